package org.cxsdk.feedback.text;

import java.time.Instant;
import java.util.Objects;

/**
 * What somebody wrote in answer to a question.
 *
 * @param text the words
 * @param question what had been asked
 * @param at when
 */
public record Comment(String text, String question, Instant at) {

    public Comment {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(at, "at");
    }

    /** Hides the words: they may name people. */
    @Override
    public String toString() {
        return "Comment(hidden, " + at + ")";
    }
}
