package org.cxsdk.core.stat;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Do groups differ in how long their cases take, open cases included? At each time at which a case ended, the events that a
 * group would have if all groups were alike are set against those it had: χ² = (O - E)ᵀ V⁻¹ (O - E) over all groups but
 * one, with the hypergeometric covariance V; Mantel (1966), Peto and Peto (1972), R's {@code survdiff} with rho 0.
 *
 * <p>Loses power where curves cross. O(times × groups²); stateless and thread-safe.
 */
public final class LogRank {

    private LogRank() {}

    /**
     * The verdict of the test.
     *
     * @param chiSquare not negative
     * @param degreesOfFreedom groups that can differ, less one; at least 1
     * @param p how probable so large a value is if all groups are alike, 0 to 1
     */
    public record Result(double chiSquare, int degreesOfFreedom, double p) {}

    /**
     * Tests groups against each other.
     *
     * @param groups at least two, each with at least one case, at least one of all cases with the event
     */
    public static Result test(List<? extends Collection<SurvivalTime>> groups) {
        if (groups.size() < 2 || groups.stream().anyMatch(Collection::isEmpty)) {
            throw new IllegalArgumentException("a log-rank test needs two or more groups with cases");
        }
        int k = groups.size();
        TreeSet<Double> times = new TreeSet<>();
        groups.forEach(group -> group.stream().filter(SurvivalTime::event).forEach(one -> times.add(one.exit())));
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a log-rank test needs at least one event");
        }
        List<SurvivalCounts> counts = groups.stream().map(SurvivalCounts::new).toList();
        double[] difference = new double[k];
        double[][] covariance = new double[k][k];
        for (double t : times) {
            double[] atRisk = new double[k];
            double n = 0;
            double d = 0;
            for (int g = 0; g < k; g++) {
                SurvivalCounts group = counts.get(g);
                atRisk[g] = group.atRisk(t);
                n += atRisk[g];
                double ended = group.ended(t);
                d += ended;
                difference[g] += ended;
            }
            for (int g = 0; g < k; g++) {
                difference[g] -= d * atRisk[g] / n;
                if (n > 1) {
                    // hypergeometric: d (n - d)/(n - 1) · n_g/n · (1[g = h] - n_h/n)
                    double factor = d * (n - d) / (n - 1) * atRisk[g] / n;
                    for (int h = 0; h < k; h++) {
                        covariance[g][h] += factor * ((g == h ? 1 : 0) - atRisk[h] / n);
                    }
                }
            }
        }
        return result(difference, covariance);
    }

    /** Solves V x = d over the groups that can differ (positive variance), one of them left out. */
    private static Result result(double[] difference, double[][] covariance) {
        int[] free = IntStream.range(0, difference.length)
                .filter(g -> covariance[g][g] > 0)
                .toArray();
        int m = free.length - 1;
        if (m < 1) {
            return new Result(0, 1, 1);
        }
        double[][] v = new double[m][m];
        double[] d = new double[m];
        for (int i = 0; i < m; i++) {
            d[i] = difference[free[i]];
            for (int j = 0; j < m; j++) {
                v[i][j] = covariance[free[i]][free[j]];
            }
        }
        double[] x = solve(v, d.clone());
        double chiSquare = 0;
        for (int i = 0; i < m; i++) {
            chiSquare += d[i] * x[i];
        }
        chiSquare = Math.max(0, chiSquare);
        return new Result(chiSquare, m, ChiSquaredDistribution.of(m).survivalProbability(chiSquare));
    }

    /** Gaussian elimination with pivots of a small positive definite matrix; both arguments are used up. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = a[column];
            a[column] = a[pivot];
            a[pivot] = swapped;
            double value = b[column];
            b[column] = b[pivot];
            b[pivot] = value;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int j = column; j < n; j++) {
                    a[row][j] -= factor * a[column][j];
                }
                b[row] -= factor * b[column];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int j = row + 1; j < n; j++) {
                b[row] -= a[row][j] * b[j];
            }
            b[row] /= a[row][row];
        }
        return b;
    }

    /** How many of one group are watched, and end, at a time that only grows. */
    private static final class SurvivalCounts {
        private final double[] entries;
        private final double[] exits;
        private final double[] ends;
        private int entered;
        private int left;
        private int passed;

        SurvivalCounts(Collection<SurvivalTime> times) {
            entries = times.stream().mapToDouble(SurvivalTime::entry).sorted().toArray();
            exits = times.stream().mapToDouble(SurvivalTime::exit).sorted().toArray();
            ends = times.stream()
                    .filter(SurvivalTime::event)
                    .mapToDouble(SurvivalTime::exit)
                    .sorted()
                    .toArray();
        }

        int atRisk(double t) {
            while (entered < entries.length && (entries[entered] < t || entries[entered] == 0)) {
                entered++;
            }
            while (left < exits.length && exits[left] < t) {
                left++;
            }
            return entered - left;
        }

        int ended(double t) {
            while (passed < ends.length && ends[passed] < t) {
                passed++;
            }
            int count = 0;
            while (passed < ends.length && ends[passed] == t) {
                passed++;
                count++;
            }
            return count;
        }
    }
}
