package org.cxsdk.core.series;

import java.util.Arrays;

/**
 * Where the search of {@link Ets} begins: season from classical decomposition of the whole series, level and trend from a straight
 * line through the first ten values without it, or the first two seasons; Hyndman and others (2008), section 2.6.1. Stateless.
 */
final class EtsStart {

    private static final int FIRST = 10;
    private static final double LEAST_FACTOR = 0.01;

    private EtsStart() {}

    /** Weights, level, trend, and all seasonal states but the oldest, the newest first. */
    static double[] of(double[] values, int m, boolean trend, int season, double[] weights) {
        double[] seasonal = season == 0 ? new double[0] : seasonal(values, m, season == 2);
        double[] adjusted = values.clone();
        for (int i = 0; i < adjusted.length && season > 0; i++) {
            adjusted[i] =
                    season == 1 ? adjusted[i] - seasonal[i % m] : adjusted[i] / Math.max(seasonal[i % m], LEAST_FACTOR);
        }
        double[] first = Arrays.copyOf(adjusted, Math.min(Math.max(FIRST, 2 * m), adjusted.length));
        double mean = Arrays.stream(first).average().orElseThrow();
        double[] states = new double[weights.length + 1 + (trend ? 1 : 0) + (season == 0 ? 0 : m - 1)];
        System.arraycopy(weights, 0, states, 0, weights.length);
        int at = weights.length;
        if (trend) {
            double slope = Trend.slope(first);
            // the line at 0, the first value being at 1
            states[at++] = mean - slope * (first.length + 1) / 2;
            states[at++] = slope;
        } else {
            states[at++] = mean;
        }
        double sum = 0;
        for (int s = 0; season > 0 && s < m - 1; s++) {
            states[at + s] = season == 2 ? Math.max(seasonal[m - 1 - s], LEAST_FACTOR) : seasonal[m - 1 - s];
            sum += states[at + s] + (season == 2 ? LEAST_FACTOR : 0);
        }
        if (season == 2 && sum - (m - 1) * LEAST_FACTOR > m) {
            for (int s = 0; s < m - 1; s++) {
                states[at + s] /= sum;
            }
        }
        return states;
    }

    /** By phase, mean 0 or 1: how far values lie from a moving average over a season, or how many times as high. */
    private static double[] seasonal(double[] values, int m, boolean multiplies) {
        int half = m / 2;
        double[] sums = new double[m];
        int[] counts = new int[m];
        for (int i = half; i < values.length - half; i++) {
            double sum = 0;
            for (int j = i - half; j <= i + half; j++) {
                boolean end = m % 2 == 0 && (j == i - half || j == i + half);
                sum += end ? values[j] / 2 : values[j];
            }
            sums[i % m] += multiplies ? values[i] / (sum / m) : values[i] - sum / m;
            counts[i % m]++;
        }
        double[] figures = new double[m];
        Arrays.setAll(figures, phase -> sums[phase] / counts[phase]);
        double mean = Arrays.stream(figures).average().orElseThrow();
        for (int phase = 0; phase < m; phase++) {
            figures[phase] = multiplies ? figures[phase] / mean : figures[phase] - mean;
        }
        return figures;
    }
}
