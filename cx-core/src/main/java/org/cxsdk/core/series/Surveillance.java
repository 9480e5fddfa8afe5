package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.List;

/**
 * Has the level moved since a baseline, even by little? Two charts that add up small evidence, point by point, as it comes in.
 *
 * <ul>
 *   <li><b>CUSUM</b> (Page 1954): C⁺ = max(0, C⁺ + z - k), C⁻ = max(0, C⁻ - z - k); a signal above h. k = 0.5 and h = 5 find a
 *       shift of one standard deviation after about ten points, with a false alarm in about 930 (two-sided 465).
 *   <li><b>EWMA</b> (Roberts 1959): E = λx + (1 - λ)E from the baseline's mean on; a signal outside
 *       mean ∓ L σ √(λ/(2 - λ) · (1 - (1 - λ)²ⁱ)).
 * </ul>
 *
 * <p>z = (x - mean)/σ of the baseline, which must be long enough to know both (25 points or more) and quiet. Immutable.
 */
public final class Surveillance {

    private final double mean;
    private final double sigma;

    private Surveillance(double mean, double sigma) {
        if (!(sigma > 0) || !Double.isFinite(mean) || !Double.isFinite(sigma)) {
            throw new IllegalArgumentException("a baseline needs a finite mean and a standard deviation above 0");
        }
        this.mean = mean;
        this.sigma = sigma;
    }

    /** Watches against a known baseline. */
    public static Surveillance against(double mean, double sigma) {
        return new Surveillance(mean, sigma);
    }

    /**
     * A point under CUSUM.
     *
     * @param index from 1
     * @param above evidence of a higher level
     * @param below evidence of a lower level
     * @param signal whether either exceeds h
     */
    public record CusumPoint(int index, double above, double below, boolean signal) {}

    /** CUSUM over new values, with slack k and limit h, in standard deviations. */
    public List<CusumPoint> cusum(double[] values, double k, double h) {
        List<CusumPoint> points = new ArrayList<>();
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            double z = (values[i] - mean) / sigma;
            above = Math.max(0, above + z - k);
            below = Math.max(0, below - z - k);
            points.add(new CusumPoint(i + 1, above, below, above > h || below > h));
        }
        return points;
    }

    /**
     * A point under EWMA.
     *
     * @param index from 1
     * @param value the weighted mean up to here
     * @param low lower limit
     * @param high upper limit
     */
    public record EwmaPoint(int index, double value, double low, double high) {

        /** Whether it lies outside of the limits. */
        public boolean signal() {
            return value < low || value > high;
        }
    }

    /**
     * EWMA over new values.
     *
     * @param lambda weight of the newest value, above 0, at most 1
     * @param width L, the limits in standard deviations
     */
    public List<EwmaPoint> ewma(double[] values, double lambda, double width) {
        if (!(lambda > 0) || lambda > 1) {
            throw new IllegalArgumentException("lambda (" + lambda + ") must be above 0 and at most 1");
        }
        List<EwmaPoint> points = new ArrayList<>();
        double smoothed = mean;
        for (int i = 0; i < values.length; i++) {
            smoothed += lambda * (values[i] - smoothed);
            double half = width * sigma * Math.sqrt(lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * (i + 1))));
            points.add(new EwmaPoint(i + 1, smoothed, mean - half, mean + half));
        }
        return points;
    }
}
