package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies what can be given to make good, for example {@code refund-fee}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RemedyId(String value) {

    public RemedyId {
        Identifier.require("RemedyId", value);
    }

    /** Returns the identifier with this text. */
    public static RemedyId of(String value) {
        return new RemedyId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
