package org.cxsdk.core.stat;

/**
 * Quantiles of a sample, exactly (every value is looked at; nothing is sketched), by the rule that numpy, R, Excel's
 * {@code PERCENTILE.INC} and pandas use by default: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical
 * Packages", The American Statistician 50 (1996) 361-365.
 *
 * <p>With the sample sorted as {@code x[0] … x[n-1]} and {@code h = (n - 1) p}, the quantile is
 * {@code x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋ + 1] - x[⌊h⌋])}. Stateless and safe for use by many threads; constant time.
 */
public final class Quantiles {

    private Quantiles() {}

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
}
