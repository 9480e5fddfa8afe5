package org.cxsdk.core.stat;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Tails of the distributions that counts and small samples have, and their inverses. Stateless and thread-safe. */
public final class Tails {

    private Tails() {}

    /** How probable {@code count} or more is where {@code mean} is expected, by Poisson. */
    public static double poissonAtLeast(long count, double mean) {
        return count <= 0 ? 1 : PoissonDistribution.of(mean).survivalProbability(at(count) - 1);
    }

    /** How probable {@code count} or fewer is where {@code mean} is expected, by Poisson. */
    public static double poissonAtMost(long count, double mean) {
        return count < 0 ? 0 : PoissonDistribution.of(mean).cumulativeProbability(at(count));
    }

    /** How probable {@code count} or more successes are in {@code n} trials. */
    public static double binomialAtLeast(long count, long n, double share) {
        return count <= 0 ? 1 : BinomialDistribution.of(at(n), share).survivalProbability(at(count) - 1);
    }

    /** The least number of successes in {@code n} trials that is reached at most with probability {@code p} or more. */
    public static int binomialQuantile(double p, int n, double share) {
        return BinomialDistribution.of(n, share).inverseCumulativeProbability(p);
    }

    /** The value below which Student's t with {@code degrees} of freedom lies with probability {@code p}. */
    public static double studentQuantile(double p, double degrees) {
        return TDistribution.of(degrees).inverseCumulativeProbability(p);
    }

    private static int at(long count) {
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("count (" + count + ") is too large");
        }
        return (int) count;
    }
}
