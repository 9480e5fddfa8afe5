package org.cxsdk.core.series;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The least of a function without derivatives: Nelder and Mead, "A simplex method for function minimization", Computer Journal
 * 7 (1965) 308-313, in the form of Nash, "Compact Numerical Methods for Computers" (1990), algorithm 19, with his factors: a
 * simplex that is reflected (1), extended (2), reduced (1/2) or shrunk (1/2) until all its corners are about equally low. The
 * same steps in the same order as R's {@code optim}, so that searches that stop early stop at the same place.
 *
 * <p>Finds a low place near its start, not surely the lowest of all. A function may be infinite where it is not allowed to go,
 * but not at the start. Stateless.
 */
final class NelderMead {

    private static final double FORBIDDEN = 1e35;
    private static final double STEP = 0.1;
    private static final double EXTENSION = 2;
    private static final double REDUCTION = 0.5;

    private final ToDoubleFunction<double[]> function;
    private final int n;
    private final double tolerance;
    private final int most;
    /** Corners, and their heights. */
    private final double[][] corners;

    private final double[] heights;
    private int tried;
    private double size;

    private NelderMead(ToDoubleFunction<double[]> function, double[] start, double precision, int most) {
        this.function = function;
        this.n = start.length;
        this.most = most;
        this.corners = new double[n + 1][];
        this.heights = new double[n + 1];
        double height = height(start);
        this.tolerance = precision * (Math.abs(height) + precision);
        double step = Arrays.stream(start).map(x -> STEP * Math.abs(x)).max().orElse(0);
        step = step == 0 ? STEP : step;
        corners[0] = start.clone();
        heights[0] = height;
        for (int i = 0; i < n; i++) {
            corners[i + 1] = start.clone();
            double longer = step;
            while (corners[i + 1][i] == start[i]) {
                corners[i + 1][i] = start[i] + longer;
                longer *= 10;
            }
            size += longer;
        }
    }

    /**
     * Searches.
     *
     * @param start finite there
     * @param precision of the height at which corners count as equally low, in terms of that at the start
     * @param most times that the function is tried, about
     */
    static double[] search(ToDoubleFunction<double[]> function, double[] start, double precision, int most) {
        return new NelderMead(function, start, precision, most).search();
    }

    private double height(double[] at) {
        tried++;
        double height = function.applyAsDouble(at);
        return Double.isFinite(height) ? height : FORBIDDEN;
    }

    private double[] search() {
        int lowest = 0;
        boolean moved = true;
        while (true) {
            for (int j = 0; moved && j <= n; j++) {
                heights[j] = j == lowest ? heights[j] : height(corners[j]);
            }
            moved = false;
            int highest = lowest;
            double low = heights[lowest];
            double high = low;
            int best = lowest;
            for (int j = 0; j <= n; j++) {
                if (j != lowest && heights[j] < low) {
                    best = j;
                    low = heights[j];
                }
                if (j != lowest && heights[j] > high) {
                    highest = j;
                    high = heights[j];
                }
            }
            lowest = best;
            if (high <= low + tolerance) {
                return corners[lowest];
            }
            if (!step(highest, low, high)) {
                double shrunk = shrink(lowest);
                if (shrunk >= size) {
                    return corners[lowest];
                }
                size = shrunk;
                moved = true;
            }
            if (tried > most) {
                return corners[lowest];
            }
        }
    }

    /** Moves the highest corner; false if no place was found for it. */
    private boolean step(int highest, double low, double high) {
        double[] center = center(highest);
        double[] mirrored = new double[n];
        Arrays.setAll(mirrored, i -> 2 * center[i] - corners[highest][i]);
        double there = height(mirrored);
        if (there < low) {
            double[] farther = new double[n];
            Arrays.setAll(farther, i -> EXTENSION * mirrored[i] + (1 - EXTENSION) * center[i]);
            double beyond = height(farther);
            put(highest, beyond < there ? farther : mirrored, Math.min(beyond, there));
            return true;
        }
        if (there < high) {
            put(highest, mirrored, there);
        }
        double[] nearer = new double[n];
        Arrays.setAll(nearer, i -> (1 - REDUCTION) * corners[highest][i] + REDUCTION * center[i]);
        double within = height(nearer);
        if (within < heights[highest]) {
            put(highest, nearer, within);
            return true;
        }
        return there < high;
    }

    private void put(int corner, double[] at, double height) {
        corners[corner] = at;
        heights[corner] = height;
    }

    private double[] center(int without) {
        double[] center = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = -corners[without][i];
            for (double[] corner : corners) {
                sum += corner[i];
            }
            center[i] = sum / n;
        }
        return center;
    }

    /** Draws all corners halfway to the lowest; how far they are from it then. */
    private double shrink(int lowest) {
        double size = 0;
        for (int j = 0; j <= n; j++) {
            for (int i = 0; j != lowest && i < n; i++) {
                corners[j][i] = REDUCTION * (corners[j][i] - corners[lowest][i]) + corners[lowest][i];
                size += Math.abs(corners[j][i] - corners[lowest][i]);
            }
        }
        return size;
    }
}
