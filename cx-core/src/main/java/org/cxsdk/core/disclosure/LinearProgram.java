package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Question: how small can a linear function become, if its variables are not negative, some are bounded above, and some
 * sums of them are given? Two-phase primal simplex on a dense table, bounds kept by turning variables round (Chvátal,
 * "Linear Programming", 1983, chapter 8), entering and leaving variables by Bland's rule, so it ends.
 *
 * <p>Made for some hundred variables with coefficients 0, 1 and -1, where rounding does no harm. Not for use by several threads at once.
 */
final class LinearProgram {

    private static final double ZERO = 1e-9;

    private final int variables;
    private final double[] bounds;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> constants = new ArrayList<>();

    /** @param variables how many there are */
    LinearProgram(int variables) {
        this.variables = variables;
        this.bounds = new double[variables];
        Arrays.fill(bounds, Double.POSITIVE_INFINITY);
    }

    /** Adds {@code Σ coefficient · variable = constant}. */
    void equal(double[] coefficients, double constant) {
        rows.add(coefficients);
        constants.add(constant);
    }

    /** Bounds a variable above. */
    void atMost(int variable, double bound) {
        bounds[variable] = bound;
    }

    /** The least value of {@code Σ cost · variable}; empty if it has none. The programme must have a solution. */
    OptionalDouble minimum(double[] cost) {
        Table table = new Table();
        if (!table.feasible() || !table.minimise(cost)) {
            return OptionalDouble.empty();
        }
        double[] solution = table.solution();
        double sum = 0;
        for (int i = 0; i < variables; i++) {
            sum += cost[i] * solution[i];
        }
        return OptionalDouble.of(sum);
    }

    /** Variables that make {@code Σ cost · variable} least; empty if the sums cannot be met. */
    Optional<double[]> minimising(double[] cost) {
        Table table = new Table();
        return table.feasible() && table.minimise(cost) ? Optional.of(table.solution()) : Optional.empty();
    }

    /** The simplex table: variables, then one artificial for each row, then the right-hand side. */
    private final class Table {

        private final int height = rows.size();
        private final int width = variables + height;
        private final double[][] cells = new double[height][];
        private final double[] upper = Arrays.copyOf(bounds, width);
        private final boolean[] turned = new boolean[width];
        private final int[] basis = new int[height];
        private double[] costs = new double[width + 1];

        Table() {
            Arrays.fill(upper, variables, width, Double.POSITIVE_INFINITY);
            for (int row = 0; row < height; row++) {
                double sign = constants.get(row) < 0 ? -1 : 1;
                cells[row] = new double[width + 1];
                for (int j = 0; j < variables; j++) {
                    cells[row][j] = sign * rows.get(row)[j];
                }
                cells[row][variables + row] = 1;
                cells[row][width] = sign * constants.get(row);
                basis[row] = variables + row;
            }
        }

        /** First phase: drives the artificials to zero. */
        boolean feasible() {
            double[] cost = new double[width];
            Arrays.fill(cost, variables, width, 1);
            price(cost);
            run(width);
            for (int row = 0; row < height; row++) {
                if (basis[row] >= variables && cells[row][width] > 1e-6) {
                    return false;
                }
            }
            Arrays.fill(upper, variables, width, 0);
            return true;
        }

        /** Second phase; false if there is no least value. */
        boolean minimise(double[] cost) {
            price(Arrays.copyOf(cost, width));
            return run(variables);
        }

        /** Reduced costs of the present basis. */
        private void price(double[] cost) {
            costs = new double[width + 1];
            for (int j = 0; j < width; j++) {
                costs[j] = turned[j] ? -cost[j] : cost[j];
            }
            for (int row = 0; row < height; row++) {
                double factor = costs[basis[row]];
                if (factor != 0) {
                    subtract(costs, cells[row], factor);
                }
            }
        }

        private boolean run(int entering) {
            while (true) {
                int column = -1;
                for (int j = 0; j < entering && column < 0; j++) {
                    column = costs[j] < -ZERO && upper[j] > 0 ? j : -1;
                }
                if (column < 0) {
                    return true;
                }
                if (!step(column)) {
                    return false;
                }
            }
        }

        /** Lets a variable grow until something stops it; false if nothing does. */
        private boolean step(int column) {
            double room = upper[column];
            int stop = -1;
            boolean atUpper = false;
            for (int row = 0; row < height; row++) {
                double slope = cells[row][column];
                double limit;
                boolean above = slope < -ZERO;
                if (slope > ZERO) {
                    limit = cells[row][width] / slope;
                } else if (above && upper[basis[row]] < Double.POSITIVE_INFINITY) {
                    limit = (upper[basis[row]] - cells[row][width]) / -slope;
                } else {
                    continue;
                }
                if (limit < room - ZERO || (stop >= 0 && limit < room + ZERO && basis[row] < basis[stop])) {
                    room = Math.max(0, limit);
                    stop = row;
                    atUpper = above;
                }
            }
            if (stop < 0) {
                if (room == Double.POSITIVE_INFINITY) {
                    return false;
                }
                turn(column);
                return true;
            }
            if (atUpper) {
                turnBasic(stop);
            }
            pivot(stop, column);
            return true;
        }

        /** Replaces a variable outside the basis by its bound minus itself. */
        private void turn(int column) {
            for (double[] row : cells) {
                row[width] -= row[column] * upper[column];
                row[column] = -row[column];
            }
            costs[width] -= costs[column] * upper[column];
            costs[column] = -costs[column];
            turned[column] = !turned[column];
        }

        /** Replaces a variable of the basis by its bound minus itself. */
        private void turnBasic(int row) {
            int column = basis[row];
            double[] cellsOfRow = cells[row];
            for (int j = 0; j <= width; j++) {
                cellsOfRow[j] = -cellsOfRow[j];
            }
            cellsOfRow[width] += upper[column];
            cellsOfRow[column] = 1;
            turned[column] = !turned[column];
        }

        private void pivot(int row, int column) {
            double factor = cells[row][column];
            for (int j = 0; j <= width; j++) {
                cells[row][j] /= factor;
            }
            for (int other = 0; other < height; other++) {
                if (other != row && cells[other][column] != 0) {
                    subtract(cells[other], cells[row], cells[other][column]);
                }
            }
            subtract(costs, cells[row], costs[column]);
            basis[row] = column;
        }

        private void subtract(double[] target, double[] row, double factor) {
            for (int j = 0; j <= width; j++) {
                target[j] -= factor * row[j];
            }
        }

        double[] solution() {
            double[] values = new double[width];
            for (int row = 0; row < height; row++) {
                values[basis[row]] = cells[row][width];
            }
            double[] solution = new double[variables];
            for (int j = 0; j < variables; j++) {
                solution[j] = turned[j] ? upper[j] - values[j] : values[j];
            }
            return solution;
        }
    }
}
