package org.cxsdk.feedback.survey;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one respondent did with one question. Not asked and not answered are different things, and neither is an answer of
 * zero.
 */
public sealed interface Answer {

    /** A choice was made. */
    record Chosen(int code) implements Answer {}

    /** Words were written. */
    record Written(String text) implements Answer {
        public Written {
            Objects.requireNonNull(text, "text");
        }

        /** Hides the words: they may name people. */
        @Override
        public String toString() {
            return "Written(hidden)";
        }
    }

    /** The question was asked and left open. */
    record NotAnswered() implements Answer {}

    /** The question was not shown to this respondent. */
    record NotAsked() implements Answer {}

    /** A choice. */
    static Answer of(int code) {
        return new Chosen(code);
    }

    /** Words. */
    static Answer of(String text) {
        return new Written(text);
    }

    /** Asked, and left open. */
    static Answer notAnswered() {
        return new NotAnswered();
    }

    /** Not shown. */
    static Answer notAsked() {
        return new NotAsked();
    }

    /** Calls the function that fits. */
    default <T> T fold(
            Function<Chosen, T> chosen, Function<Written, T> written, Supplier<T> notAnswered, Supplier<T> notAsked) {
        if (this instanceof Chosen c) {
            return chosen.apply(c);
        }
        if (this instanceof Written w) {
            return written.apply(w);
        }
        return this instanceof NotAnswered ? notAnswered.get() : notAsked.get();
    }
}
