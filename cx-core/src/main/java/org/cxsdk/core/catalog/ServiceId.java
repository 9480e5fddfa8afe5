package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A public service; its versions share the identifier.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ServiceId(String value) {

    public ServiceId {
        Identifier.require("ServiceId", value);
    }

    /** Returns the identifier with this text. */
    public static ServiceId of(String value) {
        return new ServiceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
