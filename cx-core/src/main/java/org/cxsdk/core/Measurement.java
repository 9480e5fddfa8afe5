package org.cxsdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measured figure with everything needed to judge and recompute it. KPIs and scores come out as measurements; maturity
 * criteria take them in as evidence.
 *
 * @param definition which definition (KPI, score) was computed, in which version
 * @param value the exact figure in {@code unit}; present if and only if the state has one ({@link State#hasValue})
 * @param unit what the figure counts, for example {@code "percent"}, {@code "seconds"}, {@code "1"} for a plain ratio
 * @param ratio numerator and denominator, where the figure is a ratio (the figure may be scaled, for example to percent)
 * @param n how many observations it rests on, not negative
 * @param interval interval estimate in {@code unit}, where one is defined
 * @param state whether there is a figure and how final it is
 * @param period the period it describes, where it describes one
 * @param revision storage position or data version it was computed from; 0 if it was computed from values in memory
 * @param source where the data came from, in words or as an identifier
 */
public record Measurement(
        DefinitionRef definition,
        @Nullable Rational value,
        String unit,
        @Nullable Ratio ratio,
        long n,
        @Nullable ConfidenceInterval interval,
        State state,
        @Nullable ReportingPeriod period,
        long revision,
        String source) {

    public Measurement {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(source, "source");
        if (n < 0 || revision < 0) {
            throw new IllegalArgumentException("n (" + n + ") and revision (" + revision + ") must not be negative");
        }
        if (state.hasValue() != (value != null)) {
            throw new IllegalArgumentException(
                    "a measurement in state " + state + (state.hasValue() ? " needs a value" : " has no value"));
        }
    }

    /**
     * The same measurement in percent: value and interval times 100. One that is in percent already comes back as it is.
     *
     * @throws IllegalStateException if the unit is neither {@code "1"} nor {@code "percent"}
     */
    public Measurement inPercent() {
        if (unit.equals("percent")) {
            return this;
        }
        if (!unit.equals("1")) {
            throw new IllegalStateException("a measurement in " + unit + " has no percentage");
        }
        return new Measurement(
                definition,
                value == null ? null : value.times(Rational.of(100)),
                "percent",
                ratio,
                n,
                interval == null
                        ? null
                        : new ConfidenceInterval(
                                interval.low() * 100, interval.high() * 100, interval.level(), interval.method()),
                state,
                period,
                revision,
                source);
    }

    /** Whether there is a figure, and how final it is. The absence of a figure is never a 0. */
    public enum State {
        /** A figure that may be used. */
        OK(true),
        /** A figure that later events may still change. */
        PROVISIONAL(true),
        /** Nothing was observed. */
        NO_DATA(false),
        /** Fewer observations than the definition asks for. */
        TOO_FEW(false),
        /** Withheld so that no small group can be recognised. */
        SUPPRESSED(false);

        private final boolean hasValue;

        State(boolean hasValue) {
            this.hasValue = hasValue;
        }

        /** Whether a measurement in this state carries a figure. */
        public boolean hasValue() {
            return hasValue;
        }

        /** The name in files: {@code ok}, {@code no-data}, … */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
