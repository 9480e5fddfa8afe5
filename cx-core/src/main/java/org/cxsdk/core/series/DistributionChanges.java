package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When did the distribution of a series change, its spread or shape as well as its level? E-divisive: Matteson and James, "A
 * nonparametric approach for multiple change point analysis of multivariate data", JASA 109 (2014) 334-345, with distances to
 * the power of 1. A stretch of n + m points is cut where {@code nm/(n + m) (2 A - B - C)} is largest: A the mean distance between
 * the points of one side and those of the other, B and C those among the points of one side. The cut holds if few random
 * orders of the stretch can be cut as well; then both sides are looked at in the same way.
 *
 * <p>Takes values as independent. O(n²) for each random order, n at most {@value #MOST_VALUES}. Immutable and thread-safe; same
 * values and seed, same answer.
 *
 * @param changes those that hold, in order of time
 */
public record DistributionChanges(List<Cut> changes) {

    /** The most values that are looked at. */
    public static final int MOST_VALUES = 2_000;

    private static final int SHORTEST = 5;
    private static final int ORDERS = 199;
    private static final double ALPHA = 0.05;
    private static final long SEED = 20_260_101;

    public DistributionChanges {
        changes = List.copyOf(changes);
    }

    /**
     * One cut.
     *
     * @param after the last point before it, from 1
     * @param statistic how different both sides are
     * @param p how often random orders can be cut as well
     */
    public record Cut(int after, double statistic, double p) {}

    /** Looks for changes at 5 % with 199 random orders, none nearer to the next, or to an end, than five points. */
    public static DistributionChanges of(double[] values) {
        return of(values, SHORTEST, ORDERS, ALPHA, SEED);
    }

    /**
     * Looks for changes.
     *
     * @param values at most {@value #MOST_VALUES}, finite, in order of time
     * @param shortest points of a side, at least 2
     * @param orders random orders, at least 1
     * @param alpha a cut with a greater p does not hold
     * @param seed from which the orders are drawn
     */
    public static DistributionChanges of(double[] values, int shortest, int orders, double alpha, long seed) {
        require(values, shortest);
        if (orders < 1) {
            throw new IllegalArgumentException("orders (" + orders + ") must be at least 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Cut> found = new ArrayList<>();
        List<int[]> open = new ArrayList<>(List.of(new int[] {0, values.length}));
        while (!open.isEmpty()) {
            int[] stretch = open.remove(0);
            double[] part = Arrays.copyOfRange(values, stretch[0], stretch[1]);
            if (part.length < 2 * shortest) {
                continue;
            }
            Cut cut = best(part, shortest);
            double p = p(part, shortest, cut.statistic(), orders, random);
            if (p <= alpha) {
                int after = stretch[0] + cut.after();
                found.add(new Cut(after, cut.statistic(), p));
                open.add(new int[] {stretch[0], after});
                open.add(new int[] {after, stretch[1]});
            }
        }
        found.sort(Comparator.comparingInt(Cut::after));
        return new DistributionChanges(Collections.unmodifiableList(found));
    }

    /**
     * Where the series is best cut once, whether by chance or not; p is not worked out and 1.
     *
     * @param shortest points of a side, at least 2
     */
    public static Cut best(double[] values, int shortest) {
        require(values, shortest);
        int n = values.length;
        if (n < 2 * shortest) {
            throw new IllegalArgumentException(n + " values cannot be cut into sides of at least " + shortest);
        }
        // distances among the points of each side and between them, as one point after the other changes sides
        double left = 0;
        double between = 0;
        double right = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                right += Math.abs(values[i] - values[j]);
            }
        }
        Cut best = new Cut(shortest, Double.NEGATIVE_INFINITY, 1);
        for (int at = 1; at < n; at++) {
            double moved = values[at - 1];
            double toLeft = 0;
            for (int i = 0; i < at - 1; i++) {
                toLeft += Math.abs(moved - values[i]);
            }
            double toRight = 0;
            for (int i = at; i < n; i++) {
                toRight += Math.abs(moved - values[i]);
            }
            left += toLeft;
            right -= toRight;
            between += toRight - toLeft;
            if (at >= shortest && n - at >= shortest) {
                double a = at;
                double b = n - at;
                double statistic =
                        a * b / n * (2 * between / (a * b) - 2 * left / (a * (a - 1)) - 2 * right / (b * (b - 1)));
                best = statistic > best.statistic() ? new Cut(at, statistic, 1) : best;
            }
        }
        return best;
    }

    private static double p(double[] part, int shortest, double statistic, int orders, SplittableRandom random) {
        int atLeast = 0;
        double[] order = part.clone();
        for (int i = 0; i < orders; i++) {
            for (int j = order.length - 1; j > 0; j--) {
                int with = random.nextInt(j + 1);
                double value = order[j];
                order[j] = order[with];
                order[with] = value;
            }
            atLeast += best(order, shortest).statistic() >= statistic ? 1 : 0;
        }
        return (1.0 + atLeast) / (orders + 1);
    }

    private static void require(double[] values, int shortest) {
        if (values.length > MOST_VALUES || !Arrays.stream(values).allMatch(Double::isFinite) || shortest < 2) {
            throw new IllegalArgumentException("at most " + MOST_VALUES
                    + " finite values can be cut, not " + values.length + ", into sides of at least 2, not "
                    + shortest);
        }
    }
}
