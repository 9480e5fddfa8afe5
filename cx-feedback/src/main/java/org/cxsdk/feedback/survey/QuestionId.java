package org.cxsdk.feedback.survey;

import org.cxsdk.core.Identifier;

/**
 * Identifies a question within its instrument; scores of one question over time rest on it.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record QuestionId(String value) {

    public QuestionId {
        Identifier.require("QuestionId", value);
    }

    /** Returns the identifier with this text. */
    public static QuestionId of(String value) {
        return new QuestionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
