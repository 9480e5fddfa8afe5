package org.cxsdk.core.stat;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.cxsdk.core.ConfidenceInterval;

/**
 * Confidence intervals, each named in its result. Quantiles of the normal, t and beta distributions come from Apache
 * Commons Statistics. Stateless and safe for use by many threads.
 *
 * <p>There is deliberately no Wald interval for a proportion: of 0 among 20 it says 0 to 0.
 */
public final class Intervals {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Intervals() {}

    /**
     * Wilson score interval for a proportion; Wilson 1927, method 3 of Newcombe, "Two-sided confidence intervals for the
     * single proportion", Statistics in Medicine 17 (1998) 857-872.
     *
     * @param successes 0 to {@code n}
     * @param n at least 1
     * @param level confidence level between 0 and 1, for example 0.95
     * @return limits as shares, 0 to 1
     */
    public static ConfidenceInterval wilson(long successes, long n, double level) {
        requireShare(successes, n);
        double z = normalQuantile(level);
        double p = (double) successes / n;
        // (2np + z² ∓ z √(z² + 4np(1-p))) / (2(n + z²))
        double centre = 2.0 * n * p + z * z;
        double half = z * Math.sqrt(z * z + 4.0 * n * p * (1 - p));
        double below = 2 * (n + z * z);
        double low = successes == 0 ? 0 : Math.max(0, (centre - half) / below);
        double high = successes == n ? 1 : Math.min(1, (centre + half) / below);
        return new ConfidenceInterval(low, high, level, "wilson");
    }

    /**
     * Wilson score interval for a share that was estimated with weights: as if it were the share of {@code n} answers, where
     * {@code n} is the effective sample size and need not be whole.
     *
     * @param share 0 to 1
     * @param n effective sample size, greater than 0
     * @param level confidence level between 0 and 1
     * @return limits as shares, 0 to 1
     */
    public static ConfidenceInterval wilson(double share, double n, double level) {
        if (!(share >= 0 && share <= 1) || !(n > 0)) {
            throw new IllegalArgumentException("share (" + share + ") of n (" + n + ") is not a share");
        }
        double z = normalQuantile(level);
        double centre = 2 * n * share + z * z;
        double half = z * Math.sqrt(z * z + 4 * n * share * (1 - share));
        double below = 2 * (n + z * z);
        double low = share == 0 ? 0 : Math.max(0, (centre - half) / below);
        double high = share == 1 ? 1 : Math.min(1, (centre + half) / below);
        return new ConfidenceInterval(low, high, level, "wilson");
    }

    /**
     * Interval of Agresti and Coull for a proportion, cut at 0 and 1: Wald's around Wilson's centre; "Approximate is better
     * than exact for interval estimation of binomial proportions", The American Statistician 52 (1998) 119-126.
     *
     * @param successes 0 to {@code n}
     * @param n at least 1
     * @param level confidence level between 0 and 1
     * @return limits as shares, 0 to 1
     */
    public static ConfidenceInterval agrestiCoull(long successes, long n, double level) {
        requireShare(successes, n);
        double z = normalQuantile(level);
        double adjusted = n + z * z;
        double p = (successes + z * z / 2) / adjusted;
        double half = z * Math.sqrt(p * (1 - p) / adjusted);
        return new ConfidenceInterval(Math.max(0, p - half), Math.min(1, p + half), level, "agresti-coull");
    }

    /**
     * Hybrid score interval for a difference of two shares, the first minus the second; method 10 of Newcombe, "Interval
     * estimation for the difference between independent proportions", Statistics in Medicine 17 (1998) 873-890.
     *
     * @return limits as differences of shares, -1 to 1
     */
    public static ConfidenceInterval difference(long successes1, long n1, long successes2, long n2, double level) {
        ConfidenceInterval first = wilson(successes1, n1, level);
        ConfidenceInterval second = wilson(successes2, n2, level);
        double p1 = (double) successes1 / n1;
        double p2 = (double) successes2 / n2;
        // d - √((p1-l1)² + (u2-p2)²) … d + √((u1-p1)² + (p2-l2)²)
        double low = p1 - p2 - Math.hypot(p1 - first.low(), second.high() - p2);
        double high = p1 - p2 + Math.hypot(first.high() - p1, p2 - second.low());
        return new ConfidenceInterval(low, high, level, "newcombe");
    }

    /**
     * Exact interval for a proportion; Clopper and Pearson 1934. Never covers less than {@code level}, usually more.
     *
     * @param successes 0 to {@code n}
     * @param n at least 1
     * @param level confidence level between 0 and 1
     * @return limits as shares, 0 to 1
     */
    public static ConfidenceInterval clopperPearson(long successes, long n, double level) {
        requireShare(successes, n);
        double tail = tail(level);
        double low = successes == 0
                ? 0
                : BetaDistribution.of(successes, n - successes + 1.0).inverseCumulativeProbability(tail);
        double high = successes == n
                ? 1
                : BetaDistribution.of(successes + 1.0, n - successes).inverseSurvivalProbability(tail);
        return new ConfidenceInterval(low, high, level, "clopper-pearson");
    }

    /**
     * Equal-tailed interval with Jeffreys' prior for a proportion, its ends set to 0 and 1 where nothing or everything was
     * counted; Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001).
     *
     * @param successes 0 to {@code n}
     * @param n at least 1
     * @param level confidence level between 0 and 1
     * @return limits as shares, 0 to 1
     */
    public static ConfidenceInterval jeffreys(long successes, long n, double level) {
        requireShare(successes, n);
        double tail = tail(level);
        BetaDistribution posterior = BetaDistribution.of(successes + 0.5, n - successes + 0.5);
        double low = successes == 0 ? 0 : posterior.inverseCumulativeProbability(tail);
        double high = successes == n ? 1 : posterior.inverseSurvivalProbability(tail);
        return new ConfidenceInterval(low, high, level, "jeffreys");
    }

