package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.stat.Normal;

/**
 * Does a series rise or fall, whatever the shape of its values? Mann-Kendall (Mann 1945, Kendall 1975): S counts the pairs
 * that rise less those that fall; its variance is corrected for ties, z for continuity. How steeply is told by Sen's slope,
 * the median of the slopes of all pairs, with limits from the same variance (Sen, JASA 63 (1968) 1379-1389), computed as the
 * R package trend does. With a season (Hirsch, Slack and Smith 1982), only values of the same month or quarter are compared.
 *
 * <p>{@link #of}, {@link #at} and {@link #seasonal} take values as independent: in a series whose values follow each other
 * closely, p comes out too small. {@link #autocorrelated} allows for that after Hamed and Rao, "A modified Mann-Kendall trend
 * test for autocorrelated data", J. Hydrology 204 (1998) 182-196. O(n²) time and memory, n at most {@value #MOST}.
 *
 * @param s pairs that rise less pairs that fall
 * @param variance of s if there is no trend; 0 if all values are alike
 * @param z (s ∓ 1)/√variance; 0 if s or the variance is 0
 * @param p two-sided, 0 to 1
 * @param tau Kendall's τ_b, -1 (each value is below the one before) to 1 (above); 0 if all values are alike
 * @param senSlope change per point (per season, if there is one)
 * @param senLow lower limit of the slope
 * @param senHigh upper limit of the slope
 */
