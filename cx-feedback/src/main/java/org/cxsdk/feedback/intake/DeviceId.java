package org.cxsdk.feedback.intake;

import org.cxsdk.core.Identifier;

/**
 * Identifies a device that collects answers without a connection.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record DeviceId(String value) {

    public DeviceId {
        Identifier.require("DeviceId", value);
    }

    /** Returns the identifier with this text. */
    public static DeviceId of(String value) {
        return new DeviceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
