package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cxsdk.core.stat.Quantiles;

/**
 * When did the level of a series change? The segmentation with the least Σ(x - mean of its segment)² + β for each change,
 * found exactly by PELT: Killick, Fearnhead and Eckley, "Optimal detection of changepoints with a linear computational cost",
 * JASA 107 (2012) 1590-1598. The cost assumes variance 1, so values are divided by a scale first: the median absolute
 * difference from one value to the next, which the changes themselves hardly widen, times 1.4826/√2. β is 2 ln n (BIC), and
 * no segment is shorter than {@value #SHORTEST}: a shorter one fits noise.
 *
 * @param scale by which values were divided
 * @param cost Σ of squares within segments, in units of the scale squared
 * @param after the last point before each change, from 1, in order
 * @param means of the segments
 */
public record ChangePoints(double scale, double cost, List<Integer> after, List<Double> means) {

    private static final int SHORTEST = 5;
    private static final double TO_SIGMA = 1.4826;

    /** Of values that are all alike. */
    private static final double LEAST_VARIANCE = 1e-11;

    public ChangePoints {
        after = List.copyOf(after);
        means = List.copyOf(means);
    }

    /** Looks for changes with the scale of the series itself; none where most values repeat the one before. */
    public static ChangePoints of(double[] values) {
        double scale = scale(values);
        return scale == 0
                ? new ChangePoints(0, 0, List.of(), List.of(mean(values)))
                : of(values, scale, 2 * Math.log(values.length), SHORTEST);
    }

    /**
     * Looks for changes.
     *
     * @param values at least one, finite, in order of time
     * @param scale standard deviation within a segment, more than 0
     * @param penalty β, what a change costs, not negative
     * @param shortest points in a segment, at least 1
     */
    public static ChangePoints of(double[] values, double scale, double penalty, int shortest) {
        Sums sums = require(values, scale, penalty, shortest);
        return result(values, scale, sums, changes(values.length, sums::cost, penalty, shortest));
    }

    /**
     * Looks for changes of level or spread: the cost of a segment of n points is twice the negative logarithm of its likelihood,
     * n (ln 2π + ln variance + 1), and β 3 ln n. Segments must have five points or more: shorter ones with two or three values
     * alike have hardly any variance and are always worth a change. Values are not scaled; {@link #scale()} is 1.
     */
    public static ChangePoints ofSpread(double[] values) {
        double penalty = 3 * Math.log(values.length);
        Sums sums = require(values, 1, penalty, SHORTEST);
        Cost cost = (start, end) -> {
            double n = end - start;
            double variance = Math.max(sums.cost(start, end) / n, LEAST_VARIANCE);
            return n * (Math.log(2 * Math.PI) + Math.log(variance) + 1);
        };
        return result(values, 1, sums, changes(values.length, cost, penalty, SHORTEST));
    }

    @FunctionalInterface
    private interface Cost {
        double of(int start, int end);
    }

    private static Sums require(double[] values, double scale, double penalty, int shortest) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("change points need values, all of them finite");
        }
        if (!(scale > 0) || !(penalty >= 0) || shortest < 1) {
            throw new IllegalArgumentException("scale (" + scale + ") must be more than 0, penalty (" + penalty
                    + ") not negative, shortest (" + shortest + ") at least 1");
        }
        return new Sums(values, scale);
    }

    private static List<Integer> changes(int n, Cost cost, double penalty, int shortest) {
        double[] best = new double[n + 1];
        int[] last = new int[n + 1];
        best[0] = -penalty;
        // the first end from which on a start can no longer be the best
        int[] until = new int[n + 1];
        Arrays.fill(until, Integer.MAX_VALUE);
        List<Integer> candidates = new ArrayList<>(List.of(0));
        for (int end = 1; end <= n; end++) {
            best[end] = Double.POSITIVE_INFINITY;
            for (int start : candidates) {
                double with = best[start] + cost.of(start, end) + penalty;
                if (end - start >= shortest && with < best[end]) {
                    best[end] = with;
                    last[end] = start;
                }
            }
            int at = end;
            // a start that is worse than the best by now is never better than one here, once segments from here are
            // long enough
            for (int start : candidates) {
                if (at - start >= shortest && best[start] + cost.of(start, at) > best[at]) {
                    until[start] = Math.min(until[start], at + shortest);
                }
            }
            candidates.removeIf(start -> until[start] <= at + 1);
            if (end >= shortest) {
                // what ends here is long enough to be a segment
                candidates.add(end);
            }
        }
        List<Integer> after = new ArrayList<>();
        for (int end = n; end > 0; end = last[end]) {
            if (last[end] > 0) {
                after.add(last[end]);
            }
        }
        Collections.reverse(after);
        return after;
    }

    private static ChangePoints result(double[] values, double scale, Sums sums, List<Integer> after) {
        List<Double> means = new ArrayList<>();
        double cost = 0;
        int start = 0;
        for (int i = 0; i <= after.size(); i++) {
            int end = i < after.size() ? after.get(i) : values.length;
            means.add(mean(Arrays.copyOfRange(values, start, end)));
            cost += sums.cost(start, end);
            start = end;
        }
        return new ChangePoints(scale, cost, after, means);
    }

    /**
     * Robust standard deviation within a level: from the median step between neighbours, so that neither a few values out of
     * line nor changes of level widen it.
     *
     * @param values oldest first
     * @return 0 for a single value
     */
    public static double scale(double[] values) {
        double[] steps = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
        }
        return steps.length == 0 ? 0 : TO_SIGMA * Quantiles.median(steps) / Math.sqrt(2);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** Sums of squares around the mean of any stretch, in constant time; values are taken around their mean first. */
    static final class Sums {

        private final double[] sum;
        private final double[] squares;

        Sums(double[] values, double scale) {
            double mean = mean(values);
            sum = new double[values.length + 1];
            squares = new double[values.length + 1];
            for (int i = 0; i < values.length; i++) {
                double value = (values[i] - mean) / scale;
                sum[i + 1] = sum[i] + value;
                squares[i + 1] = squares[i] + value * value;
            }
        }

        double cost(int start, int end) {
            double s = sum[end] - sum[start];
            return Math.max(0, squares[end] - squares[start] - s * s / (end - start));
        }
    }
}
