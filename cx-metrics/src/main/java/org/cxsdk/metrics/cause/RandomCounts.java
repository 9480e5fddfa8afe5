package org.cxsdk.metrics.cause;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random counts with a given mean and variance / mean: Poisson, or negative binomial as a Poisson whose mean is drawn from a
 * gamma distribution. Poisson by multiplication below {@value #FEW}, by transformed rejection (Hörmann, "The transformed
 * rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993) 39-45, PTRS) from
 * there on; gamma after Marsaglia and Tsang, ACM TOMS 26 (2000) 363-372.
 */
final class RandomCounts {

    private static final double FEW = 10;

    /** Up to this mean a table is searched faster than numbers are made. */
    private static final double TABLED = 20;

    private static final int LONGEST_TABLE = 256;
    private static final double NEARLY_ALL = 1 - 1e-12;

    /** A tail that is thinner than this is cut off: to try until a count lies in it would take too long. */
    private static final double THIN = 1e-6;

    private final SplittableRandom random;
    private final double dispersion;

    RandomCounts(SplittableRandom random, double dispersion) {
        this.random = random;
        this.dispersion = dispersion;
    }

    double next(double mean) {
        // gamma with shape m/(φ - 1) and scale φ - 1 has mean m and variance m (φ - 1); Poisson adds m
        double around = dispersion > 1 ? (dispersion - 1) * gamma(mean / (dispersion - 1)) : mean;
        return around < FEW ? few(around) : many(around);
    }

    /**
     * Draws the same as {@link #next}, faster for many draws with one mean: small counts stand in a table, in which the first
     * whose cumulative probability exceeds a random number is sought.
     */
    Source with(double mean) {
        return mean <= TABLED ? new Source(mean, cumulative(mean)) : new Source(mean, new double[0]);
    }

    /** Counts with one mean. */
    final class Source {

        private final double mean;
        private final double[] cumulative;

        private Source(double mean, double[] cumulative) {
            this.mean = mean;
            this.cumulative = cumulative;
        }

        double next() {
            double u = random.nextDouble();
            for (int k = 0; k < cumulative.length; k++) {
                if (u < cumulative[k]) {
                    return k;
                }
            }
            return cumulative.length == 0 ? RandomCounts.this.next(mean) : beyond();
        }

        /** One of the few counts behind the table, by trying until one is. */
        private double beyond() {
            while (true) {
                double count = RandomCounts.this.next(mean);
                if (count >= cumulative.length) {
                    return count;
                }
            }
        }
    }

    /** P(count ≤ 0), P(count ≤ 1), … until nearly all are in. */
    private double[] cumulative(double mean) {
        double[] table = new double[LONGEST_TABLE];
        double excess = dispersion - 1;
        double term = excess > 0 ? Math.exp(-mean / excess * Math.log(dispersion)) : Math.exp(-mean);
        double sum = 0;
        int k = 0;
        while (k < table.length && sum < NEARLY_ALL) {
            sum += term;
            table[k++] = sum;
            // P(k)/P(k - 1) is m/k, of the negative binomial (m + (k - 1)(φ - 1))/(k φ)
            term *= excess > 0 ? (mean + (k - 1) * excess) / (k * dispersion) : mean / k;
        }
        if (sum > 1 - THIN) {
            table[k - 1] = 1;
        }
        return Arrays.copyOf(table, k);
    }

    private double few(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }

    private double many(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverse = 1.1239 + 1.1328 / (b - 3.4);
        double sure = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= sure) {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            if (Math.log(v * inverse / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logFactorial(k)) {
                return k;
            }
        }
    }

    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** ln k!, by Stirling's series from 10 on (error below 1e-9), by the product below. */
    private static double logFactorial(double k) {
        if (k < FEW) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double x = k + 1;
        double square = 1 / (x * x);
        return (x - 0.5) * Math.log(x)
                - x
                + 0.5 * Math.log(2 * Math.PI)
                + (1.0 / 12 - square * (1.0 / 360 - square / 1260)) / x;
    }
}
