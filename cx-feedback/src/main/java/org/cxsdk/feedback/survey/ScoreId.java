package org.cxsdk.feedback.survey;

import org.cxsdk.core.Identifier;

/**
 * Identifies a score within its instrument, for example {@code csat}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ScoreId(String value) {

    public ScoreId {
        Identifier.require("ScoreId", value);
    }

    /** Returns the identifier with this text. */
    public static ScoreId of(String value) {
        return new ScoreId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
