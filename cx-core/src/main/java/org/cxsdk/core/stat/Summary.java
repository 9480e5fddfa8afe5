package org.cxsdk.core.stat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a sample looks like: size, sum, mean, spread and quantiles together, because a mean alone hides an outlier and a
 * median alone hides what it costs. Quantiles follow {@link Quantiles type 7}. All in the unit of the sample.
 *
 * @param n how many values, at least 1 (of an empty sample there is no summary)
 * @param sum their sum
 * @param mean their arithmetic mean
 * @param stdevSample their standard deviation with the denominator n - 1; null if n is 1, where it does not exist
 * @param min the least value
 * @param p10 the first decile
 * @param p25 the lower quartile
 * @param median the second quartile
 * @param p75 the upper quartile
 * @param p90 the ninth decile
 * @param p95 the 95th percentile
 * @param max the greatest value
 */
public record Summary(
        int n,
        double sum,
        double mean,
        @Nullable Double stdevSample,
        double min,
        double p10,
        double p25,
        double median,
        double p75,
        double p90,
        double p95,
        double max) {

    public Summary {
        if (n < 1) {
            throw new IllegalArgumentException("n (" + n + ") must be at least 1");
        }
    }

    /**
     * Summarises a sample; the array stays as it is.
     *
     * @param values at least one value, none of them NaN or infinite
     */
    public static Summary of(double[] values) {
        return ofRange(values.clone(), 0, values.length);
    }

    /**
     * Summarises {@code values[from] … values[to - 1]} and leaves that range sorted: for callers that keep many samples in
     * one array of their own.
     */
    public static Summary ofRange(double[] values, int from, int to) {
        if (to <= from) {
            throw new IllegalArgumentException("a summary needs at least one value");
        }
        Arrays.sort(values, from, to);
        return ofSorted(values, from, to);
    }

    /** Summarises {@code values[from] … values[to - 1]}, which are sorted already, the least first. */
    public static Summary ofSorted(double[] values, int from, int to) {
        if (to <= from) {
            throw new IllegalArgumentException("a summary needs at least one value");
        }
        if (!Double.isFinite(values[from]) || !Double.isFinite(values[to - 1])) {
            throw new IllegalArgumentException("every value must be finite");
        }
        int n = to - from;
        double sum = sum(values, from, to);
        double mean = sum / n;
        return new Summary(
                n,
                sum,
                mean,
                n == 1 ? null : Math.sqrt(squaredDeviations(values, from, to, mean) / (n - 1)),
                values[from],
                Quantiles.type7(values, from, to, 0.10),
                Quantiles.type7(values, from, to, 0.25),
                Quantiles.type7(values, from, to, 0.50),
                Quantiles.type7(values, from, to, 0.75),
                Quantiles.type7(values, from, to, 0.90),
                Quantiles.type7(values, from, to, 0.95),
                values[to - 1]);
    }

    /** Neumaier's compensated sum: the error does not grow with n. */
    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        double lost = 0;
        for (int i = from; i < to; i++) {
            double next = sum + values[i];
            lost += Math.abs(sum) >= Math.abs(values[i]) ? (sum - next) + values[i] : (values[i] - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    /** Two passes with the correction of Chan, Golub and LeVeque (1983), formula 1.7: Σd² - (Σd)²/n. */
    private static double squaredDeviations(double[] values, int from, int to, double mean) {
        double squares = 0;
        double drift = 0;
        for (int i = from; i < to; i++) {
            double d = values[i] - mean;
            squares += d * d;
            drift += d;
        }
        return squares - drift * drift / (to - from);
    }
}
