package org.cxsdk.core.stat;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Question: is a difference more than chance? Tests for counts of answers, all two-sided, each named in its result. They need
 * something that varies: where it does not, p is 1. Stateless and safe for use by many threads; linear in the counts.
 */
public final class Significance {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Significance() {}

    /**
     * Two shares, by the pooled z test; its square is the chi-squared statistic of the two-by-two table without correction.
     *
     * @param successes1 0 to {@code n1}
     * @param n1 at least 1
     * @param successes2 0 to {@code n2}
     * @param n2 at least 1
     */
    public static TestResult twoShares(long successes1, long n1, long successes2, long n2) {
        requireShare(successes1, n1);
        requireShare(successes2, n2);
        double pooled = (double) (successes1 + successes2) / (n1 + n2);
        double spread = Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return ofZ("two-shares", (double) successes1 / n1 - (double) successes2 / n2, spread);
    }

    /**
     * Two net scores, each the share in favour minus the share against, by the unpooled z test: an answer is 1, 0 or -1 and
     * its variance {@code p + d - (p - d)²}. Where neither varies, three answers are added to both as in
     * {@link Intervals#netScore(long, long, long, double)}: twelve of twelve are not certainty.
     */
    public static TestResult twoNetScores(
            long favourable1, long unfavourable1, long n1, long favourable2, long unfavourable2, long n2) {
        double difference = net(favourable1, unfavourable1, n1) - net(favourable2, unfavourable2, n2);
        return ofZ(
                "two-net-scores",
                difference,
                netSpread(favourable1, unfavourable1, n1, favourable2, unfavourable2, n2));
    }

    static double netSpread(
            long favourable1, long unfavourable1, long n1, long favourable2, long unfavourable2, long n2) {
        double variance =
                netVariance(favourable1, unfavourable1, n1) / n1 + netVariance(favourable2, unfavourable2, n2) / n2;
        return Math.sqrt(
                variance > 0
                        ? variance
                        : adjustedNetVariance(favourable1, unfavourable1, n1)
                                + adjustedNetVariance(favourable2, unfavourable2, n2));
    }

    private static double adjustedNetVariance(long favourable, long unfavourable, long n) {
        double all = n + 3.0;
        double net = (favourable - unfavourable) / all;
        return ((favourable + unfavourable + 1.5) / all - net * net) / all;
    }

    private static double net(long favourable, long unfavourable, long n) {
        requireShare(favourable, n);
        requireShare(unfavourable, n);
        return (double) (favourable - unfavourable) / n;
    }

    static double netVariance(long favourable, long unfavourable, long n) {
        double net = net(favourable, unfavourable, n);
        return (double) (favourable + unfavourable) / n - net * net;
    }

