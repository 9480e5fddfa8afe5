package org.cxsdk.feedback.score;

import java.util.OptionalDouble;

/**
 * Question: do the items of an index measure one thing? Cronbach's alpha: {@code k / (k - 1) (1 - Σ variances of items /
 * variance of their sum)}; Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16(3), 1951.
 * Items that are turned round must be turned before. Stateless; one pass for each item.
 */
public final class Reliability {

    private Reliability() {}

    /**
     * Cronbach's alpha; empty for fewer than two items or respondents, and where nobody's sum differs from anybody's.
     *
     * @param answers for each respondent who answered every item the answers, in the same order; every row equally long
     */
    public static OptionalDouble alpha(double[][] answers) {
        int items = answers.length == 0 ? 0 : answers[0].length;
        if (items < 2 || answers.length < 2) {
            return OptionalDouble.empty();
        }
        double parts = 0;
        double[] sums = new double[answers.length];
        for (int item = 0; item < items; item++) {
            double[] column = new double[answers.length];
            for (int row = 0; row < answers.length; row++) {
                if (answers[row].length != items) {
                    throw new IllegalArgumentException(
                            "row " + (row + 1) + " has " + answers[row].length + " answers, the first one " + items);
                }
                column[row] = answers[row][item];
                sums[row] += column[row];
            }
            parts += variance(column);
        }
        double whole = variance(sums);
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(items / (items - 1.0) * (1 - parts / whole));
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
