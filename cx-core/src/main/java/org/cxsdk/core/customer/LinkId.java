package org.cxsdk.core.customer;

import org.cxsdk.core.Identifier;

/**
 * Names one statement that two profiles belong to one customer.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record LinkId(String value) implements Comparable<LinkId> {

    public LinkId {
        Identifier.require("LinkId", value);
    }

    /** Returns the identifier with this text. */
    public static LinkId of(String value) {
        return new LinkId(value);
    }

    @Override
    public int compareTo(LinkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
