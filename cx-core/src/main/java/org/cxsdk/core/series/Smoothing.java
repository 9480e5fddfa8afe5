package org.cxsdk.core.series;

import java.util.function.DoubleUnaryOperator;

/**
 * Simple exponential smoothing: the level follows each value by a share α, and the forecast is the last level. α and the
 * first level are those with the least sum of squared one-step errors; for each α the first level is solved exactly, so the
 * search has one dimension and finds the same α every time. The model of R's {@code ses}.
 *
 * @param alpha weight of the newest value
 * @param first level before the first value
 * @param level after the last value: the forecast
 * @param squares sum of the squared one-step errors
 * @param n how many values there were
 */
record Smoothing(double alpha, double first, double level, double squares, int n) {

    /** As in R's ets: a level that never moves, or never remembers, is left out. */
    private static final double LEAST = 1e-4;

    private static final double MOST = 0.9999;
    private static final int GRID = 200;
    private static final double PRECISE = 1e-12;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** The best smoothing of two or more values. */
    static Smoothing best(double[] values) {
        DoubleUnaryOperator squares = alpha -> with(values, alpha).squares();
        double step = (MOST - LEAST) / GRID;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double here = squares.applyAsDouble(LEAST + i * step);
            if (here < least) {
                least = here;
                best = i;
            }
        }
        double low = LEAST + Math.max(0, best - 1) * step;
        double high = LEAST + Math.min(GRID, best + 1) * step;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double atA = squares.applyAsDouble(a);
        double atB = squares.applyAsDouble(b);
        while (high - low > PRECISE) {
            if (atA <= atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - GOLDEN * (high - low);
                atA = squares.applyAsDouble(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + GOLDEN * (high - low);
                atB = squares.applyAsDouble(b);
            }
        }
        return with(values, (low + high) / 2);
    }

    /** The smoothing with this α and the first level that suits it best. */
    static Smoothing with(double[] values, double alpha) {
        // level before value t is c + d · first; the error y - c - d · first is linear in first
        double numerator = 0;
        double denominator = 0;
        double c = 0;
        double d = 1;
        for (double y : values) {
            numerator += d * (y - c);
            denominator += d * d;
            c = (1 - alpha) * c + alpha * y;
            d *= 1 - alpha;
        }
        return from(values, alpha, numerator / denominator);
    }

    /** The smoothing with this α and first level. */
    static Smoothing from(double[] values, double alpha, double first) {
        double level = first;
        double squares = 0;
        for (double y : values) {
            double error = y - level;
            squares += error * error;
            level += alpha * error;
        }
        return new Smoothing(alpha, first, level, squares, values.length);
    }

    /** Variance of one-step errors, with two degrees of freedom used up by α and the first level. */
    double variance() {
        return squares / Math.max(1, n - 2);
    }

    /** Standard error h steps ahead: σ √(1 + (h - 1) α²). */
    double standardError(int h) {
        return Math.sqrt(variance() * (1 + (h - 1) * alpha * alpha));
    }
}
