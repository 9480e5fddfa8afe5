package org.cxsdk.feedback.text;

import java.util.Arrays;

/**
 * Question: which weights explain the labels best without trusting any feature too far? Multinomial logistic regression
 * with a squared penalty on all weights but the intercepts,
 * {@code min Σ -log p(label | features) + λ/2 Σ w²}, by limited-memory BFGS (Nocedal and Wright, "Numerical
 * Optimization", algorithm 7.5) from zero. The problem is convex, so the answer does not hang on where the search began;
 * it is deterministic. Left out: choosing λ, which is the caller's.
 *
 * <p>Each step costs one pass over the data; memory is {@value #MEMORY} pairs of vectors as long as the weights.
 */
final class SoftmaxRegression {

    private static final int MEMORY = 6;
    private static final int MOST_STEPS = 60;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SMALLEST_STEP = 1e-10;

    private final int[][] columns;
    private final float[][] values;
    private final int[] labels;
    private final int classes;
    private final int features;
    private final double lambda;
    private final double tolerance;

    /**
     * @param columns for each row which features it has, each below {@code features}
     * @param values for each row their values
     * @param labels for each row its class, 0 to {@code classes - 1}
     * @param lambda the penalty
     * @param tolerance the search ends when a step improves the objective by less than this share
     */
    SoftmaxRegression(
            int[][] columns,
            float[][] values,
            int[] labels,
            int classes,
            int features,
            double lambda,
            double tolerance) {
        this.columns = columns;
        this.values = values;
        this.labels = labels;
        this.classes = classes;
        this.features = features;
        this.lambda = lambda;
        this.tolerance = tolerance;
    }

    /** The weights: feature by feature, class by class; the last "feature" is the intercept. */
    double[] fit() {
        int size = (features + 1) * classes;
        double[] weights = new double[size];
        double[] gradient = new double[size];
        double objective = evaluate(weights, gradient);
        double[][] moves = new double[MEMORY][];
        double[][] turns = new double[MEMORY][];
        double[] curvature = new double[MEMORY];
        int stored = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(gradient, moves, turns, curvature, stored);
            double slope = dot(direction, gradient);
            double[] next = new double[size];
            double[] nextGradient = new double[size];
            double length = 1;
            double nextObjective = move(weights, direction, length, next, nextGradient);
            while (nextObjective > objective - SUFFICIENT_DECREASE * length * slope && length > SMALLEST_STEP) {
                length /= 2;
                nextObjective = move(weights, direction, length, next, nextGradient);
            }
            if (objective - nextObjective < tolerance * Math.abs(objective)) {
                return nextObjective < objective ? next : weights;
            }
            double[] moved = minus(next, weights);
            double[] turned = minus(nextGradient, gradient);
            double product = dot(moved, turned);
            if (product > 1e-12) {
                int place = stored++ % MEMORY;
                moves[place] = moved;
                turns[place] = turned;
                curvature[place] = 1 / product;
            }
            weights = next;
            gradient = nextGradient;
            objective = nextObjective;
        }
        return weights;
    }

    private double move(double[] from, double[] direction, double length, double[] to, double[] gradient) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] - length * direction[i];
        }
        return evaluate(to, gradient);
    }

    /** The two-loop recursion: the inverse of the curvature seen so far, times the gradient. */
    private static double[] direction(
            double[] gradient, double[][] moves, double[][] turns, double[] curvature, int stored) {
        double[] direction = gradient.clone();
        int kept = Math.min(stored, MEMORY);
        double[] shares = new double[MEMORY];
        for (int k = 1; k <= kept; k++) {
            int place = Math.floorMod(stored - k, MEMORY);
            shares[place] = curvature[place] * dot(moves[place], direction);
            addTo(direction, turns[place], -shares[place]);
        }
        double scale;
        if (kept == 0) {
            scale = 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
        } else {
            int newest = Math.floorMod(stored - 1, MEMORY);
            scale = 1 / (curvature[newest] * dot(turns[newest], turns[newest]));
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (int k = kept; k >= 1; k--) {
            int place = Math.floorMod(stored - k, MEMORY);
            double back = curvature[place] * dot(turns[place], direction);
            addTo(direction, moves[place], shares[place] - back);
        }
        return direction;
    }

    /** The objective, and its gradient into {@code gradient}. */
    private double evaluate(double[] weights, double[] gradient) {
        double objective = 0;
        int intercept = features * classes;
        for (int i = 0; i < intercept; i++) {
            objective += weights[i] * weights[i];
            gradient[i] = lambda * weights[i];
        }
        objective *= lambda / 2;
        Arrays.fill(gradient, intercept, gradient.length, 0);
        double[] scores = new double[classes];
        for (int row = 0; row < columns.length; row++) {
            int[] column = columns[row];
            float[] value = values[row];
            System.arraycopy(weights, intercept, scores, 0, classes);
            for (int c = 0; c < column.length; c++) {
                int at = column[c] * classes;
                for (int k = 0; k < classes; k++) {
                    scores[k] += value[c] * weights[at + k];
                }
            }
            double all = logSum(scores);
            objective += all - scores[labels[row]];
            for (int k = 0; k < classes; k++) {
                scores[k] = Math.exp(scores[k] - all) - (k == labels[row] ? 1 : 0);
                gradient[intercept + k] += scores[k];
            }
            for (int c = 0; c < column.length; c++) {
                int at = column[c] * classes;
                for (int k = 0; k < classes; k++) {
                    gradient[at + k] += value[c] * scores[k];
                }
            }
        }
        return objective;
    }

    /** log Σ exp, without overflow. */
    static double logSum(double[] scores) {
        double most = scores[0];
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - most);
        }
        return most + Math.log(sum);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addTo(double[] target, double[] addend, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * addend[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