public record Trend(
        long s, double variance, double z, double p, double tau, double senSlope, double senLow, double senHigh) {

    /** The most values that are looked at: 50 million pairs. */
    public static final int MOST = 10_000;

    /** Correlations that chance alone exceeds once in twenty do not count, as in Hamed and Rao. */
    private static final double LEVEL_OF_CORRELATION = 0.95;

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
     * Looks for a trend in a series with gaps.
     *
     * @param times when each value was, rising, in the unit in which the slope is told
     * @param values two or more, at most {@value #MOST}, finite
     */
    public static Trend at(long[] times, double[] values, double level) {
        require(values, 1);
        if (times.length != values.length) {
            throw new IllegalArgumentException("every value needs its time");
        }
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                throw new IllegalArgumentException("times must rise, not go from " + times[i - 1] + " to " + times[i]);
            }
        }
        return of(List.of(new Part(times, values)), level, 1);
    }

    /**
     * Looks for a trend within each season.
     *
     * @param values more than one season of them
     * @param season how many points make a season, 12 for months of a year; 1 for none
     */
    public static Trend seasonal(double[] values, int season, double level) {
        require(values, season);
        List<Part> parts = new ArrayList<>();
        for (int phase = 0; phase < season; phase++) {
            parts.add(Part.regular(phase(values, phase, season)));
        }
        return of(parts, level, 1);
    }

    /**
     * Looks for a trend among values that follow each other. The variance is that of independent values times
     * {@code 1 + 2/(n (n - 1)(n - 2)) Σ (n - k)(n - k - 1)(n - k - 2) ρ(k)}, ρ the correlation, at lags 1 to {@code lags},
     * of the ranks of what is left without Sen's slope, where it is beyond chance. Where that comes out as nothing or less, as
     * with a season and many lags it may, the variance stays.
     *
     * @param values three or more, at most {@value #MOST}, finite, in order of time and equally far apart
     * @param lags how far values may reach, at least 1; three are enough for most series, and with a season many lags
     *     mislead
     */
    public static Trend autocorrelated(double[] values, int lags, double level) {
        Trend independent = of(values, level);
        if (lags < 1 || values.length <= 2) {
            throw new IllegalArgumentException(
                    "lags (" + lags + ") must be at least 1, values (" + values.length + ") at least 3");
        }
        double widened = inflation(values, lags, independent.senSlope);
        return widened > 0 ? of(List.of(Part.regular(values)), level, widened) : independent;
    }

    /** Whether the rise or fall is more than chance at this level, for example 0.05. */
    public boolean significant(double alpha) {
        return p < alpha;
    }

    /** Values that are compared with each other. */
    private record Part(long[] times, double[] values) {

        static Part regular(double[] values) {
            long[] times = new long[values.length];
            Arrays.setAll(times, i -> i);
            return new Part(times, values);
        }
    }

    private static void require(double[] values, int season) {
        if (season < 1 || values.length <= season || values.length > MOST) {
            throw new IllegalArgumentException("a trend with a season of " + season
                    + " needs more values than that and at most " + MOST + ", not " + values.length);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("every value must be finite");
        }
    }

    private static Trend of(List<Part> parts, double level, double widened) {
        long s = 0;
        double variance = 0;
        double comparable = 0;
        double[] slopes = new double[pairs(parts)];
        int k = 0;
        for (Part part : parts) {
            double[] values = part.values;
            for (int i = 0; i < values.length; i++) {
                for (int j = i + 1; j < values.length; j++) {
                    s += (long) Math.signum(values[j] - values[i]);
                    slopes[k++] = (values[j] - values[i]) / (part.times[j] - part.times[i]);
                }
            }
            Ties ties = Ties.of(values);
            variance += ties.variance * widened;
            comparable += ties.comparable;
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
                comparable == 0 ? 0 : s / comparable,
                median(slopes),
                slopes[Math.max(low, 1) - 1],
                slopes[Math.min(high, k) - 1]);
    }

    private static double[] phase(double[] values, int phase, int season) {
        double[] part = new double[(values.length - phase + season - 1) / season];
        for (int i = 0; i < part.length; i++) {
            part[i] = values[phase + i * season];
        }
        return part;
    }

    private static int pairs(List<Part> parts) {
        return parts.stream()
                .mapToInt(part -> part.values.length * (part.values.length - 1) / 2)
                .sum();
    }

    /**
     * What equal values take away.
     *
     * @param variance [n(n - 1)(2n + 5) - Σ t(t - 1)(2t + 5)] / 18 over groups of t equal values
     * @param comparable √(N (N - Σ t(t - 1)/2)) of N pairs, below the line of τ_b
     */
    private record Ties(double variance, double comparable) {

        static Ties of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double sum = weight(sorted.length);
            double all = pairs(sorted.length);
            double tied = 0;
            for (int i = 0; i < sorted.length; ) {
                int j = i;
                while (j < sorted.length && sorted[j] == sorted[i]) {
                    j++;
                }
                sum -= weight(j - i);
                tied += pairs(j - i);
                i = j;
            }
            return new Ties(sum / 18, Math.sqrt(all * (all - tied)));
        }

        private static double weight(double n) {
            return n * (n - 1) * (2 * n + 5);
        }

        private static double pairs(double n) {
            return n * (n - 1) / 2;
        }
    }

    private static double inflation(double[] values, int lags, double slope) {
        int n = values.length;
        double[] rest = new double[n];
        Arrays.setAll(rest, i -> values[i] - slope * i);
        double[] ranks = Ranks.of(rest);
        double mean = (n + 1) / 2.0;
        double squares = 0;
        for (double rank : ranks) {
            squares += (rank - mean) * (rank - mean);
        }
        double chance = Normal.within(LEVEL_OF_CORRELATION) / Math.sqrt(n);
        double sum = 0;
        for (int lag = 1; squares > 0 && lag <= Math.min(lags, n - 1); lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += (ranks[i] - mean) * (ranks[i - lag] - mean);
            }
            double correlation = product / squares;
            if (Math.abs(correlation) > chance) {
                sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
            }
        }
        return 1 + 2 * sum / ((double) n * (n - 1) * (n - 2));
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** Slope of the least-squares line through values at equal distances: how much they change from one to the next. */
    public static double slope(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            double x = i - (n - 1) / 2.0;
            xy += x * (values[i] - mean);
            xx += x * x;
        }
        return xy / xx;
    }
}
