package org.cxsdk.core.stat;

import java.util.Arrays;

/**
 * Question: how far should means of groups be drawn towards the mean of all, when each is equally uncertain? What is kept of a
 * group's distance is {@code 1 - (k - 3) σ² / Σ (x - mean x)²}, never less than nothing: Efron and Morris, "Data analysis using
 * Stein's estimator and its generalizations", Journal of the American Statistical Association 70 (1975) 311-319. Together the
 * estimates are nearer to the truth than the means themselves, whatever the truth is. Left out: groups of different
 * size, for which there are {@link BetaBinomial} and {@link GroupMeans}. Linear in the number of groups; immutable.
 *
 * @param mean the mean of all groups
 * @param kept what is kept of a group's distance from it, 0 to 1
 */
public record JamesStein(double mean, double kept) {

    /** Fewer groups than this cannot be drawn together. */
    public static final int LEAST_GROUPS = 4;

    public JamesStein {
        if (!(kept >= 0 && kept <= 1)) {
            throw new IllegalArgumentException("kept (" + kept + ") must lie between 0 and 1");
        }
    }

    /**
     * Learns from the groups' means.
     *
     * @param means one for each group, at least {@value #LEAST_GROUPS}
     * @param variance of each of them about its own truth, not negative: for shares of n answers {@code p (1 - p) / n}
     */
    public static JamesStein of(double[] means, double variance) {
        if (means.length < LEAST_GROUPS) {
            throw new IllegalArgumentException(
                    "means (" + means.length + ") must be of at least " + LEAST_GROUPS + " groups");
        }
        if (!(variance >= 0)) {
            throw new IllegalArgumentException("variance (" + variance + ") must not be negative");
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).sum();
        double drawn = (means.length - 3) * variance;
        return new JamesStein(mean, squares <= drawn ? 0 : 1 - drawn / squares);
    }

    /** The estimate for a group with this mean. */
    public double estimate(double observed) {
        return mean + kept * (observed - mean);
    }
}
