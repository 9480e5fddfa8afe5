package org.cxsdk.core.stat;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, as tests and limits need it. Stateless and safe for use by many threads. */
public final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** How probable a value is that lies as far from 0 as {@code z}, or farther, to either side: 0.05 for 1.96. */
    public static double twoSided(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }

    /**
     * How probable a value of at most {@code z} is.
     */
    public static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /**
     * The value that a share of {@code level} lies within, to both sides of 0: 1.959964 for 0.95.
     *
     * @param level between 0 and 1, both excluded
     */
    public static double within(double level) {
        return Intervals.normalQuantile(level);
    }
}
