package org.cxsdk.core.stat;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.cxsdk.core.ConfidenceInterval;

/**
 * What shares are like in general, as a beta distribution: the prior by which the shares of small groups are drawn towards
 * the others.
 *
 * @param alpha prior successes, greater than 0
 * @param beta prior failures, greater than 0
 */
public record BetaBinomial(double alpha, double beta) implements GroupPrior {

    /** A prior as strong as this says that the groups do not differ beyond chance. */
    private static final double STRONGEST = 1e6;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 200;
    /** Within this of the strength that golden section finds, as a logarithm, its slope has its zero. */
    private static final double REFINED = 0.5;

    private static final long FACTORS = 64;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    public BetaBinomial {
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalArgumentException("alpha (" + alpha + ") and beta (" + beta + ") must be greater than 0");
        }
    }

    /**
     * The prior under which the counts are likeliest: beta-binomial maximum likelihood, by golden section over the strength of
     * the prior and, for each strength, over its mean; then to the last digits by the zeros of the slopes, which a maximum is too
     * flat to give.
     *
     * @param successes of each group, 0 to {@code n}
     * @param n of each group; groups without members are left out
     */
    public static BetaBinomial fitted(long[] successes, long[] n) {
        double low = Math.log(1e-2);
        double high = Math.log(STRONGEST);
        long all = Arrays.stream(n).sum();
        long favourable = Arrays.stream(successes).sum();
        if (favourable == 0 || favourable == all || slope(successes, n, high) >= 0) {
            double pooled = all == 0 ? 0.5 : (double) favourable / all;
            return withMean(Math.min(1 - 1e-9, Math.max(1e-9, pooled)), STRONGEST);
        }
        for (int i = 0; i < STEPS && high - low > 1e-10; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (best(successes, n, Math.exp(left)).logLikelihood(successes, n)
                    > best(successes, n, Math.exp(right)).logLikelihood(successes, n)) {
                high = right;
            } else {
                low = left;
            }
        }
        double near = (low + high) / 2;
        double from = near - REFINED;
        double to = near + REFINED;
        if (slope(successes, n, from) <= 0 || slope(successes, n, to) >= 0) {
            return best(successes, n, Math.exp(near));
        }
        for (int i = 0; i < STEPS && to - from > 1e-14; i++) {
            double middle = (from + to) / 2;
            if (slope(successes, n, middle) > 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return best(successes, n, Math.exp((from + to) / 2));
    }

    /**
     * Whether a fit found no end to the strength: the groups do not differ more than chance makes them, and the common mean is
     * all that is known of each.
     */
    @Override
    public boolean isOneForAll() {
        return alpha + beta > STRONGEST * (1 - 1e-6);
    }

    /** How the likelihood grows with the strength, where the mean is the likeliest for each strength. */
    private static double slope(long[] successes, long[] n, double logStrength) {
        BetaBinomial prior = best(successes, n, Math.exp(logStrength));
        double strength = prior.alpha + prior.beta;
        double mean = prior.alpha / strength;
        double slope = 0;
        for (int i = 0; i < n.length; i++) {
            slope += mean * risingSlope(prior.alpha, successes[i])
                    + (1 - mean) * risingSlope(prior.beta, n[i] - successes[i])
                    - risingSlope(strength, n[i]);
        }
        return slope;
    }

    /** The likeliest prior of a strength: the slope falls with the mean, and its zero is found by halving. */
    private static BetaBinomial best(long[] successes, long[] n, double strength) {
        double low = 1e-9;
        double high = 1 - 1e-9;
        for (int i = 0; i < STEPS && high - low > 1e-16; i++) {
            double mean = (low + high) / 2;
            double slope = 0;
            for (int k = 0; k < n.length; k++) {
                slope += risingSlope(mean * strength, successes[k])
                        - risingSlope((1 - mean) * strength, n[k] - successes[k]);
            }
            if (slope > 0) {
                low = mean;
            } else {
                high = mean;
            }
        }
        return withMean((low + high) / 2, strength);
    }

    private static BetaBinomial withMean(double mean, double strength) {
        return new BetaBinomial(mean * strength, (1 - mean) * strength);
    }

    /** Log likelihood of counts, without the binomial coefficients, which no parameter changes. */
    public double logLikelihood(long[] successes, long[] n) {
        double sum = 0;
        for (int i = 0; i < n.length; i++) {
            // ln B(x + α, n - x + β) - ln B(α, β), as sums of logarithms: exact also for a strong prior
            sum += rising(alpha, successes[i]) + rising(beta, n[i] - successes[i]) - rising(alpha + beta, n[i]);
        }
        return sum;
    }

    /** ln (a (a + 1) … (a + k - 1)). */
    private static double rising(double a, long k) {
        if (k > FACTORS) {
            return rising(a, FACTORS) + logGamma(a + k) - logGamma(a + FACTORS);
        }
        double sum = 0;
        for (long i = 0; i < k; i++) {
            sum += Math.log(a + i);
        }
        return sum;
    }

    /** The slope of {@link #rising}: 1/a + 1/(a + 1) + … + 1/(a + k - 1). */
    private static double risingSlope(double a, long k) {
        if (k > FACTORS) {
            return risingSlope(a, FACTORS) + digamma(a + k) - digamma(a + FACTORS);
        }
        double sum = 0;
        for (long i = 0; i < k; i++) {
            sum += 1 / (a + i);
        }
        return sum;
    }

    /** The slope of ln Γ by its series, for arguments of at least {@value #FACTORS}: exact to the last digits there. */
    private static double digamma(double x) {
        double square = 1 / (x * x);
        return Math.log(x) - 1 / (2 * x) - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
    }

    /** ln Γ by Stirling's series, for arguments of at least {@value #FACTORS}: exact to the last digits there. */
    private static double logGamma(double x) {
        double inverse = 1 / x;
        double square = inverse * inverse;
        return (x - 0.5) * Math.log(x)
                - x
                + HALF_LOG_TWO_PI
                + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }

    /** The mean of a group's posterior: {@code (x + α) / (n + α + β)}. */
    public double posteriorMean(long successes, long n) {
        return (successes + alpha) / (n + alpha + beta);
    }

    /** The equal-tailed interval of a group's posterior. */
    public ConfidenceInterval posterior(long successes, long n, double level) {
        BetaDistribution posterior = BetaDistribution.of(successes + alpha, n - successes + beta);
        double tail = (1 - level) / 2;
        return new ConfidenceInterval(
                posterior.inverseCumulativeProbability(tail),
                posterior.inverseSurvivalProbability(tail),
                level,
                "beta-posterior");
    }
}
