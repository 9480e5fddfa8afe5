package org.cxsdk.core.series;

import java.util.Arrays;

/**
 * The course of a series under its noise, by straight lines through neighbours, so many at each place as suit it: Friedman, "A
 * variable span smoother", Technical Report LCS 5, Stanford (1984). Lines through 5, 20 and 50 % of the points are compared at
 * each place by how well they tell points that they have not seen; the spans that do best are smoothed, and the course is
 * taken between those of the two nearest. As R's {@code supsmu} with its defaults. Stateless; O(n).
 */
final class SuperSmoother {

    private static final double SHORT = 0.05;
    private static final double MIDDLE = 0.2;
    private static final double LONG = 0.5;
    private static final double[] SPANS = {SHORT, MIDDLE, LONG};

    /** A window whose places vary less than this part of the quartiles' distance is taken as one place. */
    private static final double FLAT = 1e-3;

    private SuperSmoother() {}

    /** The smoothed values; the same for fewer than five, or if they are all alike. */
    static double[] smooth(double[] values) {
        int n = values.length;
        if (n < 5) {
            return values.clone();
        }
        double[][] courses = new double[SPANS.length][];
        double[][] errors = new double[SPANS.length][];
        for (int span = 0; span < SPANS.length; span++) {
            Lines lines = Lines.through(values, SPANS[span]);
            courses[span] = lines.course();
            errors[span] = Lines.through(lines.unseen(), MIDDLE).course();
        }
        double[] best = new double[n];
        for (int i = 0; i < n; i++) {
            int least = 0;
            for (int span = 1; span < SPANS.length; span++) {
                least = errors[span][i] < errors[least][i] ? span : least;
            }
            best[i] = SPANS[least];
        }
        double[] spans = Lines.through(best, MIDDLE).course();
        double[] course = new double[n];
        for (int i = 0; i < n; i++) {
            double span = Math.max(SHORT, Math.min(LONG, spans[i]));
            double part = span < MIDDLE ? (MIDDLE - span) / (MIDDLE - SHORT) : (span - MIDDLE) / (LONG - MIDDLE);
            int other = span < MIDDLE ? 0 : 2;
            course[i] = (1 - part) * courses[1][i] + part * courses[other][i];
        }
        return Lines.through(course, SHORT).course();
    }

    /**
     * Lines through the neighbours of each point, at the ends through those of the last full window.
     *
     * @param course where the line of each point passes it
     * @param unseen how far each point is from the line through its neighbours without it
     */
    private record Lines(double[] course, double[] unseen) {

        static Lines through(double[] values, double share) {
            int n = values.length;
            int half = Math.max(2, (int) (0.5 * share * n + 0.5));
            int width = Math.min(n, 2 * half + 1);
            double[] course = new double[n];
            double[] unseen = new double[n];
            double flat = FLAT * (3 * n / 4 - n / 4);
            Window window = new Window();
            for (int i = 0; i < width; i++) {
                window.add(i, values[i]);
            }
            for (int i = 0; i < n; i++) {
                int left = i - half - 1;
                int right = i + half;
                if (left >= 0 && right < n) {
                    window.remove(left, values[left]);
                    window.add(right, values[right]);
                }
                double from = i - window.meanX;
                double slope = window.squares > flat * flat ? window.products / window.squares : 0;
                course[i] = slope * from + window.meanY;
                double own = 1 / window.n + (window.squares > flat * flat ? from * from / window.squares : 0);
                if (own < 1) {
                    unseen[i] = Math.abs(values[i] - course[i]) / (1 - own);
                } else {
                    unseen[i] = i == 0 ? 0 : unseen[i - 1];
                }
            }
            return new Lines(course, unseen);
        }
    }

    /** Means and sums of squares and products around them, as points come and go. */
    private static final class Window {

        private double n;
        private double meanX;
        private double meanY;
        private double squares;
        private double products;

        void add(double x, double y) {
            double before = n;
            n++;
            meanX = (before * meanX + x) / n;
            meanY = (before * meanY + y) / n;
            double weight = before > 0 ? n * (x - meanX) / before : 0;
            squares += weight * (x - meanX);
            products += weight * (y - meanY);
        }

        void remove(double x, double y) {
            double before = n;
            n--;
            double weight = n > 0 ? before * (x - meanX) / n : 0;
            squares -= weight * (x - meanX);
            products -= weight * (y - meanY);
            if (n > 0) {
                meanX = (before * meanX - x) / n;
                meanY = (before * meanY - y) / n;
            }
        }
    }

    /** Values at which nothing is known, by a straight line between their neighbours; the nearest one at the ends. */
    static double[] bridged(double[] values, boolean[] missing) {
        double[] bridged = values.clone();
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if (missing[i]) {
                continue;
            }
            for (int gap = last + 1; gap < i; gap++) {
                bridged[gap] =
                        last < 0 ? values[i] : values[last] + (values[i] - values[last]) * (gap - last) / (i - last);
            }
            last = i;
        }
        if (last >= 0) {
            Arrays.fill(bridged, last + 1, values.length, values[last]);
        }
        return bridged;
    }
}
