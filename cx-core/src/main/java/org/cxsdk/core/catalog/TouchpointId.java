package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A touchpoint: one step of a service on one channel.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record TouchpointId(String value) {

    public TouchpointId {
        Identifier.require("TouchpointId", value);
    }

    /** Returns the identifier with this text. */
    public static TouchpointId of(String value) {
        return new TouchpointId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
