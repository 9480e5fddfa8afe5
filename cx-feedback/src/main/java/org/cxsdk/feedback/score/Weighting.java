package org.cxsdk.feedback.score;

/**
 * What weights did to a score. Printed with every weighted figure, because weights buy less bias with less precision.
 *
 * @param n how many answers were used
 * @param nEffective how many unweighted answers would be as precise, by Kish: {@code (Σ w)² / Σ w²}
 * @param designEffect {@code n / nEffective}
 * @param largest the largest weight, as a multiple of the mean weight
 */
public record Weighting(long n, double nEffective, double designEffect, double largest) {

    /**
     * The effect of weights.
     *
     * @param weights one for each answer, none negative, not all 0
     */
    public static Weighting of(double... weights) {
        double largest = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("a weight (" + weight + ") must not be negative, and finite");
            }
            largest = Math.max(largest, weight);
        }
        if (largest == 0) {
            throw new IllegalArgumentException("the weights are all 0");
        }
        // as parts of the largest, so that no square is too large
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight / largest;
            squares += weight / largest * (weight / largest);
        }
        double effective = sum * sum / squares;
        return new Weighting(weights.length, effective, weights.length / effective, weights.length / sum);
    }
}
