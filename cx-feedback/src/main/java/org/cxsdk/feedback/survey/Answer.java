package org.cxsdk.feedback.survey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * Choices of a question that takes several. None chosen is an answer too: every choice was offered and not taken.
     *
     * @param codes the chosen ones
     */
    record ChosenMany(SortedSet<Integer> codes) implements Answer {
        public ChosenMany {
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        }
    }

    /** A number was given. */
    record Number(BigDecimal value) implements Answer {
        public Number {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A day was given. */
    record Day(LocalDate value) implements Answer {
        public Day {
            Objects.requireNonNull(value, "value");
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

    /** Several choices, or none of those offered. */
    static Answer ofMany(Collection<Integer> codes) {
        return new ChosenMany(new TreeSet<>(codes));
    }

    /** A number. */
    static Answer of(BigDecimal value) {
        return new Number(value);
    }

    /** A day. */
    static Answer of(LocalDate value) {
        return new Day(value);
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
}
