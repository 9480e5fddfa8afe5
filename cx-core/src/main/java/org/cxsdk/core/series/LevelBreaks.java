package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.stat.Normal;

/**
 * Into how many levels does a series fall, when do they change, and how surely is the time known? Bai and Perron, "Computation
 * and analysis of multiple structural change models", J. Applied Econometrics 18 (2003) 1-22, for a mean that changes: for each
 * number of changes the segmentation with the least sum of squares, found by dynamic programming; the number with the least
 * BIC. Limits of each time from the distribution of Bai, "Estimation of a change point in multiple regression models", Review
 * of Economics and Statistics 79 (1997) 551-563, each side with its own variance. The figures of the R package strucchange.
 *
 * <p>Takes values as independent. {@link ChangePoints} is faster and bears lone outliers better, but knows no limits. O(n²) time
 * for each change, n at most {@value #MOST_VALUES}; immutable and thread-safe.
 *
 * @param breaks in order of time
 * @param squares Σ (x - mean of its segment)²
 * @param bic n (ln(squares/n) + 1 + ln 2π) + ln n · 2 (changes + 1); minus infinity where nothing varies within segments
 */
public record LevelBreaks(List<Break> breaks, double squares, double bic) {

    /** The most values that are looked at. */
    public static final int MOST_VALUES = 2_000;

    private static final double LEVEL = 0.95;
    private static final double SHARE = 0.15;
    private static final int MOST_BREAKS = 5;
    private static final int HALVINGS = 200;

    /** Beyond this the exponential function leaves the range of numbers. */
    private static final double LARGE = 600;

    public LevelBreaks {
        breaks = List.copyOf(breaks);
    }

    /**
     * One change of level.
     *
     * @param after the last point before it, from 1
     * @param low the earliest at which that point may be, at 95 %; not before 0
     * @param high the latest, not after n
     * @param from mean of the segment before
     * @param to mean of the segment after
     */
    public record Break(int after, int low, int high, double from, double to) {}

    /**
     * Looks for up to five changes, none nearer to the next, or to an end, than 15 % of the points and two points.
     *
     * @param values finite, in order of time
     */
    public static LevelBreaks of(double[] values) {
        int shortest = Math.max(2, (int) Math.floor(SHARE * values.length));
        LevelBreaks best = with(values, 0, 1);
        boolean alike = Arrays.stream(values).allMatch(value -> value == values[0]);
        for (int number = 1; !alike && number <= MOST_BREAKS && values.length >= (number + 1) * shortest; number++) {
            LevelBreaks next = with(values, number, shortest);
            best = next.bic < best.bic ? next : best;
        }
        return best;
    }

    /**
     * The best segmentation with a given number of changes.
     *
     * @param values 1 to {@value #MOST_VALUES}, finite, in order of time
     * @param number of changes, not negative
     * @param shortest points in a segment, at least 1
     */
    public static LevelBreaks with(double[] values, int number, int shortest) {
        int n = values.length;
        if (n < 1 || n > MOST_VALUES || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "levels need 1 to " + MOST_VALUES + " values, all of them finite, not " + n);
        }
        if (number < 0 || shortest < 1 || (number + 1L) * shortest > n) {
            throw new IllegalArgumentException(
                    number + " changes with segments of at least " + shortest + " do not fit into " + n + " values");
        }
        ChangePoints.Sums sums = new ChangePoints.Sums(values, 1);
        int[] ends = ends(sums, n, number, shortest);
        double squares = 0;
        for (int i = 0; i <= number; i++) {
            squares += sums.cost(ends[i], ends[i + 1]);
        }
        List<Break> breaks = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            breaks.add(limits(values, sums, ends[i - 1], ends[i], ends[i + 1]));
        }
        double bic = n * (Math.log(squares / n) + 1 + Math.log(2 * Math.PI)) + Math.log(n) * 2 * (number + 1);
        return new LevelBreaks(breaks, squares, bic);
    }

    /** 0, the ends of all segments, n. */
    private static int[] ends(ChangePoints.Sums sums, int n, int number, int shortest) {
        double[] best = new double[n + 1];
        int[][] last = new int[number + 1][n + 1];
        for (int end = 0; end <= n; end++) {
            best[end] = end < shortest ? Double.POSITIVE_INFINITY : sums.cost(0, end);
        }
        for (int segment = 1; segment <= number; segment++) {
            double[] next = new double[n + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int end = (segment + 1) * shortest; end <= n; end++) {
                for (int start = segment * shortest; start <= end - shortest; start++) {
                    double with = best[start] + sums.cost(start, end);
                    if (with < next[end]) {
                        next[end] = with;
                        last[segment][end] = start;
                    }
                }
            }
            best = next;
        }
        int[] ends = new int[number + 2];
        ends[number + 1] = n;
        for (int segment = number; segment >= 1; segment--) {
            ends[segment] = last[segment][ends[segment + 1]];
        }
        return ends;
    }

    private static Break limits(double[] values, ChangePoints.Sums sums, int start, int after, int end) {
        double from = Arrays.stream(values, start, after).average().orElseThrow();
        double to = Arrays.stream(values, after, end).average().orElseThrow();
        double before = sums.cost(start, after) / (after - start);
        double later = sums.cost(after, end) / (end - after);
        double squared = (to - from) * (to - from);
        if (squared == 0 || before == 0 || later == 0) {
            // without variation on one side the time is known as far as that side tells
            return new Break(after, after, after, from, to);
        }
        double ratio = later / before;
        double tail = (1 - LEVEL) / 2;
        double right = root(x -> tail(x / ratio, 1 / ratio), tail);
        double left = root(x -> tail(x, ratio), tail);
        int low = (int) Math.max(0, after - Math.ceil(right * before / squared));
        int high = (int) Math.min(values.length, after + Math.ceil(left * before / squared));
        return new Break(after, low, high, from, to);
    }

    private interface Falling {
        double at(double x);
    }

    /** Where a function that falls to 0 is at a value; 0 if it is below it from the start. */
    private static double root(Falling function, double value) {
        double high = 1;
        while (function.at(high) > value) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (function.at(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * How probably a Brownian motion with drift -|s|/2 to the left, and with the same drift and variance φ to the right, is
     * highest farther to the left than x; Bai 1997, appendix B.
     */
    private static double tail(double x, double phi) {
        double root = Math.sqrt(x);
        // exp((1 + 1/φ) x/2φ) Φ(-(1/2 + 1/φ) √x): the one grows beyond all numbers while the other vanishes
        double growth = (1 + 1 / phi) / phi * x / 2;
        double slope = 0.5 + 1 / phi;
        double product = growth < LARGE
                ? Math.exp(growth) * Normal.cumulative(-slope * root)
                : Math.exp(-x / 8) / (slope * root * Math.sqrt(2 * Math.PI));
        return -Math.sqrt(x / (2 * Math.PI)) * Math.exp(-x / 8)
                - phi * (phi + 2) / (phi + 1) * product
                + (x / 2 - 2 + (phi + 2) * (phi + 2) / (phi + 1)) * Normal.cumulative(-root / 2);
    }
}
