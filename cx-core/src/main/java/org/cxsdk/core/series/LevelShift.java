package org.cxsdk.core.series;

import java.util.Arrays;

/**
 * Did the level of a series change at all, and where if once? Two tests that need no scale and no penalty.
 *
 * <ul>
 *   <li>Pettitt, "A non-parametric approach to the change-point problem", Applied Statistics 28 (1979) 126-135: by ranks, ties
 *       sharing theirs, U(t) = 2 Σ ranks up to t - t (n + 1); the change is where |U| is largest, p ≈ 2 exp(-6 U²/(n³ + n²)).
 *   <li>OLS-CUSUM, Ploberger and Krämer, Econometrica 60 (1992) 271-285: the largest |sum of deviations from the mean| in units
 *       of s √n, s with n - 1; p is that of the largest value of a Brownian bridge, 2 Σ (-1)^(j+1) exp(-2 j² x²).
 * </ul>
 *
 * <p>Both take values as independent; of several changes they see the sum. {@link ChangePoints} finds several. O(n log n);
 * immutable and thread-safe.
 *
 * @param pettitt largest |U|
 * @param after the last point before the change, from 1; the first if several are alike
 * @param pettittP two-sided, at most 1
 * @param cusum the largest sum
 * @param cusumP of the largest sum
 */
public record LevelShift(double pettitt, int after, double pettittP, double cusum, double cusumP) {

    private static final int TERMS = 100;

    /**
     * Tests a series.
     *
     * @param values at least two, finite, in order of time; if they are all alike nothing changed
     */
    public static LevelShift of(double[] values) {
        if (values.length < 2 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a shift of level needs two or more values, all of them finite");
        }
        int n = values.length;
        double[] rankOf = Ranks.of(values);
        double mean = Arrays.stream(values).average().orElseThrow();
        double ranks = 0;
        double most = 0;
        int after = 1;
        double sum = 0;
        double largest = 0;
        double squares = 0;
        for (int t = 1; t <= n; t++) {
            ranks += rankOf[t - 1];
            double u = Math.abs(2 * ranks - t * (n + 1.0));
            if (u > most) {
                most = u;
                after = t;
            }
            double deviation = values[t - 1] - mean;
            sum += deviation;
            squares += deviation * deviation;
            // the last sum is 0 but for rounding
            largest = t == n ? largest : Math.max(largest, Math.abs(sum));
        }
        double p = Math.min(1, 2 * Math.exp(-6 * most * most / (Math.pow(n, 3) + Math.pow(n, 2))));
        boolean alike = Arrays.stream(values).allMatch(value -> value == values[0]);
        double cusum = alike ? 0 : largest / Math.sqrt(squares / (n - 1) * n);
        return new LevelShift(most, after, p, cusum, bridge(cusum));
    }

    private static double bridge(double x) {
        if (x < 0.3) {
            // the series needs many terms here, and p is 1 but for 0.00001
            return 1;
        }
        double p = 0;
        for (int j = 1; j <= TERMS; j++) {
            p += (j % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * j * j * x * x);
        }
        return Math.max(0, Math.min(1, p));
    }
}
