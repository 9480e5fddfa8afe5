package org.cxsdk.feedback.text;

import java.util.Objects;

/**
 * A comment that a person has judged: what a classifier is trained on and measured against.
 *
 * @param text what was written
 * @param question what had been asked; empty if nobody knows
 * @param label the judgement, for example {@code positive}
 */
public record LabelledText(String text, String question, String label) {

    public LabelledText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(question, "question");
        if (label.isBlank()) {
            throw new IllegalArgumentException("label must not be blank");
        }
    }

    /** Hides the words: they may name people. */
    @Override
    public String toString() {
        return "LabelledText(hidden, " + label + ")";
    }
}
