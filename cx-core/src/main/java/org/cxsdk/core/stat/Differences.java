package org.cxsdk.core.stat;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.cxsdk.core.ConfidenceInterval;

/**
 * Answers: how far apart are two shares, and how sure is a median? Intervals that hold for small samples and for shares of
 * 0 and 1. Stateless.
 */
public final class Differences {

    private Differences() {}

    /**
     * The difference of two independent shares, first less second; method 10 of Newcombe, "Interval estimation for the
     * difference between independent proportions", Statistics in Medicine 17 (1998) 873-890: Wilson limits, squared and added.
     *
     * @param successes1 0 to {@code n1}
     * @param n1 at least 1
     * @param successes2 0 to {@code n2}
     * @param n2 at least 1
     * @param level confidence level between 0 and 1
     * @return limits as shares, -1 to 1
     */
    public static ConfidenceInterval ofShares(long successes1, long n1, long successes2, long n2, double level) {
        ConfidenceInterval one = Intervals.wilson(successes1, n1, level);
        ConfidenceInterval two = Intervals.wilson(successes2, n2, level);
        double p1 = (double) successes1 / n1;
        double p2 = (double) successes2 / n2;
        double difference = p1 - p2;
        return new ConfidenceInterval(
                difference - Math.hypot(p1 - one.low(), two.high() - p2),
                difference + Math.hypot(one.high() - p1, p2 - two.low()),
                level,
                "newcombe");
    }

    /**
     * The median of a sample by its order: the k-th least and the k-th greatest value, k as great as it may be for the
     * binomial distribution with 1/2 to leave no more than half of {@code 1 - level} on either side. Assumes nothing of the
     * distribution; David and Nagaraja, Order Statistics, section 7.1.
     *
     * @param values the sample; the array stays as it is
     * @param level confidence level between 0 and 1
     * @return limits in the unit of the values; empty if there are too few of them, below 6 for 0.95
     */
    public static Optional<ConfidenceInterval> median(double[] values, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level (" + level + ") must lie between 0 and 1");
        }
        int n = values.length;
        if (n == 0) {
            return Optional.empty();
        }
        BinomialDistribution below = BinomialDistribution.of(n, 0.5);
        int k = 0;
        while (below.cumulativeProbability(k) <= (1 - level) / 2) {
            k++;
        }
        if (k == 0) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Optional.of(new ConfidenceInterval(sorted[k - 1], sorted[n - k], level, "order-statistics"));
    }
}
