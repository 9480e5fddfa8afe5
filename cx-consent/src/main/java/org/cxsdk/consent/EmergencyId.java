package org.cxsdk.consent;

import org.cxsdk.core.Identifier;

/**
 * Identifies one use in an emergency.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record EmergencyId(String value) {

    public EmergencyId {
        Identifier.require("EmergencyId", value);
    }

    /** Returns the identifier with this text. */
    public static EmergencyId of(String value) {
        return new EmergencyId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
