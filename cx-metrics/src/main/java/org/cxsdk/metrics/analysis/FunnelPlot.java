package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.stat.Quantiles;

/**
 * Which offices or agencies differ from the others by more than chance and by more than offices differ anyway?
 * Spiegelhalter, "Handling over-dispersion of performance indicators", Quality and Safety in Health Care 14 (2005) 347-351:
 * z = (p - p0)/s with s² = p0(1 - p0)/n; a tenth of the z at each end drawn in (winsorised); φ their mean square; where φ says
 * more than chance, τ² = (Iφ - (I - 1))/(Σw - Σw²/Σw) with w = 1/s², at least 0, is added to s². Without this a league table
 * of large offices flags almost every one.
 *
 * @param center p0, the ratio of the sums
 * @param overdispersion φ
 * @param betweenVariance τ²
 * @param units in the order given
 */
public record FunnelPlot(double center, double overdispersion, double betweenVariance, List<Point> units) {

    private static final double WINSORISED = 0.1;
    private static final double SIGMAS = 3;

    public FunnelPlot {
        units = List.copyOf(units);
    }

    /**
     * A unit to compare.
     *
     * @param name its name
     * @param count how many of its cases, 0 to {@code size}
     * @param size how many cases, at least 1
     */
    public record Unit(String name, double count, double size) {
        public Unit {
            Objects.requireNonNull(name, "name");
            if (!(size > 0) || !(count >= 0) || count > size) {
                throw new IllegalArgumentException(name + ": " + count + " of " + size + " is no share");
            }
        }
    }

    /**
     * A unit in the funnel.
     *
     * @param unit which
     * @param share its share
     * @param naive z by chance alone
     * @param z with the variance between units
     * @param low lower limit at its size, three standard deviations
     * @param high upper limit
     */
    public record Point(Unit unit, double share, double naive, double z, double low, double high) {

        /** 1 above the funnel, -1 below, 0 in it. */
        public int outside() {
            return Math.abs(z) > SIGMAS ? (int) Math.signum(z) : 0;
        }
    }

    /**
     * Compares.
     *
     * @param units at least two, with a share that is neither 0 nor 1 over all
     */
    public static FunnelPlot of(List<Unit> units) {
        double center = units.stream().mapToDouble(Unit::count).sum()
                / units.stream().mapToDouble(Unit::size).sum();
        if (units.size() < 2 || !(center > 0) || !(center < 1)) {
            throw new IllegalArgumentException(
                    "a funnel needs two or more units and a share between 0 and 1 over all, not " + center);
        }
        double[] variances = units.stream()
                .mapToDouble(unit -> center * (1 - center) / unit.size())
                .toArray();
        double[] naive = new double[units.size()];
        for (int i = 0; i < naive.length; i++) {
            Unit unit = units.get(i);
            naive[i] = (unit.count() / unit.size() - center) / Math.sqrt(variances[i]);
        }
        double overdispersion = meanSquare(winsorised(naive));
        double between = between(variances, overdispersion);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < naive.length; i++) {
            Unit unit = units.get(i);
            double share = unit.count() / unit.size();
            double sigma = Math.sqrt(variances[i] + between);
            points.add(new Point(
                    unit,
                    share,
                    naive[i],
                    (share - center) / sigma,
                    Math.max(0, center - SIGMAS * sigma),
                    Math.min(1, center + SIGMAS * sigma)));
        }
        return new FunnelPlot(center, overdispersion, between, points);
    }

    /** Those outside of the funnel. */
    public List<Point> outside() {
        return units.stream().filter(point -> point.outside() != 0).toList();
    }

    private static double between(double[] variances, double overdispersion) {
        double weights = 0;
        double squares = 0;
        for (double variance : variances) {
            weights += 1 / variance;
            squares += 1 / variance / variance;
        }
        int units = variances.length;
        return Math.max(0, (units * overdispersion - (units - 1)) / (weights - squares / weights));
    }

    private static double[] winsorised(double[] z) {
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        double low = Quantiles.type7(sorted, WINSORISED);
        double high = Quantiles.type7(sorted, 1 - WINSORISED);
        return Arrays.stream(z)
                .map(value -> Math.max(low, Math.min(high, value)))
                .toArray();
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(value -> value * value).average().orElseThrow();
    }
}
