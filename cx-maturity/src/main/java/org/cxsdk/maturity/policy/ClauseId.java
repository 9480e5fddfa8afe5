package org.cxsdk.maturity.policy;

import org.cxsdk.core.Identifier;

/** Identifies a clause within its policy. */
public record ClauseId(String value) implements Comparable<ClauseId> {

    public ClauseId {
        Identifier.require("ClauseId", value);
    }

    /** Returns the identifier. */
    public static ClauseId of(String value) {
        return new ClauseId(value);
    }

    @Override
    public int compareTo(ClauseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