    /**
     * Adjusted Wald interval for a net score, the share in favour minus the share against, cut at -1 and 1. Three answers
     * are added, three quarters of one to either side, so that ten promoters of ten are not certainty: Rocks, "Interval
     * estimation for the Net Promoter Score", The American Statistician 70(4) (2016) 365-372.
     *
     * @param favourable answers in favour
     * @param unfavourable answers against
     * @param n all answers, at least 1 and at least both together
     * @param level confidence level between 0 and 1
     * @return limits as differences of shares, -1 to 1
     */
    public static ConfidenceInterval netScore(long favourable, long unfavourable, long n, double level) {
        requireShare(favourable, n);
        requireShare(unfavourable, n);
        if (favourable + unfavourable > n) {
            throw new IllegalArgumentException("favourable (" + favourable + ") and unfavourable (" + unfavourable
                    + ") are more than n (" + n + ")");
        }
        return netScore((double) favourable / n, (double) unfavourable / n, n, level);
    }

    /**
     * The same for weighted answers.
     *
     * @param favourable share in favour, 0 to 1
     * @param unfavourable share against, 0 to 1, at most 1 together
     * @param n how many unweighted answers would be as precise, above 0
     */
    public static ConfidenceInterval netScore(double favourable, double unfavourable, double n, double level) {
        if (!(favourable >= 0 && unfavourable >= 0 && favourable + unfavourable <= 1 + 1e-9 && n > 0)) {
            throw new IllegalArgumentException("shares of n (" + favourable + ", " + unfavourable + " of " + n
                    + ") must lie between 0 and 1 together, and n above 0");
        }
        double adjusted = n + 3.0;
        double p = (favourable * n + 0.75) / adjusted;
        double d = (unfavourable * n + 0.75) / adjusted;
        double centre = p - d;
        // variance of a value that is 1, 0 or -1: p + d - (p - d)²
        double half = normalQuantile(level) * Math.sqrt((p + d - centre * centre) / adjusted);
        return new ConfidenceInterval(Math.max(-1, centre - half), Math.min(1, centre + half), level, "adjusted-wald");
    }

    /**
     * Student's t interval for a mean.
     *
     * @param mean the sample's mean
     * @param stdevSample its standard deviation with denominator n - 1, not negative
     * @param n how many values, at least 2
     * @param level confidence level between 0 and 1
     * @return limits in the unit of the mean
     */
    public static ConfidenceInterval mean(double mean, double stdevSample, long n, double level) {
        if (n < 2) {
            throw new IllegalArgumentException("n (" + n + ") must be at least 2 for an interval of a mean");
        }
        return mean(mean, stdevSample, (double) n, level);
    }

    /**
     * The same for weighted values.
     *
     * @param n how many unweighted values would be as precise, at least 2
     */
    public static ConfidenceInterval mean(double mean, double stdevSample, double n, double level) {
        if (!(stdevSample >= 0)) {
            throw new IllegalArgumentException("stdevSample (" + stdevSample + ") must not be negative");
        }
        double t = TDistribution.of(n - 1).inverseSurvivalProbability(tail(level));
        double half = t * stdevSample / Math.sqrt(n);
        return new ConfidenceInterval(mean - half, mean + half, level, "student-t");
    }

    /**
     * Welch's interval for the difference of two means, the first less the second; it holds 0 where his test finds no
     * difference.
     *
     * @param stdev1 standard deviation with denominator n - 1; one of the two is not 0
     * @param n1 at least 2
     */
    public static ConfidenceInterval meanDifference(
            double mean1, double stdev1, long n1, double mean2, double stdev2, long n2, double level) {
        double v1 = stdev1 * stdev1 / n1;
        double v2 = stdev2 * stdev2 / n2;
        double t = TDistribution.of(Significance.welchFreedom(v1, n1, v2, n2)).inverseSurvivalProbability(tail(level));
        double half = t * Math.sqrt(v1 + v2);
        return new ConfidenceInterval(mean1 - mean2 - half, mean1 - mean2 + half, level, "welch-t");
    }

    /**
     * Interval for the difference of two net scores, the first less the second, by the spread that
     * {@link Significance#twoNetScores} divides by.
     *
     * @return limits as differences of shares, cut at -2 and 2
     */
    public static ConfidenceInterval netDifference(
            long favourable1,
            long unfavourable1,
            long n1,
            long favourable2,
            long unfavourable2,
            long n2,
            double level) {
        double difference = (double) (favourable1 - unfavourable1) / n1 - (double) (favourable2 - unfavourable2) / n2;
        double half = normalQuantile(level)
                * Significance.netSpread(favourable1, unfavourable1, n1, favourable2, unfavourable2, n2);
        return new ConfidenceInterval(
                Math.max(-2, difference - half), Math.min(2, difference + half), level, "two-net-scores");
    }

    /** The two-sided standard normal quantile: 1.959964 for 0.95. */
    static double normalQuantile(double level) {
        return NORMAL.inverseSurvivalProbability(tail(level));
    }

    private static double tail(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level (" + level + ") must lie between 0 and 1");
        }
        return (1 - level) / 2;
    }

    private static void requireShare(long successes, long n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " of " + n + " is not a share");
        }
    }
}
