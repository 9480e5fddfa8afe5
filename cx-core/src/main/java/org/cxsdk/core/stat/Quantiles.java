package org.cxsdk.core.stat;

import java.util.Arrays;

/**
 * Quantiles of a sample, exactly (every value is looked at; nothing is sketched), by the rule that numpy, R, Excel's
 * {@code PERCENTILE.INC} and pandas use by default: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical
 * Packages", The American Statistician 50 (1996) 361-365. Types 1, 6 and 8 are there to agree with figures of others.
 *
 * <p>With the sample sorted as {@code x[0] … x[n-1]} and {@code h = (n - 1) p}, the quantile is
 * {@code x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋ + 1] - x[⌊h⌋])}. Stateless and safe for use by many threads; constant time.
 */
public final class Quantiles {

    /** How far a place may miss a whole number because of rounding, as in R. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private static final double THIRD = 1.0 / 3;

    private Quantiles() {}

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @param values in any order, at least one
     */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /**
     * The type 7 quantile.
     *
     * @param sorted the sample in ascending order, at least one value; the order is the caller's promise and not checked
     * @param p which quantile, 0 to 1: 0 is the least value, 0.5 the median, 1 the greatest
     */
    public static double type7(double[] sorted, double p) {
        return type7(sorted, 0, sorted.length, p);
    }

    /** The type 7 quantile of {@code sorted[from] … sorted[to - 1]}. */
    static double type7(double[] sorted, int from, int to, double p) {
        if (to <= from) {
            throw new IllegalArgumentException("a quantile needs at least one value");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p (" + p + ") must lie between 0 and 1");
        }
        double h = (to - from - 1) * p;
        int below = from + (int) h;
        double low = sorted[below];
        return below + 1 < to ? low + (h - (int) h) * (sorted[below + 1] - low) : low;
    }

    /** The type 1 quantile: the least value that at least a share p does not exceed; {@code percentile_disc} of SQL. */
    public static double type1(double[] sorted, double p) {
        require(sorted, p);
        double place = sorted.length * p;
        return sorted[(int) Math.max(0, Math.ceil(place - ROUNDING * Math.max(1, place)) - 1)];
    }

    /** The type 6 quantile, place (n + 1) p: {@code PERCENTILE.EXC} of Excel, Minitab, SPSS. */
    public static double type6(double[] sorted, double p) {
        require(sorted, p);
        return between(sorted, (sorted.length + 1) * p);
    }

    /** The type 8 quantile, place (n + 1/3) p + 1/3: about right in the median whatever the distribution. */
    public static double type8(double[] sorted, double p) {
        require(sorted, p);
        return between(sorted, (sorted.length + THIRD) * p + THIRD);
    }

    /** The value at a place from 1, between two where it is no whole number; the first or last outside. */
    private static double between(double[] sorted, double place) {
        double below = Math.floor(place + ROUNDING * Math.max(1, place));
        double part = Math.abs(place - below) < ROUNDING * Math.max(1, place) ? 0 : place - below;
        int at = (int) below;
        if (at < 1) {
            return sorted[0];
        }
        return at >= sorted.length ? sorted[sorted.length - 1] : sorted[at - 1] + part * (sorted[at] - sorted[at - 1]);
    }

    private static void require(double[] sorted, double p) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a quantile needs at least one value");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p (" + p + ") must lie between 0 and 1");
        }
    }
}
