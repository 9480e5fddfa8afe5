package org.cxsdk.metrics;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/** How a KPI is computed from observations; docs/kpis.md explains each kind with an example. */
public sealed interface Measure
        permits Measure.Aggregate, Measure.Attainment, ValueMeasure, CaseMeasure, ComposedMeasure {

    /** How many observations there were. */
    static Measure count(Filter where) {
        return new Aggregate(Term.count(where), null, false, Rational.ZERO, Rational.ONE);
    }

    /** What a value adds up to. */
    static Measure sum(String value, Filter where) {
        return new Aggregate(Term.sum(value, where), null, false, Rational.ZERO, Rational.ONE);
    }

    /** The mean of a value over the observations that have it: one sum divided by one count. */
    static Measure mean(String value, Filter where) {
        return meanOnScale(value, where, Rational.ZERO, Rational.ONE);
    }

    /**
     * The mean of a rating, moved to 0 to 1: {@code (mean - low) / (high - low)}. Ratings of several groups are added
     * up before they are divided and moved, so no mean of percentages can arise.
     */
    static Measure meanOnScale(String value, Filter where, Rational low, Rational high) {
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("low (" + low + ") must be below high (" + high + ")");
        }
        Rational factor = Rational.ONE.dividedBy(high.minus(low));
        return new Aggregate(Term.sum(value, where), Term.having(value, where), false, low, factor);
    }

    /** One sum or count divided by another, times a factor such as 1,000 for a rate per thousand. */
    static Measure ratio(Term numerator, Term denominator, Rational per) {
        return new Aggregate(numerator, denominator, false, Rational.ZERO, per);
    }

    /**
     * How many of the denominator have a property: a ratio of counts that cannot rightly exceed 1 and therefore has a
     * Wilson interval. If the numerator exceeds the denominator all the same, the result is
     * {@linkplain Signal#NUMERATOR_EXCEEDS_DENOMINATOR signalled}.
     */
    static Measure share(Filter numerator, Filter denominator) {
        return new Aggregate(Term.count(numerator), Term.count(denominator), true, Rational.ZERO, Rational.ONE);
    }

    /**
     * What an aggregate counts or sums.
     *
     * @param where which observations
     * @param value the value that is summed, null to count
     * @param having whether, beside {@code where}, the observation needs the value in order to be counted
     */
    record Term(Filter where, @Nullable String value, boolean having) {
        public Term {
            Objects.requireNonNull(where, "where");
            if (value != null) {
                Identifier.require("Term.value", value);
            } else if (having) {
                throw new IllegalArgumentException("a term that counts observations with a value needs its name");
            }
        }

        /** Counts observations. */
        public static Term count(Filter where) {
            return new Term(where, null, false);
        }

        /** Sums a value. */
        public static Term sum(String value, Filter where) {
            return new Term(where, value, false);
        }

        /** Counts the observations that have a value. */
        public static Term having(String value, Filter where) {
            return new Term(where, value, true);
        }

        /** Whether observations are counted rather than values summed. */
        public boolean counts() {
            return value == null || having;
        }

        /** The term as a line that people can read. */
        public String text() {
            if (value == null) {
                return "count where " + where.text();
            }
            return (having ? "count having " : "sum of ") + value + " where " + where.text();
        }
    }

    /**
     * A count, a sum, or one divided by the other: {@code (numerator / denominator - offset) * factor}.
     *
     * @param numerator what is counted or summed
     * @param denominator what it is divided by; null for a plain count or sum
     * @param share whether the numerator counts members of the denominator
     * @param offset is subtracted from the quotient
     * @param factor then multiplies it; greater than 0
     */
    record Aggregate(Term numerator, @Nullable Term denominator, boolean share, Rational offset, Rational factor)
            implements Measure {
        public Aggregate {
            Objects.requireNonNull(numerator, "numerator");
            Objects.requireNonNull(offset, "offset");
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("factor (" + factor + ") must be greater than 0");
            }
            if (share && (denominator == null || !numerator.counts() || !denominator.counts())) {
                throw new IllegalArgumentException("a share divides one count by another");
            }
        }

        @Override
        public String numeratorText() {
            return numerator.text();
        }

        @Override
        public Optional<String> denominatorText() {
            return Optional.ofNullable(denominator).map(Term::text);
        }

        @Override
        public String text() {
            return "aggregate: " + numeratorText()
                    + denominatorText().map(text -> "; by " + text).orElse("") + (share ? "; share" : "") + "; minus "
                    + offset + "; times " + factor;
        }
    }

    /**
     * Which share of cases was closed within a time: cases are put together from their opening and closing observations
     * by {@code Observation.reference}.
     *
     * @param opened observations that open a case; the earliest one counts and gives the case its dimensions
     * @param closed observations that close a case
     * @param within how long closing may take, elapsed or working time, greater than 0, at most {@link #LONGEST}; closing at the
     *     last moment is in time
     * @param cohort whose cases stand in the denominator
     * @param closing which closing counts when a case was reopened
     * @param marks what happens between opening and closing
     */
    record Attainment(Filter opened, Filter closed, Duration within, Cohort cohort, Closing closing, CaseMarks marks)
            implements Measure {

        /** Longest time for a case: about a hundred years. */
        public static final Duration LONGEST = Duration.ofDays(36_525);

        public Attainment {
            Objects.requireNonNull(opened, "opened");
            Objects.requireNonNull(closed, "closed");
            Objects.requireNonNull(cohort, "cohort");
            Objects.requireNonNull(closing, "closing");
            Objects.requireNonNull(marks, "marks");
            if (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "within (" + within + ") must be greater than 0 and at most " + LONGEST);
            }
        }

        /** Cases whose clock never stands. */
        public Attainment(Filter opened, Filter closed, Duration within, Cohort cohort, Closing closing) {
            this(opened, closed, within, cohort, closing, CaseMarks.NONE);
        }

        @Override
        public String numeratorText() {
            return "cases closed (" + closed.text() + ") within " + within + " of opening (" + opened.text() + "), "
                    + closing.name() + marks.text();
        }

        @Override
        public Optional<String> denominatorText() {
            return Optional.of(cohort.text());
        }

        @Override
        public String text() {
            return "attainment: " + numeratorText() + "; by " + cohort.name();
        }
    }

    /** Whose cases stand in the denominator of an {@link Attainment}. */
    enum Cohort {
        /**
         * Cases that fell due in the period and by the as-of time, closed or not. A case that is closed but not yet due
         * waits as well: taking it in early would favour the quick ones.
         */
        DUE_COHORT("cases that fell due in the period, closed or not"),
        /**
         * Cases that were closed in the period. Overstates: cases that stay open for ever never count. It can be had
         * only by this name, for comparison with figures published that way.
         */
        CLOSED_COHORT("cases that were closed in the period; those still open are left out, which overstates"),
        /**
         * Cases that were opened in the period, closed or not: the share is estimated by Kaplan and Meier, so it can be told
         * before all of them are due.
         */
        OPENED_COHORT_KM("cases that were opened in the period, closed or not (Kaplan-Meier)");

        private final String text;

        Cohort(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Which closing of a case counts. */
    enum Closing {
        /** The first one, even if the case was reopened. */
        FIRST_CLOSE,
        /** The last one; a case that was reopened after it is open. */
        LAST_CLOSE,
        /** The last one, and the time during which the case was closed does not count. */
        NET_OF_CLOSED_SPANS
    }

    /** What stands above the line, as a line that people can read. */
    String numeratorText();

    /** What stands below the line; empty for a plain count or sum. */
    Optional<String> denominatorText();

    /** The quotient of numerator and denominator at which the figure has this value: undoes offset and factor. */
    default Rational quotientFor(Rational value) {
        return counted() instanceof Aggregate aggregate
                ? value.dividedBy(aggregate.factor()).plus(aggregate.offset())
                : value;
    }

    /** The figure that a quotient of numerator and denominator stands for: applies offset and factor. */
    default Rational valueOf(Rational quotient) {
        return counted() instanceof Aggregate aggregate
                ? quotient.minus(aggregate.offset()).times(aggregate.factor())
                : quotient;
    }

    /** What is counted of single observations: for a figure over several periods, that of one period. */
    default Measure counted() {
        return this instanceof ComposedMeasure.Cumulative cumulative ? cumulative.base() : this;
    }

    /** Whether the figure is a quotient or sum whose parts are told: {@code numerator} and, if it divides, {@code denominator}. */
    default boolean hasParts() {
        Measure counted = counted();
        return counted instanceof Aggregate
                || counted instanceof CaseMeasure.Conversion
                || counted instanceof Attainment attainment && attainment.cohort() != Cohort.OPENED_COHORT_KM;
    }

    /** Whether the figure is a share of 0 to 1 that counts members of a group. */
    default boolean isShare() {
        Measure counted = counted();
        return counted instanceof Aggregate aggregate ? aggregate.share() : counted.hasParts();
    }

    /** The whole measure as a line; equal measures have equal texts, others differ. */
    String text();
}
