package org.cxsdk.core.stat;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Question: how many answers are needed, and how far can a share be off with those there are? Formulas for simple random
 * samples, with the correction for finite populations where a population is given. Stateless.
 */
public final class SampleSize {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SampleSize() {}

    /**
     * The margin of error of a share, {@code z √(p (1 - p) / n) √((N - n) / (N - 1))}.
     *
     * @param share the share, 0.5 where nothing is known
     * @param n how many answered, at least 1
     * @param population how many there are; empty for very many
     * @param level confidence level between 0 and 1
     */
    public static double marginOfError(double share, long n, OptionalLong population, double level) {
        requireShare(share);
        double margin = Intervals.normalQuantile(level) * Math.sqrt(share * (1 - share) / n);
        if (population.isEmpty()) {
            return margin;
        }
        long all = population.getAsLong();
        if (n < 1 || n > all) {
            throw new IllegalArgumentException("n (" + n + ") must be 1 to the population (" + all + ")");
        }
        return all == 1 ? 0 : margin * Math.sqrt((double) (all - n) / (all - 1));
    }

    /**
     * How many answers give a margin of error, by Krejcie and Morgan, "Determining sample size for research activities",
     * Educational and Psychological Measurement 30 (1970); round up.
     *
     * @param margin the margin, for example 0.05
     * @param share the share expected, 0.5 where nothing is known
     * @param population how many there are; empty for very many
     * @param level confidence level between 0 and 1
     */
    public static double forMargin(double margin, double share, OptionalLong population, double level) {
        requireShare(share);
        double z = Intervals.normalQuantile(level);
        double spread = z * z * share * (1 - share);
        if (population.isEmpty()) {
            return spread / (margin * margin);
        }
        long all = population.getAsLong();
        return spread * all / (margin * margin * (all - 1) + spread);
    }

    /**
     * The least number of answers for which Wilson's interval around a share is at most {@code 2 margin} wide.
     *
     * @param share the share expected
     */
    public static long forWilsonMargin(double margin, double share, double level) {
        requireShare(share);
        if (!(margin > 0)) {
            throw new IllegalArgumentException("margin (" + margin + ") must be greater than 0");
        }
        long low = 0;
        long high = 1;
        while (wilsonHalfWidth(share, high, level) > margin) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (wilsonHalfWidth(share, middle, level) > margin) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double wilsonHalfWidth(double share, long n, double level) {
        double z = Intervals.normalQuantile(level);
        return z * Math.sqrt(z * z + 4.0 * n * share * (1 - share)) / (2 * (n + z * z));
    }

    /**
     * How many answers in each of two periods show a change of share, with the pooled variance under no change (Fleiss,
     * "Statistical Methods for Rates and Proportions", chapter 4, without continuity correction); round up.
     *
     * @param level confidence level of the two-sided test
     * @param power how often the change is to be seen, for example 0.8
     */
    public static double forChange(double from, double to, double level, double power) {
        requireShare(from);
        requireShare(to);
        double pooled = (from + to) / 2;
        double a = Intervals.normalQuantile(level) * Math.sqrt(2 * pooled * (1 - pooled));
        double b = NORMAL.inverseCumulativeProbability(power) * Math.sqrt(from * (1 - from) + to * (1 - to));
        return (a + b) * (a + b) / ((from - to) * (from - to));
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share (" + share + ") must lie between 0 and 1");
        }
    }
}
