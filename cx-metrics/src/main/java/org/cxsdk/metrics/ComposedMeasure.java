package org.cxsdk.metrics;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/** Figures made of other figures: over several periods, or of several KPIs. */
public sealed interface ComposedMeasure extends Measure {

    /**
     * Another measure over several periods, told at the end of each: the trailing twelve months, or the year so far. The
     * observations of all its periods are put together, so that a ratio stays a ratio of sums. A window that reaches back
     * before the first observation says so ({@link Signal#INCOMPLETE_WINDOW}).
     *
     * @param base what is computed over the window
     * @param periods how many periods the window has, 2 to 1,000; 0 with {@code toDate}
     * @param toDate the calendar period that is filled from its start; null with {@code periods}
     */
    record Cumulative(Measure base, int periods, ReportingPeriod.@Nullable Grain toDate) implements ComposedMeasure {
        /** Most periods of a window. */
        public static final int MOST_PERIODS = 1_000;

        public Cumulative {
            Objects.requireNonNull(base, "base");
            if ((periods == 0) == (toDate == null)) {
                throw new IllegalArgumentException("a window has either periods or a period to date");
            }
            if (toDate == null && (periods < 2 || periods > MOST_PERIODS)) {
                throw new IllegalArgumentException("periods (" + periods + ") must be 2 to " + MOST_PERIODS);
            }
            if (base instanceof ComposedMeasure || base instanceof CaseMeasure.Backlog) {
                throw new IllegalArgumentException("a stock or a figure made of others is not added up over time");
            }
        }

        /** The last so many periods. */
        public static Cumulative trailing(int periods, Measure base) {
            return new Cumulative(base, periods, null);
        }

        /** The calendar period so far. */
        public static Cumulative toDate(ReportingPeriod.Grain grain, Measure base) {
            return new Cumulative(base, 0, grain);
        }

        private String window() {
            return toDate == null ? "over the last " + periods + " periods" : "over the " + toDate + " so far";
        }

        @Override
        public String numeratorText() {
            return base.numeratorText() + ", " + window();
        }

        @Override
        public Optional<String> denominatorText() {
            return base.denominatorText();
        }

        @Override
        public String text() {
            return "cumulative: " + window() + "; " + base.text();
        }
    }

    /**
     * A figure of other KPIs of the same periods.
     *
     * @param form how they are put together
     * @param operands the KPIs, at least one; two for a quotient
     */
    record Derived(Form form, List<Operand> operands) implements ComposedMeasure {
        public Derived {
            Objects.requireNonNull(form, "form");
            operands = List.copyOf(operands);
            if (operands.isEmpty() || form == Form.QUOTIENT && operands.size() != 2) {
                throw new IllegalArgumentException(form + " of " + operands.size() + " KPIs is not known");
            }
            if (form == Form.WEIGHTED_MEAN
                    && operands.stream().anyMatch(operand -> operand.weight().signum() <= 0)) {
                throw new IllegalArgumentException("weights of a mean must be greater than 0");
            }
        }

        @Override
        public String numeratorText() {
            return form + " of " + operands.stream().map(Operand::text).collect(Collectors.joining(", "));
        }

        @Override
        public Optional<String> denominatorText() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "derived: " + numeratorText();
        }
    }

    /** How KPIs are put together. */
    enum Form {
        /** Σ weight · value. */
        SUM,
        /** Σ weight · value / Σ weight. */
        WEIGHTED_MEAN,
        /** The first divided by the second. */
        QUOTIENT
    }

    /**
     * One KPI in a figure of several.
     *
     * @param kpi which one
     * @param weight what its value is multiplied by
     * @param low the value that counts as 0; null to take the value as it is
     * @param high the value that counts as 1; may be below {@code low} where less is better. Null with {@code low}
     * @param periodsAgo 0 for the same period, 1 for the one before
     */
    record Operand(
            KpiId kpi,
            Rational weight,
            @Nullable Rational low,
            @Nullable Rational high,
            int periodsAgo) {
        public Operand {
            Objects.requireNonNull(kpi, "kpi");
            Objects.requireNonNull(weight, "weight");
            if ((low == null) != (high == null) || low != null && low.equals(high)) {
                throw new IllegalArgumentException("low and high are two different values, or none");
            }
            if (periodsAgo < 0) {
                throw new IllegalArgumentException("periodsAgo (" + periodsAgo + ") must not be negative");
            }
        }

        /** The value of a KPI. */
        public static Operand of(KpiId kpi) {
            return new Operand(kpi, Rational.ONE, null, null, 0);
        }

        /** The value of a KPI times a weight. */
        public static Operand weighted(KpiId kpi, Rational weight) {
            return new Operand(kpi, weight, null, null, 0);
        }

        /** The value that this operand takes from a KPI's value, before its weight. */
        public Rational scaled(Rational value) {
            return low == null || high == null ? value : value.minus(low).dividedBy(high.minus(low));
        }

        String text() {
            return weight + " x " + kpi + (low == null ? "" : " on " + low + " to " + high)
                    + (periodsAgo == 0 ? "" : ", " + periodsAgo + " periods before");
        }
    }
}
