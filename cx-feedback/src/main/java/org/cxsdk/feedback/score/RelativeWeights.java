package org.cxsdk.feedback.score;

/**
 * Question: how much of the explained variance goes with each driver, by Johnson's relative weights? Drivers are replaced by
 * the uncorrelated variables closest to them, the outcome is regressed on those, and what each explains is handed back by
 * the squared correlations between the two sets: with the root {@code Λ} of the correlations of drivers,
 * {@code weight = Λ² (Λ⁻¹ r)²}. The weights add up to R². Johnson, "A heuristic method for estimating the relative weight of
 * predictor variables in multiple regression", Multivariate Behavioral Research 35(1), 2000.
 *
 * <p>A second opinion beside {@link KeyDrivers}' shares, at the cost of one decomposition by Jacobi's rotations, O(p³) each
 * round; stateless.
 */
final class RelativeWeights {

    private static final int MOST_ROUNDS = 100;
    private static final double DONE = 1e-28;

    private RelativeWeights() {}

    /** Each driver's part of R². The last row and column of the covariance are the outcome's; no variable is constant. */
    static double[] of(double[][] covariance) {
        int p = covariance.length - 1;
        double[][] correlation = new double[p][p];
        double[] withOutcome = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                correlation[j][k] = covariance[j][k] / Math.sqrt(covariance[j][j] * covariance[k][k]);
            }
            withOutcome[j] = covariance[j][p] / Math.sqrt(covariance[j][j] * covariance[p][p]);
        }
        double[][] vectors = new double[p][p];
        double[] values = decomposed(correlation, vectors);
        double[][] root = new double[p][p];
        double[] beta = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                double inverse = 0;
                for (int e = 0; e < p; e++) {
                    double both = vectors[j][e] * vectors[k][e];
                    root[j][k] += both * Math.sqrt(values[e]);
                    inverse += both / Math.sqrt(values[e]);
                }
                beta[j] += inverse * withOutcome[k];
            }
        }
        double[] weights = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                weights[j] += root[j][k] * root[j][k] * beta[k] * beta[k];
            }
        }
        return weights;
    }

    /** Eigenvalues of a symmetric matrix, and its eigenvectors as columns; the matrix is worn out. */
    private static double[] decomposed(double[][] matrix, double[][] vectors) {
        int p = matrix.length;
        for (int j = 0; j < p; j++) {
            vectors[j][j] = 1;
        }
        for (int round = 0; round < MOST_ROUNDS && offDiagonal(matrix) > DONE; round++) {
            for (int j = 0; j < p; j++) {
                for (int k = j + 1; k < p; k++) {
                    rotate(matrix, vectors, j, k);
                }
            }
        }
        double[] values = new double[p];
        for (int j = 0; j < p; j++) {
            values[j] = matrix[j][j];
        }
        return values;
    }

    private static double offDiagonal(double[][] matrix) {
        double sum = 0;
        for (int j = 0; j < matrix.length; j++) {
            for (int k = 0; k < j; k++) {
                sum += matrix[j][k] * matrix[j][k];
            }
        }
        return sum;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int j, int k) {
        if (matrix[j][k] == 0) {
            return;
        }
        double angle = (matrix[k][k] - matrix[j][j]) / (2 * matrix[j][k]);
        double tangent = Math.copySign(1, angle) / (Math.abs(angle) + Math.sqrt(angle * angle + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int i = 0; i < matrix.length; i++) {
            double left = matrix[i][j];
            double right = matrix[i][k];
            matrix[i][j] = cosine * left - sine * right;
            matrix[i][k] = sine * left + cosine * right;
        }
        for (int i = 0; i < matrix.length; i++) {
            double upper = matrix[j][i];
            double lower = matrix[k][i];
            matrix[j][i] = cosine * upper - sine * lower;
            matrix[k][i] = sine * upper + cosine * lower;
            double left = vectors[i][j];
            double right = vectors[i][k];
            vectors[i][j] = cosine * left - sine * right;
            vectors[i][k] = sine * left + cosine * right;
        }
    }
}
