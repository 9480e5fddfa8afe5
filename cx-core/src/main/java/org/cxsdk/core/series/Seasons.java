package org.cxsdk.core.series;

import java.util.Arrays;

/**
 * Whether a series repeats itself over a season, and by which factors: classical multiplicative decomposition with a centred
 * moving average, after a test of the autocorrelation at the season's lag (one-sided 95 %), as R's {@code thetaf} has it.
 */
public final class Seasons {

    private static final double Z95 = 1.6448536269514722;
    private static final double LEAST_FACTOR = 1e-4;

    private final double[] factors;

    private Seasons(double[] factors) {
        this.factors = factors;
    }

    /**
     * The factors of a season.
     *
     * @param values the series, oldest first, without gaps
     * @param season how many values make a season, such as 12 months; below 2 there is none
     * @return the factors, mean 1; a single 1 if there is no season to be seen
     */
    public static Seasons of(double[] values, int season) {
        Seasons none = new Seasons(new double[] {1});
        if (season < 2 || values.length <= 2 * season || !repeats(values, season)) {
            return none;
        }
        double[] factors = factors(values, season);
        return Arrays.stream(factors).allMatch(f -> Math.abs(f) >= LEAST_FACTOR) ? new Seasons(factors) : none;
    }

    /** Whether a season is to be seen. */
    public boolean present() {
        return factors.length > 1;
    }

    /** The factor of a value: 1 is as high as the season is on average. */
    public double factor(int index) {
        return factors[index % factors.length];
    }

    private static boolean repeats(double[] values, int season) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] r = new double[season + 1];
        for (int lag = 0; lag <= season; lag++) {
            for (int i = lag; i < n; i++) {
                r[lag] += (values[i] - mean) * (values[i - lag] - mean);
            }
        }
        if (r[0] == 0) {
            return false;
        }
        double squares = 0;
        for (int lag = 1; lag < season; lag++) {
            squares += (r[lag] / r[0]) * (r[lag] / r[0]);
        }
        return Math.abs(r[season] / r[0]) > Z95 * Math.sqrt((1 + 2 * squares) / n);
    }

    private static double[] factors(double[] values, int season) {
        int n = values.length;
        int half = season / 2;
        double[] sums = new double[season];
        int[] counts = new int[season];
        for (int i = half; i < n - half; i++) {
            double trend = 0;
            if (season % 2 == 0) {
                trend += (values[i - half] + values[i + half]) / 2;
                for (int j = i - half + 1; j < i + half; j++) {
                    trend += values[j];
                }
            } else {
                for (int j = i - half; j <= i + half; j++) {
                    trend += values[j];
                }
            }
            sums[i % season] += values[i] / (trend / season);
            counts[i % season]++;
        }
        double[] factors = new double[season];
        double mean = 0;
        for (int phase = 0; phase < season; phase++) {
            factors[phase] = sums[phase] / counts[phase];
            mean += factors[phase] / season;
        }
        for (int phase = 0; phase < season; phase++) {
            factors[phase] /= mean;
        }
        return factors;
    }
}
