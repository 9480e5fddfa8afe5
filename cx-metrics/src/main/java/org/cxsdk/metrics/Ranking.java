package org.cxsdk.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which segments are told by name when there are too many: the greatest by how much they hold over all periods, equal ones
 * by name; every other becomes part of one that is called {@code (other)}, so that the parts still add up to the whole.
 */
final class Ranking {

    private Ranking() {}

    /** What segments are told as; those that are not named here keep their name. */
    static Map<Segment, Segment> of(Map<CellKey, ResultCell> cells, List<String> dimensions, int most) {
        if (most == 0 || dimensions.isEmpty()) {
            return Map.of();
        }
        Map<Segment, Long> sizes = new HashMap<>();
        cells.forEach((key, cell) -> sizes.merge(key.segment().by(dimensions), size(cell), Long::sum));
        Map<Segment, Segment> told = new HashMap<>();
        sizes.entrySet().stream()
                .sorted(Map.Entry.<Segment, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .skip(most)
                .forEach(entry -> told.put(entry.getKey(), Segment.other(dimensions)));
        return told;
    }

    private static long size(ResultCell cell) {
        CellState state = cell.state();
        return Math.max(state.figure().denominatorCount(), state.figure().numeratorCount())
                + state.values().count()
                + state.things().count()
                + cell.times().size();
    }
}
