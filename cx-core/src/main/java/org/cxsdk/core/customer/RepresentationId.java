package org.cxsdk.core.customer;

import org.cxsdk.core.Identifier;

/**
 * Identifies a {@link Representation}: one mandate.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RepresentationId(String value) {

    public RepresentationId {
        Identifier.require("RepresentationId", value);
    }

    /** Returns the identifier with this text. */
    public static RepresentationId of(String value) {
        return new RepresentationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
