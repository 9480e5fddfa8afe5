package org.cxsdk.maturity.policy;

import org.cxsdk.core.Identifier;

/** Identifies a comment on a draft. */
public record CommentId(String value) implements Comparable<CommentId> {

    public CommentId {
        Identifier.require("CommentId", value);
    }

    /** Returns the identifier. */
    public static CommentId of(String value) {
        return new CommentId(value);
    }

    @Override
    public int compareTo(CommentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
