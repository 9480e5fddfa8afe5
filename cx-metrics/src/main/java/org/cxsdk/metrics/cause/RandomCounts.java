package org.cxsdk.metrics.cause;

import java.util.SplittableRandom;

/**
 * Random counts with a given mean and variance / mean: Poisson, or negative binomial as a Poisson whose mean is drawn from a
 * gamma distribution. Poisson by multiplication below {@value #FEW}, by transformed rejection (Hörmann, "The transformed
 * rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993) 39-45, PTRS) from
 * there on; gamma after Marsaglia and Tsang, ACM TOMS 26 (2000) 363-372.
 */
final class RandomCounts {

    private static final double FEW = 10;

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
