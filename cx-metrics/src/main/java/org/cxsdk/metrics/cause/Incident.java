package org.cxsdk.metrics.cause;

import java.util.List;
import java.util.Set;
import org.cxsdk.metrics.Segment;

/**
 * What was counted and what was to be expected in one period, by the finest segments: the question that {@link CauseSearch}
 * answers. Made by {@link PeriodCounts}, or by hand where the expectation comes from elsewhere.
 *
 * @param dimensions the dimensions that every cell's segment has
 * @param cells each segment once
 * @param dispersion by how much more the counts vary from period to period than chance alone lets them: variance / mean, at
 *     least 1
 */
public record Incident(List<String> dimensions, List<Cell> cells, double dispersion) {

    /** The most cells that an incident may have. */
    public static final int MOST_CELLS = 50_000;

    public Incident {
        dimensions = List.copyOf(dimensions);
        cells = List.copyOf(cells);
        if (!(dispersion >= 1) || !Double.isFinite(dispersion)) {
            throw new IllegalArgumentException("dispersion (" + dispersion + ") must be at least 1");
        }
        if (dimensions.isEmpty() || cells.isEmpty() || cells.size() > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "an incident needs a dimension and 1 to " + MOST_CELLS + " cells, not " + cells.size());
        }
        Set<String> names = Set.copyOf(dimensions);
        for (Cell cell : cells) {
            if (!cell.segment().values().keySet().equals(names)) {
                throw new IllegalArgumentException(cell.segment() + " does not have the dimensions " + dimensions);
            }
        }
        if (cells.stream().map(Cell::segment).distinct().count() != cells.size()) {
            throw new IllegalArgumentException("a segment is given twice");
        }
    }

    /**
     * One of the finest segments.
     *
     * @param segment a value, or that it is missing, for each dimension
     * @param observed what was counted of the unwanted, not negative
     * @param expected how much of it was to be expected, more than 0
     */
    public record Cell(Segment segment, double observed, double expected) {

        public Cell {
            if (!(observed >= 0) || !(expected > 0) || !Double.isFinite(observed) || !Double.isFinite(expected)) {
                throw new IllegalArgumentException(segment + ": observed (" + observed
                        + ") must not be negative, expected (" + expected + ") must be more than 0, both finite");
            }
        }
    }

    /** What was counted in all. */
    public double observed() {
        return cells.stream().mapToDouble(Cell::observed).sum();
    }

    /** What was to be expected in all. */
    public double expected() {
        return cells.stream().mapToDouble(Cell::expected).sum();
    }
}
