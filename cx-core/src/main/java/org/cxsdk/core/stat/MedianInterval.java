package org.cxsdk.core.stat;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.cxsdk.core.ConfidenceInterval;

/** Answers: where does the median lie of what a sample was drawn from? Assumes nothing of the distribution. Stateless. */
public final class MedianInterval {

    private MedianInterval() {}

    /**
     * The median of a sample by its order: the k-th least and the k-th greatest value, k as great as it may be for the
     * binomial distribution with 1/2 to leave no more than half of {@code 1 - level} on either side. See David and Nagaraja, Order Statistics, section 7.1.
     *
     * @param values the sample; the array stays as it is
     * @param level confidence level between 0 and 1
     * @return limits in the unit of the values; empty if there are too few of them, below 6 for 0.95
     */
    public static Optional<ConfidenceInterval> of(double[] values, double level) {
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