    /**
     * Two means, by Welch's t test with Satterthwaite's degrees of freedom.
     *
     * @param stdev1 standard deviation with denominator n - 1
     * @param n1 at least 2
     */
    public static TestResult twoMeans(double mean1, double stdev1, long n1, double mean2, double stdev2, long n2) {
        if (n1 < 2 || n2 < 2) {
            throw new IllegalArgumentException("n (" + n1 + ", " + n2 + ") must be at least 2 for a test of means");
        }
        double v1 = stdev1 * stdev1 / n1;
        double v2 = stdev2 * stdev2 / n2;
        double difference = mean1 - mean2;
        if (v1 + v2 == 0) {
            return new TestResult("welch-t", 0, difference == 0 ? 1 : 0);
        }
        double t = difference / Math.sqrt(v1 + v2);
        double freedom = welchFreedom(v1, n1, v2, n2);
        return new TestResult(
                "welch-t", t, Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t))));
    }

    /** Satterthwaite's degrees of freedom, of two variances of means. */
    static double welchFreedom(double v1, long n1, double v2, long n2) {
        return (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
    }

    /**
     * Two distributions over the same ordered answers, by the rank-sum test of Mann and Whitney with the correction for
     * ties and none for continuity. The statistic is that of the first group.
     *
     * @param first how often each answer was given, lowest first
     * @param second the same for the other group, in the same order
     */
    public static TestResult mannWhitney(long[] first, long[] second) {
        double n1 = total(first);
        double n2 = total(second);
        double n = n1 + n2;
        double w = 0;
        double below = 0;
        double ties = 0;
        for (int i = 0; i < first.length; i++) {
            w += first[i] * (below + second[i] / 2.0);
            below += second[i];
            double together = (double) first[i] + second[i];
            ties += together * together * together - together;
        }
        // variance n1 n2 / 12 (n + 1 - Σ (t³ - t) / (n (n - 1)))
        double variance = n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1)));
        double p = variance <= 0 ? 1 : twoSided((w - n1 * n2 / 2) / Math.sqrt(variance));
        return new TestResult("mann-whitney", w, p);
    }

    /** How likely an answer of the second group is above one of the first, ties counted half: 0.5 where neither is. */
    public static double superiority(long[] first, long[] second) {
        double n1 = total(first);
        double n2 = total(second);
        double below = 0;
        double above = 0;
        for (int i = 0; i < first.length; i++) {
            above += second[i] * (below + first[i] / 2.0);
            below += first[i];
        }
        return above / (n1 * n2);
    }

    /**
     * A table of two or more groups by two or more answers, by Pearson's chi-squared test. Empty rows and columns are left
     * out.
     *
     * @param table how often each group gave each answer
     */
    public static TestResult chiSquared(long[][] table) {
        double all = 0;
        double[] columns = new double[table[0].length];
        int rows = 0;
        for (long[] row : table) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                columns[j] += row[j];
                sum += row[j];
            }
            rows += sum > 0 ? 1 : 0;
            all += sum;
        }
        double statistic = 0;
        int filled = 0;
        for (double column : columns) {
            filled += column > 0 ? 1 : 0;
        }
        for (long[] row : table) {
            double sum = sum(row);
            for (int j = 0; j < row.length; j++) {
                double expected = sum * columns[j] / all;
                statistic += expected > 0 ? (row[j] - expected) * (row[j] - expected) / expected : 0;
            }
        }
        int freedom = (rows - 1) * (filled - 1);
        return new TestResult(
                "chi-squared",
                statistic,
                freedom < 1 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(statistic));
    }

    /**
     * A share over ordered periods, by the trend test of Cochran and Armitage with the periods 1, 2, 3, … as scores; the
     * statistic is chi-squared with one degree of freedom.
     *
     * @param successes 0 to {@code n} for each period
     * @param n how many in each period
     */
    public static TestResult trend(long[] successes, long[] n) {
        double all = total(n);
        double right = sum(successes);
        double scores = 0;
        double squares = 0;
        double covariance = 0;
        for (int i = 0; i < n.length; i++) {
            requireShare(successes[i], Math.max(1, n[i]));
            scores += (double) n[i] * (i + 1);
            squares += (double) n[i] * (i + 1) * (i + 1);
            covariance += (double) successes[i] * (i + 1);
        }
        double p = right / all;
        // (Σ x r - p Σ x n)² / (p (1 - p) (Σ x² n - (Σ x n)² / N))
        double above = covariance - p * scores;
        double below = p * (1 - p) * (squares - scores * scores / all);
        double statistic = below <= 0 ? 0 : above * above / below;
        return new TestResult(
                "cochran-armitage",
                statistic,
                below <= 0 ? 1 : ChiSquaredDistribution.of(1).survivalProbability(statistic));
    }

    private static TestResult ofZ(String method, double difference, double spread) {
        if (spread == 0) {
            return new TestResult(method, 0, difference == 0 ? 1 : 0);
        }
        return new TestResult(method, difference / spread, twoSided(difference / spread));
    }

    private static double twoSided(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    private static double total(long[] counts) {
        double total = sum(counts);
        if (total == 0) {
            throw new IllegalArgumentException("there is nothing to compare");
        }
        return total;
    }

    private static double sum(long[] counts) {
        double total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("count (" + count + ") must not be negative");
            }
            total += count;
        }
        return total;
    }

    private static void requireShare(long successes, long n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " of " + n + " is not a share");
        }
    }
}
