package org.cxsdk.consent.once;

import org.cxsdk.core.Identifier;

/**
 * Identifies an {@link Attribute}: one datum about a person.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record AttributeId(String value) {

    public AttributeId {
        Identifier.require("AttributeId", value);
    }

    /** Returns the identifier with this text. */
    public static AttributeId of(String value) {
        return new AttributeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
