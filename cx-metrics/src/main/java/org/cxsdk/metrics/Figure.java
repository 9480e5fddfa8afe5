package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.core.state.RatioOfSums;
import org.cxsdk.metrics.state.DistinctCount;
import org.cxsdk.metrics.state.Distribution;
import org.cxsdk.metrics.state.Moments;
import org.cxsdk.metrics.state.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * The figure of a cell by its measure, with n and interval. Sums, ratios and means are exact; a share has the 95 % Wilson
 * interval, a mean of at least 30 values Student's t, Kaplan-Meier figures the limits of R's {@code survfit}.
 *
 * @param value the figure; null if there is none
 * @param n how many observations or cases it rests on
 * @param ratio the exact quotient, for measures that divide sums
 * @param interval where one is known
 * @param signals what a reader must know
 */
record Figure(
        @Nullable Rational value,
        long n,
        @Nullable Ratio ratio,
        @Nullable ConfidenceInterval interval,
        List<Signal> signals) {

    private static final double LEVEL = 0.95;
    /** Fewer values say too little of how skewed they are for Student's t to hold. */
    private static final int LEAST_FOR_MEAN = 30;

    private static final Figure NONE = new Figure(null, 0, null, null, List.of());

    static Figure of(Measure measure, ResultCell cell) {
        if (measure instanceof Measure.Aggregate aggregate) {
            return aggregate(aggregate, cell.state());
        }
        if (measure instanceof Measure.Attainment attainment) {
            return attainment.cohort() == Measure.Cohort.OPENED_COHORT_KM
                    ? watched(new CaseMeasure.Statistic.ShareWithin(attainment.within()), cell)
                    : share(cell.state().figure());
        }
        if (measure instanceof ValueMeasure.Quantile quantile) {
            return quantile(quantile.p(), cell.state().values());
        }
        if (measure instanceof ValueMeasure.Distinct) {
            return distinct(cell.state().things());
        }
        if (measure instanceof CaseMeasure.Conversion) {
            return share(cell.state().figure());
        }
        if (measure instanceof CaseMeasure.Elapsed elapsed) {
            return elapsed.whose() == CaseMeasure.Whose.OPENED
                    ? watched(elapsed.statistic(), cell)
                    : told(elapsed.statistic(), cell.state());
        }
        if (measure instanceof CaseMeasure.Backlog backlog) {
            return backlog.statistic() == null
                    ? new Figure(
                            Rational.of(cell.state().figure().numeratorCount()),
                            cell.state().figure().numeratorCount(),
                            null,
                            null,
                            List.of())
                    : told(backlog.statistic(), cell.state());
        }
        throw new IllegalArgumentException("a cell has no figure of " + measure.text());
    }

    private static Figure aggregate(Measure.Aggregate aggregate, CellState cell) {
        RatioOfSums sums = cell.figure();
        if (aggregate.denominator() == null) {
            long n = sums.numeratorCount();
            return n == 0
                    ? NONE
                    : new Figure(aggregate.valueOf(Rational.of(sums.numerator())), n, null, null, List.of());
        }
        if (aggregate.share()) {
            return share(sums);
        }
        Ratio ratio = sums.ratio().orElse(null);
        Rational value = ratio == null ? null : aggregate.valueOf(ratio.exact());
        return new Figure(value, sums.denominatorCount(), ratio, meanInterval(aggregate, cell), List.of());
    }

    private static @Nullable ConfidenceInterval meanInterval(Measure.Aggregate aggregate, CellState cell) {
        // what an earlier version stored has no spread, so there is none of the whole
        boolean complete = cell.spread().count() == cell.figure().denominatorCount();
        ConfidenceInterval mean = Intake.isMean(aggregate) && complete ? meanInterval(cell.spread()) : null;
        if (mean == null) {
            return null;
        }
        double offset = aggregate.offset().toDouble();
        double factor = aggregate.factor().toDouble();
        return new ConfidenceInterval(
                (mean.low() - offset) * factor, (mean.high() - offset) * factor, LEVEL, mean.method());
    }

    private static @Nullable ConfidenceInterval meanInterval(Moments spread) {
        OptionalDouble deviation = spread.deviation();
        return spread.count() < LEAST_FOR_MEAN || deviation.isEmpty() || deviation.getAsDouble() == 0
                ? null
                : Intervals.mean(spread.mean().toDouble(), deviation.getAsDouble(), spread.count(), LEVEL);
    }

    private static Figure share(RatioOfSums sums) {
        Ratio ratio = sums.ratio().orElse(null);
        if (ratio == null) {
            return new Figure(null, sums.denominatorCount(), null, null, exceeds(sums));
        }
        boolean exceeds = sums.numerator().compareTo(sums.denominator()) > 0;
        return new Figure(
                ratio.exact(),
                sums.denominatorCount(),
                ratio,
                exceeds ? null : Intervals.wilson(sums.numeratorCount(), sums.denominatorCount(), LEVEL),
                exceeds(sums));
    }

    private static List<Signal> exceeds(RatioOfSums sums) {
        return sums.numerator().compareTo(sums.denominator()) > 0
                ? List.of(Signal.NUMERATOR_EXCEEDS_DENOMINATOR)
                : List.of();
    }

    private static Figure quantile(BigDecimal p, Distribution values) {
        if (values.count() == 0) {
            return NONE;
        }
        Quantile quantile = values.quantile(p);
        return new Figure(
                Rational.of(quantile.value()),
                values.count(),
                null,
                null,
                quantile.exact() ? List.of() : List.of(Signal.APPROXIMATED));
    }

    private static Figure distinct(DistinctCount things) {
        long count = things.count();
        if (count == 0) {
            return NONE;
        }
        double half = 1.959963984540054 * things.relativeError() * count;
        return new Figure(
                Rational.of(count),
                count,
                null,
                things.exact() ? null : new ConfidenceInterval(count - half, count + half, LEVEL, "hyperloglog"),
                things.exact() ? List.of() : List.of(Signal.APPROXIMATED));
    }

    /** Of cases whose durations are known. */
    private static Figure told(CaseMeasure.Statistic statistic, CellState cell) {
        if (statistic instanceof CaseMeasure.Statistic.ShareWithin) {
            return share(cell.figure());
        }
        if (statistic instanceof CaseMeasure.Statistic.QuantileOf quantile) {
            return quantile(quantile.share(), cell.values());
        }
        Moments spread = cell.spread();
        return spread.count() == 0
                ? NONE
                : new Figure(spread.mean(), spread.count(), null, meanInterval(spread), List.of());
    }

    /** Of cases that were watched, some of which are still open. */
    private static Figure watched(CaseMeasure.Statistic statistic, ResultCell cell) {
        int n = cell.times().size();
        if (n == 0) {
            return NONE;
        }
        SurvivalCurve curve = SurvivalCurve.of(cell.times());
        if (statistic instanceof CaseMeasure.Statistic.QuantileOf quantile) {
            return quantile(quantile.share().doubleValue(), curve);
        }
        if (statistic instanceof CaseMeasure.Statistic.ShareWithin within) {
            return shareWithin(seconds(within.time()), curve);
        }
        double horizon = statistic instanceof CaseMeasure.Statistic.MeanOf mean && mean.horizon() != null
                ? seconds(mean.horizon())
                : curve.last();
        SurvivalCurve.RestrictedMean mean = curve.restrictedMean(horizon);
        double half = 1.959963984540054 * mean.standardError();
        List<Signal> signals =
                curve.last() < horizon && curve.at(curve.last()) > 0 ? List.of(Signal.NOT_REACHED) : List.of();
        return new Figure(
                rational(mean.value()),
                n,
                null,
                new ConfidenceInterval(mean.value() - half, mean.value() + half, LEVEL, "greenwood"),
                signals);
    }

    private static Figure quantile(double share, SurvivalCurve curve) {
        OptionalDouble value = curve.quantile(share);
        if (value.isEmpty()) {
            return new Figure(null, curve.n(), null, null, List.of(Signal.NOT_REACHED));
        }
        OptionalDouble low = curve.quantileLow(share, LEVEL);
        OptionalDouble high = curve.quantileHigh(share, LEVEL);
        boolean bounded = low.isPresent() && high.isPresent();
        return new Figure(
                rational(value.getAsDouble()),
                curve.n(),
                null,
                bounded ? new ConfidenceInterval(low.getAsDouble(), high.getAsDouble(), LEVEL, "log") : null,
                List.of());
    }

    private static Figure shareWithin(double time, SurvivalCurve curve) {
        if (curve.last() < time && curve.at(curve.last()) > 0) {
            return new Figure(null, curve.n(), null, null, List.of(Signal.NOT_REACHED));
        }
        @Nullable ConfidenceInterval interval = null;
        for (SurvivalCurve.Step step : curve.steps()) {
            if (step.time() <= time) {
                ConfidenceInterval open = step.interval(LEVEL);
                interval = new ConfidenceInterval(1 - open.high(), 1 - open.low(), LEVEL, open.method());
            }
        }
        return new Figure(rational(1 - curve.at(time)), curve.n(), null, interval, List.of());
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }

    private static Rational rational(double value) {
        return Rational.of(BigDecimal.valueOf(value));
    }
}
