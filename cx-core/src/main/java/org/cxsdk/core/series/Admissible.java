package org.cxsdk.core.series;

/**
 * Whether weights of a smoothing with a season let it forget its past, so that forecasts do not hang on values long ago: the
 * roots of its characteristic equation do not lie outside the unit circle. Hyndman, Akram and Archibald, "The admissible
 * parameter space for exponential smoothing models", Annals of the Institute of Statistical Mathematics 60 (2008) 407-426.
 * Stateless.
 */
final class Admissible {

    /** As far outside as rounding may put a root that lies on the circle, as R has it. */
    private static final double ROUNDING = 1e-10;

    private Admissible() {}

    static boolean seasonal(double alpha, double beta, double gamma, double phi, int m) {
        if (gamma < Math.max(1 - 1 / phi - alpha, 0) || gamma > 1 + 1 / phi - alpha) {
            return false;
        }
        if (alpha < 1 - 1 / phi - gamma * (1 - m + phi + phi * m) / (2 * phi * m)) {
            return false;
        }
        if (beta < -(1 - phi) * (gamma / m + alpha)) {
            return false;
        }
        double[] polynomial = new double[m + 2];
        polynomial[0] = phi * (1 - alpha - gamma);
        for (int i = 1; i < m; i++) {
            polynomial[i] = alpha + beta - alpha * phi;
        }
        polynomial[1] += gamma - 1;
        polynomial[m] = alpha + beta - phi;
        polynomial[m + 1] = 1;
        return rootsWithin(polynomial, 1 + ROUNDING);
    }

    /** Whether no root is larger than a radius: Schur and Cohn's recursion after scaling by the radius. */
    private static boolean rootsWithin(double[] ascending, double radius) {
        double[] a = ascending.clone();
        double scale = 1;
        for (int i = 0; i < a.length; i++) {
            a[i] *= scale;
            scale *= radius;
        }
        for (int degree = a.length - 1; degree > 0; degree--) {
            double ratio = a[0] / a[degree];
            if (!(Math.abs(ratio) < 1)) {
                return false;
            }
            double[] next = new double[degree];
            for (int i = 0; i < degree; i++) {
                next[i] = a[i + 1] - ratio * a[degree - 1 - i];
            }
            a = next;
        }
        return true;
    }
}
