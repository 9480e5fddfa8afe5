package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.cxsdk.core.series.Forecast;
import org.cxsdk.core.series.RollingOrigin;
import org.cxsdk.core.series.Trend;
import org.cxsdk.core.stat.Normal;
import org.cxsdk.metrics.Direction;

/**
 * How a series of one KPI is to be read: does it change or only vary ({@link ControlChart}, {@link ChartReading}), does it
 * rise or fall over the whole time ({@link Trend}), and what comes next if all goes on ({@link Forecast}).
 *
 * <p>The chart follows from the numbers, unless one is asked for: shares get p, events per unit u, both with Laney's
 * correction where chance alone does not explain the spread; everything else XmR. Forecasts of shares are made on the scale of log odds and those of rates
 * on the scale of logarithms, so that no limit leaves what is possible.
 *
 * @param data what was read
 * @param chart centre and limits
 * @param reading signals, variation, assurance
 * @param trend empty with fewer than three points, or more than {@value Trend#MOST}; of the points since the limits began anew
 * @param forecast empty with fewer than three points; from the points since the limits began anew; its limits are no narrower
 *     than the errors that such forecasts made (see {@link RollingOrigin#widened})
 * @param tested such forecasts made at each of the last points, held against what came; empty with too few points
 */
public record SeriesReading(
        SeriesData data,
        ControlChart chart,
        ChartReading reading,
        Optional<Trend> trend,
        Optional<Forecast> forecast,
        Optional<RollingOrigin> tested) {

    /** Fewer points say nothing of change. */
    public static final int LEAST = 2;

    private static final double LEVEL = 0.95;
    private static final int LEAST_FOR_TREND = 3;

    /** Forecasts are tested on so many of the last points at most, and need so many before the first of them. */
    private static final int TESTS = 40;

    private static final int LEAST_TO_FORECAST = 8;

    /** Less than so much of a value is the rounding of sums. */
    private static final double ROUNDING = 1e-9;

    public SeriesReading {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(chart, "chart");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(trend, "trend");
        Objects.requireNonNull(forecast, "forecast");
        Objects.requireNonNull(tested, "tested");
    }

    /**
     * What a reader of a series asks for.
     *
     * @param direction which way is better
     * @param target what is to be reached, in the unit of the plotted values, if there is one
     * @param season points in a season, 1 for none
     * @param horizon steps to forecast, at least 1
     * @param chart which chart; empty if it is to follow from the numbers
     * @param rebase points, from 3 and each at least {@value #LEAST} after the one before, from which on limits are reckoned
     *     anew; none if the process was never changed on purpose
     */
    public record Question(
            Direction direction,
            OptionalDouble target,
            int season,
            int horizon,
            Optional<ControlChart.Kind> chart,
            List<Integer> rebase) {

        public Question {
            Objects.requireNonNull(direction, "direction");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(chart, "chart");
            rebase = List.copyOf(rebase);
            int before = 1;
            for (int point : rebase) {
                if (point - before < LEAST) {
                    throw new IllegalArgumentException("limits that begin anew at " + point + " after " + before
                            + " would rest on fewer than " + LEAST + " points");
                }
                before = point;
            }
            if (season < 1 || horizon < 1) {
                throw new IllegalArgumentException(
                        "season (" + season + ") and horizon (" + horizon + ") must be at least 1");
            }
        }

        /** The chart that follows from the numbers. */
        public Question(Direction direction, OptionalDouble target, int season, int horizon) {
            this(direction, target, season, horizon, Optional.empty(), List.of());
        }

        /** No target, no season, ten steps ahead, the chart that follows from the numbers. */
        public static Question of(Direction direction) {
            return new Question(direction, OptionalDouble.empty(), 1, 10);
        }

        /** The same with a target. */
        public Question target(double value) {
            return new Question(direction, OptionalDouble.of(value), season, horizon, chart, rebase);
        }

        /** The same with a chart of this kind. */
        public Question chart(ControlChart.Kind kind) {
            return new Question(direction, target, season, horizon, Optional.of(kind), rebase);
        }

        /** The same with limits that begin anew at these points. */
        public Question rebase(List<Integer> points) {
            return new Question(direction, target, season, horizon, chart, points);
        }
    }

    /**
     * Reads a series.
     *
     * @param data at least {@value #LEAST} points; for a chart that is asked for, the counts and sizes that it is of
     */
    public static SeriesReading of(SeriesData data, Question question) {
        if (data.size() < LEAST) {
            throw new IllegalArgumentException("a series needs at least " + LEAST + " points, not " + data.size());
        }
        ControlChart chart = chart(data, question);
        List<SeriesData> parts = parts(data, question.rebase());
        SeriesData now = parts.get(parts.size() - 1);
        double[] plotted = now.plotted();
        int season = now.size() > question.season() ? question.season() : 1;
        boolean trendable = now.size() >= LEAST_FOR_TREND && now.size() <= Trend.MOST;
        Optional<Foretold> foretold =
                now.size() < LEAST_FOR_TREND ? Optional.empty() : Optional.of(foretold(data, now, question));
        return new SeriesReading(
                data,
                chart,
                ChartReading.of(chart, question.direction(), question.target()),
                trendable ? Optional.of(Trend.seasonal(plotted, season, LEVEL)) : Optional.empty(),
                foretold.map(Foretold::forecast),
                foretold.flatMap(Foretold::tested));
    }

    /** Mean of the plotted values; for ratios the centre of the chart, a ratio of sums, says more. */
    public double mean() {
        return chart.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /**
     * How probable it is that the next point reaches a value or exceeds it, if all goes on as before: the forecast's error is
     * taken as normal on the scale on which it was forecast, log odds for shares and logarithms for rates.
     *
     * @param value in the unit of the plotted values
     * @return 0 to 1; empty without a forecast
     */
    public OptionalDouble probabilityOfAtLeast(double value) {
        if (forecast.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(probability(forecast.get(), value, 1));
    }

    /** How probable it is that the next point reaches a value or stays below it; see {@link #probabilityOfAtLeast}. */
    public OptionalDouble probabilityOfAtMost(double value) {
        return forecast.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(probability(forecast.get(), value, -1));
    }

    /** @param sign 1 for at least, -1 for at most */
    private double probability(Forecast forecast, double value, int sign) {
        Forecast.Point next = forecast.points().get(0);
        DoubleUnaryOperator scale = scale();
        double middle = scale.applyAsDouble(next.value());
        double sigma = (scale.applyAsDouble(next.high()) - scale.applyAsDouble(next.low()))
                / 2
                / Normal.within(forecast.level());
        if (!(sigma > ROUNDING * Math.max(1, Math.abs(middle))) || !Double.isFinite(sigma)) {
            double ahead = sign * (next.value() - value);
            return ahead >= -ROUNDING * Math.max(1, Math.abs(value)) ? 1 : 0;
        }
        return Normal.cumulative(sign * (middle - scale.applyAsDouble(value)) / sigma);
    }

    private DoubleUnaryOperator scale() {
        boolean counted = data.denominators().isPresent() || chart.kind() == ControlChart.Kind.C;
        if (!counted || chart.kind() == ControlChart.Kind.XMR) {
            return value -> value;
        }
        boolean share = chart.kind() == ControlChart.Kind.P || chart.kind() == ControlChart.Kind.P_PRIME;
        return share
                ? value -> Math.log(Math.max(0, value) / Math.max(0, 1 - value))
                : value -> Math.log(Math.max(0, value));
    }

    /** Parts of which one needs the wider limits all get them, so that they can be compared. */
    private static ControlChart chart(SeriesData data, Question question) {
        List<SeriesData> parts = parts(data, question.rebase());
        Optional<ControlChart.Kind> asked = question.chart();
        if (asked.isEmpty() && parts.size() > 1) {
            List<ControlChart.Kind> kinds = parts.stream()
                    .map(part -> chart(part, part.plotted(), data.kind()).kind())
                    .toList();
            asked = Stream.concat(kinds.stream().filter(SeriesReading::isWide), kinds.stream())
                    .filter(kind -> kind != ControlChart.Kind.C || Set.of(kind).containsAll(kinds))
                    .findFirst();
        }
        Optional<ControlChart.Kind> kind = asked;
        return ControlChart.joined(parts.stream()
                .map(part -> kind.map(one -> asked(one, part, part.plotted()))
                        .orElseGet(() -> chart(part, part.plotted(), data.kind())))
                .toList());
    }

    private static boolean isWide(ControlChart.Kind kind) {
        return kind == ControlChart.Kind.P_PRIME || kind == ControlChart.Kind.U_PRIME;
    }

    private static List<SeriesData> parts(SeriesData data, List<Integer> rebase) {
        if (!rebase.isEmpty() && data.size() - rebase.get(rebase.size() - 1) + 1 < LEAST) {
            throw new IllegalArgumentException("limits that begin anew at " + rebase.get(rebase.size() - 1) + " of "
                    + data.size() + " points would rest on fewer than " + LEAST);
        }
        List<SeriesData> parts = new ArrayList<>();
        for (int i = 0; i <= rebase.size(); i++) {
            int from = i == 0 ? 0 : rebase.get(i - 1) - 1;
            int to = i == rebase.size() ? data.size() : rebase.get(i) - 1;
            parts.add(new SeriesData(
                    data.labels().subList(from, to),
                    data.values().subList(from, to),
                    data.denominators().map(all -> all.subList(from, to))));
        }
        return parts;
    }

    private static ControlChart asked(ControlChart.Kind kind, SeriesData data, double[] plotted) {
        if (kind == ControlChart.Kind.XMR) {
            return ControlChart.xmr(plotted);
        }
        boolean ones = data.denominators().orElse(List.of()).stream().allMatch(size -> size == 1);
        if (kind == ControlChart.Kind.C && ones) {
            return ControlChart.counts(plotted);
        }
        if (kind == ControlChart.Kind.C || data.denominators().isEmpty()) {
            throw new IllegalArgumentException("a chart of kind " + kind.code()
                    + (kind == ControlChart.Kind.C ? " takes no denominators" : " needs denominators"));
        }
        return ControlChart.ratio(
                kind, array(data.values()), array(data.denominators().get()));
    }

    private static ControlChart chart(SeriesData data, double[] plotted, SeriesData.Kind kind) {
        return switch (kind) {
            case MEASURED, RATIO -> ControlChart.xmr(plotted);
            case SHARE ->
                ControlChart.shares(
                        array(data.values()), array(data.denominators().orElseThrow()));
            case RATE -> rates(array(data.values()), array(data.denominators().orElseThrow()));
        };
    }

    /** Counts with the same opportunity in each period have a chart of their own name. */
    private static ControlChart rates(double[] counts, double[] sizes) {
        ControlChart chart = ControlChart.rates(counts, sizes);
        boolean same = Arrays.stream(sizes).allMatch(size -> size == 1);
        return same && chart.kind() == ControlChart.Kind.U ? ControlChart.counts(counts) : chart;
    }

    private record Foretold(Forecast forecast, Optional<RollingOrigin> tested) {}

    private static Foretold foretold(SeriesData data, SeriesData now, Question question) {
        return switch (question.chart().map(SeriesReading::kind).orElse(data.kind())) {
            case MEASURED, RATIO ->
                foretold(now.plotted(), now.plotted(), question.season(), question.horizon(), x -> x);
            case SHARE -> onScale(now, question, SeriesReading::logOdds, value -> 1 / (1 + Math.exp(-value)));
            case RATE ->
                onScale(now, question, (count, size) -> Math.log((count == 0 ? 0.5 : count) / size), Math::exp);
        };
    }

    /**
     * Theta, with limits that would have held.
     *
     * @param scaled values on the scale on which they are forecast
     * @param plotted the same as people read them
     * @param back from the scale to what people read
     */
    private static Foretold foretold(
            double[] scaled, double[] plotted, int season, int horizon, DoubleUnaryOperator back) {
        Forecast forecast = Forecast.theta(scaled, season, horizon, LEVEL);
        int first = Math.max(Math.max(2 * season + 1, LEAST_TO_FORECAST), scaled.length - TESTS);
        if (first >= scaled.length) {
            return new Foretold(forecast.through(back), Optional.empty());
        }
        Map<Integer, Forecast> made = new HashMap<>();
        RollingOrigin errors = RollingOrigin.of(
                scaled,
                first,
                horizon,
                (known, steps) ->
                        made.computeIfAbsent(known.length, length -> Forecast.theta(known, season, steps, LEVEL)));
        RollingOrigin told = RollingOrigin.of(
                plotted,
                first,
                horizon,
                (known, steps) -> Objects.requireNonNull(made.get(known.length)).through(back));
        return new Foretold(errors.widened(forecast).through(back), Optional.of(told));
    }

    private static SeriesData.Kind kind(ControlChart.Kind asked) {
        return switch (asked) {
            case XMR -> SeriesData.Kind.MEASURED;
            case P, P_PRIME -> SeriesData.Kind.SHARE;
            case U, U_PRIME, C -> SeriesData.Kind.RATE;
        };
    }

    /** Where all or nothing was counted, half a case is counted on either side, since the odds have no logarithm there. */
    private static double logOdds(double count, double size) {
        double half = count == 0 || count == size ? 0.5 : 0;
        return Math.log((count + half) / (size - count + half));
    }

    private static Foretold onScale(SeriesData data, Question question, Scale scale, DoubleUnaryOperator back) {
        List<Double> sizes = data.denominators().orElseGet(() -> Collections.nCopies(data.size(), 1.0));
        double[] scaled = new double[data.size()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale.of(data.values().get(i), sizes.get(i));
        }
        // Theta takes a season out by factors, which have no meaning on a scale that passes through 0
        double[] plotted =
                question.chart().filter(kind -> kind == ControlChart.Kind.C).isPresent()
                        ? array(data.values())
                        : data.plotted();
        return foretold(scaled, plotted, 1, question.horizon(), back);
    }

    @FunctionalInterface
    private interface Scale {
        double of(double count, double size);
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
