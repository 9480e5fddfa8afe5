package org.cxsdk.core.customer;

import org.cxsdk.core.Identifier;

/**
 * What a customer's attribute is called: {@code given-name}, {@code address}, {@code e-mail}.
 *
 * @param value the name; obeys {@link Identifier#require}
 */
public record AttributeName(String value) implements Comparable<AttributeName> {

    public AttributeName {
        Identifier.require("AttributeName", value);
    }

    /** Returns the name with this text. */
    public static AttributeName of(String value) {
        return new AttributeName(value);
    }

    @Override
    public int compareTo(AttributeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
