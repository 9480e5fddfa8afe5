package org.cxsdk.maturity.programme;

import org.cxsdk.core.Identifier;

/**
 * Identifies a part of a programme within it: a milestone, an activity, a group of people, a wave, a role, an idea. All parts
 * of a programme share one space of names, so that a fact cannot mean two things.
 */
public record PartId(String value) implements Comparable<PartId> {

    public PartId {
        Identifier.require("PartId", value);
    }

    /** Returns the identifier. */
    public static PartId of(String value) {
        return new PartId(value);
    }

    @Override
    public int compareTo(PartId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
