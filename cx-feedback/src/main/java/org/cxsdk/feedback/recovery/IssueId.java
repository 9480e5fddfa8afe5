package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies a kind of issue, for example {@code permit-late}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record IssueId(String value) {

    public IssueId {
        Identifier.require("IssueId", value);
    }

    /** Returns the identifier with this text. */
    public static IssueId of(String value) {
        return new IssueId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
