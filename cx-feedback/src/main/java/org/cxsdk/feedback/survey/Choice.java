package org.cxsdk.feedback.survey;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * One answer that a question offers.
 *
 * @param code the number that is stored and scored, unique within the question; for a rating its value
 * @param text what the respondent reads
 * @param kind whether it is an opinion
 */
public record Choice(int code, LocalizedText text, Kind kind) {

    public Choice {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether a choice is an opinion. The three are counted apart, and a score's denominator policy says which it uses. */
    public enum Kind {
        /** An opinion. */
        OPINION,
        /** The respondent was asked and has no opinion. */
        DONT_KNOW,
        /** The question does not fit the respondent's case. */
        NOT_APPLICABLE
    }
}
