package org.cxsdk.metrics.analysis;

import java.util.Arrays;
import org.cxsdk.core.stat.Quantiles;
import org.cxsdk.core.stat.Tails;

/**
 * Does a series vary at random around its median? Anhøj and Olesen, "Run charts revisited", PLoS ONE 9 (2014) e113825: a run
 * on one side longer than round(log2 n) + 3, or fewer crossings of the median than chance makes in 95 of 100 random series
 * (qbinom(0.05, n - 1, 0.5)), tells of a shift. n counts the points that are not on the median. Needs no limits and no
 * assumption on the shape of the values.
 *
 * @param median of all values
 * @param useful how many points lie off the median
 * @param longestRun the longest run on one side of it
 * @param longestExpected longer ones are a signal
 * @param crossings how often the series crosses it
 * @param fewestExpected fewer ones are a signal
 */
public record RunChart(
        double median, int useful, int longestRun, int longestExpected, int crossings, int fewestExpected) {

    private static final double RARE = 0.05;

    /**
     * Reads a series around its own median.
     *
     * @param values at least one, finite, in order of time
     */
    public static RunChart of(double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a run chart needs values, all of them finite");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = Quantiles.type7(sorted, 0.5);
        double[] sides = Arrays.stream(values)
                .map(value -> Math.signum(value - median))
                .filter(side -> side != 0)
                .toArray();
        int longest = sides.length == 0 ? 0 : 1;
        int run = longest;
        int crossings = 0;
        for (int i = 1; i < sides.length; i++) {
            run = sides[i] == sides[i - 1] ? run + 1 : 1;
            crossings += sides[i] == sides[i - 1] ? 0 : 1;
            longest = Math.max(longest, run);
        }
        int n = sides.length;
        return new RunChart(
                median,
                n,
                longest,
                n == 0 ? 0 : (int) Math.rint(Math.log(n) / Math.log(2)) + 3,
                crossings,
                n < 2 ? 0 : Tails.binomialQuantile(RARE, n - 1, 0.5));
    }

    /** Whether either test tells of a shift. */
    public boolean signal() {
        return longestRun > longestExpected || crossings < fewestExpected;
    }
}
