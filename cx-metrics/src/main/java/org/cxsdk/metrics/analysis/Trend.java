package org.cxsdk.metrics.analysis;

import java.util.Arrays;
import org.cxsdk.core.stat.Normal;

/**
 * Does a series rise or fall, whatever the shape of its values? Mann-Kendall (Mann 1945, Kendall 1975): S counts the pairs
 * that rise less those that fall; its variance is corrected for ties, z for continuity. How steeply is told by Sen's slope,
 * the median of the slopes of all pairs, with limits from the same variance (Sen, JASA 63 (1968) 1379-1389), computed as the
 * R package trend does. With a season (Hirsch, Slack and Smith 1982), only values of the same month or quarter are compared.
 *
 * <p>Takes values as independent: in a series whose values follow each other closely, p comes out too small. O(n²) time and
 * memory, n at most {@value #MOST}.
 *
 * @param s pairs that rise less pairs that fall
 * @param variance of s if there is no trend; 0 if all values are alike
 * @param z (s ∓ 1)/√variance; 0 if s or the variance is 0
 * @param p two-sided, 0 to 1
 * @param senSlope change per point (per season, if there is one)
 * @param senLow lower limit of the slope
 * @param senHigh upper limit of the slope
 */
public record Trend(long s, double variance, double z, double p, double senSlope, double senLow, double senHigh) {

    /** The most values that are looked at: 50 million pairs. */
    public static final int MOST = 10_000;

    /**
     * Looks for a trend.
     *
     * @param values two or more, at most {@value #MOST}, finite, in order of time and equally far apart
     * @param level of the limits of the slope, for example 0.95
     */
    public static Trend of(double[] values, double level) {
        return seasonal(values, 1, level);
    }

    /**
     * Looks for a trend within each season.
     *
     * @param values more than one season of them
     * @param season how many points make a season, 12 for months of a year; 1 for none
     */
    public static Trend seasonal(double[] values, int season, double level) {
        if (season < 1 || values.length <= season || values.length > MOST) {
            throw new IllegalArgumentException("a trend with a season of " + season
                    + " needs more values than that and at most " + MOST + ", not " + values.length);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("every value must be finite");
        }
        long s = 0;
        double variance = 0;
        double[] slopes = new double[pairs(values.length, season)];
        int k = 0;
        for (int phase = 0; phase < season; phase++) {
            double[] part = phase(values, phase, season);
            for (int i = 0; i < part.length; i++) {
                for (int j = i + 1; j < part.length; j++) {
                    s += (long) Math.signum(part[j] - part[i]);
                    slopes[k++] = (part[j] - part[i]) / (j - i);
                }
            }
            variance += variance(part);
        }
        double z = s == 0 || variance == 0 ? 0 : (s - Math.signum(s)) / Math.sqrt(variance);
        Arrays.sort(slopes);
        // ranks (N ∓ C)/2 with C = z √variance; rounded half to even, as R rounds
        double c = Normal.within(level) * Math.sqrt(variance);
        int low = (int) Math.rint((k - c) / 2);
        int high = (int) Math.rint((k + c) / 2 + 1);
        return new Trend(
                s,
                variance,
                z,
                Normal.twoSided(z),
                median(slopes),
                slopes[Math.max(low, 1) - 1],
                slopes[Math.min(high, k) - 1]);
    }

    /** Whether the rise or fall is more than chance at this level, for example 0.05. */
    public boolean significant(double alpha) {
        return p < alpha;
    }

    private static double[] phase(double[] values, int phase, int season) {
        double[] part = new double[(values.length - phase + season - 1) / season];
        for (int i = 0; i < part.length; i++) {
            part[i] = values[phase + i * season];
        }
        return part;
    }

    private static int pairs(int n, int season) {
        int pairs = 0;
        for (int phase = 0; phase < season; phase++) {
            int m = (n - phase + season - 1) / season;
            pairs += m * (m - 1) / 2;
        }
        return pairs;
    }

    /** [n(n - 1)(2n + 5) - Σ t(t - 1)(2t + 5)] / 18 over groups of t equal values. */
    private static double variance(double[] part) {
        double[] sorted = part.clone();
        Arrays.sort(sorted);
        double sum = weight(sorted.length);
        for (int i = 0; i < sorted.length; ) {
            int j = i;
            while (j < sorted.length && sorted[j] == sorted[i]) {
                j++;
            }
            sum -= weight(j - i);
            i = j;
        }
        return sum / 18;
    }

    private static double weight(double n) {
        return n * (n - 1) * (2 * n + 5);
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
