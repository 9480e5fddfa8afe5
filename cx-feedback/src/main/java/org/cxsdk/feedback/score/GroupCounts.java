package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;

/**
 * How many of each group were asked and gave an answer that counts, in each month of a year, how many people they are; and how
 * many answers of two groups are the same, so that a group within another one is recognised. Filled while responses pass by.
 */
final class GroupCounts {

    static final int MONTHS = 12;

    /** Everybody. */
    static final Cell WHOLE = new Cell("", "");

    private final List<String> dimensions;
    private final List<String> combined;
    private final SortedMap<Cell, long[]> asked = new TreeMap<>();
    private final SortedMap<Cell, long[]> used = new TreeMap<>();
    private final Map<Cell, Map<Cell, long[]>> together = new HashMap<>();
    private final Repeats repeats = new Repeats();

    /**
     * A group.
     *
     * @param dimension which dimension; several together for groups of a combination; "" for everybody
     * @param value which value
     */
    record Cell(String dimension, String value) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byDimension = dimension.compareTo(other.dimension);
            return byDimension != 0 ? byDimension : value.compareTo(other.value);
        }
    }

    /**
     * @param dimensions one group for each value of each
     * @param combined dimensions of which each combination of values is a group as well; fewer than two for none
     */
    GroupCounts(List<String> dimensions, List<String> combined) {
        this.dimensions = dimensions;
        this.combined = combined.size() < 2 ? List.of() : combined;
        asked.put(WHOLE, new long[MONTHS]);
        used.put(WHOLE, new long[MONTHS]);
    }

    /** The name of the combination. */
    static String nameOf(List<String> combined) {
        return String.join("\u001f", combined);
    }

    /**
     * The group of a selection.
     *
     * @param selection value by dimension; empty for everybody
     * @param combined the combination that was counted, for a selection by several dimensions
     */
    static Cell cell(Map<String, String> selection, List<String> combined) {
        if (selection.isEmpty()) {
            return WHOLE;
        }
        if (selection.size() == 1) {
            Map.Entry<String, String> only = selection.entrySet().iterator().next();
            return new Cell(only.getKey(), only.getValue());
        }
        if (!selection.keySet().stream().sorted().toList().equals(combined)) {
            throw new IllegalArgumentException(
                    "the combination " + selection.keySet() + " was not counted, but " + combined);
        }
        return combination(combined, selection);
    }

    /** The group of a combination of values, of each of which there is one. */
    static Cell combination(List<String> combined, Map<String, String> values) {
        return new Cell(
                nameOf(combined),
                String.join("\u001f", combined.stream().map(values::get).toList()));
    }

    /**
     * Counts an answer of somebody who may have given others.
     *
     * @param month 0 to 11, from the beginning of the year
     * @param values value by dimension
     * @param isUsed whether the answer counts
     */
    void add(int month, Map<String, String> values, boolean isUsed, SubjectId person) {
        repeats.add(person, month, isUsed, add(month, values, isUsed, 1));
    }

    /**
     * Counts people.
     *
     * @param month 0 to 11, from the beginning of the year
     * @param values value by dimension
     * @param isUsed whether their answers count
     * @return the groups that they are in
     */
    List<Cell> add(int month, Map<String, String> values, boolean isUsed, long people) {
        List<Cell> cells = new ArrayList<>();
        cells.add(WHOLE);
        for (String dimension : dimensions) {
            String value = values.get(dimension);
            if (value != null) {
                cells.add(new Cell(dimension, value));
            }
        }
        if (!combined.isEmpty() && values.keySet().containsAll(combined)) {
            cells.add(combination(combined, values));
        }
        for (Cell cell : cells) {
            asked.computeIfAbsent(cell, first -> new long[MONTHS])[month] += people;
            used.computeIfAbsent(cell, first -> new long[MONTHS])[month] += isUsed ? people : 0;
        }
        for (int i = 1; i < cells.size(); i++) {
            for (int k = 1; k < cells.size(); k++) {
                if (i != k) {
                    together.computeIfAbsent(cells.get(i), first -> new HashMap<>())
                            .computeIfAbsent(cells.get(k), first -> new long[MONTHS])[month] += people;
                }
            }
        }
        return cells;
    }

    /** Every group but the whole, sorted. */
    List<Cell> cells() {
        return asked.keySet().stream().filter(cell -> !cell.equals(WHOLE)).toList();
    }

    long asked(Cell cell, int[] months) {
        return sum(asked.get(cell), months);
    }

    long used(Cell cell, int[] months) {
        return sum(used.get(cell), months);
    }

    /** How many different people were asked, each in one group only. */
    long peopleAsked(Cell cell, int[] months) {
        return asked(cell, months) - repeats.asked(cell, months);
    }

    /** How many different people gave an answer that counts, each in one group only. */
    long peopleUsed(Cell cell, int[] months) {
        return used(cell, months) - repeats.used(cell, months);
    }

    /** Groups that share people with this one. */
    List<Cell> neighbours(Cell cell) {
        return together.getOrDefault(cell, Collections.emptyMap()).keySet().stream()
                .sorted()
                .toList();
    }

    /** Whether somebody is in both groups. */
    boolean share(Cell one, Cell other, int[] months) {
        return sum(together.getOrDefault(one, Collections.emptyMap()).get(other), months) > 0;
    }

    /** Whether everybody of one group is in the other. */
    boolean isInside(Cell part, Cell whole, int[] months) {
        long[] both = together.getOrDefault(part, Collections.emptyMap()).get(whole);
        long all = asked(part, months);
        return all > 0 && sum(both, months) == all;
    }

    private static long sum(long @org.jspecify.annotations.Nullable [] counts, int[] months) {
        long sum = 0;
        if (counts != null) {
            for (int month : months) {
                sum += counts[month];
            }
        }
        return sum;
    }
}
