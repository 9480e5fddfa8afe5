package org.cxsdk.metrics.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts and exact sums by dimensions and day: one pass over the columns, single-threaded. The numbers of a cell stand side
 * by side, so that an event touches one or two lines of the cache; rows are taken in blocks that stay in the innermost
 * cache. Cubes of parts of the rows {@linkplain #merge merge} into the cube of all, in any order, to the same numbers.
 *
 * <p>Memory: {@code 8 (1 + sums)} bytes, rounded up to a power of two, for each cell: the product of the numbers of words
 * and days; at most {@value #MOST_CELLS} cells.
 */
public final class Cube {

    /** Most cells of a cube. */
    public static final int MOST_CELLS = 1 << 24;

    private static final int BLOCK = 1_024;

    private final List<String> dimensions;
    private final List<Integer> cardinalities;
    private final List<String> sums;
    private final List<Integer> scales;
    private final int cells;
    private final int shift;
    private final long[] numbers;

    private Cube(
            List<String> dimensions,
            List<Integer> cardinalities,
            List<String> sums,
            List<Integer> scales,
            int cells,
            int shift,
            long[] numbers) {
        this.dimensions = dimensions;
        this.cardinalities = cardinalities;
        this.sums = sums;
        this.scales = scales;
        this.cells = cells;
        this.shift = shift;
        this.numbers = numbers;
    }

    /**
     * Counts the rows of a table, and sums values, by dimensions and day.
     *
     * @param dimensions by which, in the order of cell numbers; the day comes last
     * @param sums which values
     * @throws IllegalArgumentException if there would be more than {@value #MOST_CELLS} cells
     */
    public static Cube of(ColumnTable table, List<String> dimensions, List<String> sums) {
        List<Integer> cardinalities = new ArrayList<>();
        long cells = table.days().count();
        for (String dimension : dimensions) {
            cardinalities.add(table.dimension(dimension).words().size());
            cells = Math.multiplyExact(cells, table.dimension(dimension).words().size());
        }
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException(cells + " cells are more than " + MOST_CELLS
                    + "; leave out a dimension, or take fewer days at once");
        }
        int shift = 32 - Integer.numberOfLeadingZeros(sums.size());
        Cube cube = new Cube(
                List.copyOf(dimensions),
                cardinalities,
                List.copyOf(sums),
                sums.stream().map(sum -> table.value(sum).scale()).toList(),
                (int) cells,
                shift,
                new long[Math.toIntExact(cells << shift)]);
        cube.fill(table);
        return cube;
    }

    private void fill(ColumnTable table) {
        Addresses addresses = new Addresses(table, dimensions);
        int[] places = new int[BLOCK];
        int[][] blocks = new int[sums.size()][BLOCK];
        List<Column> columns =
                sums.stream().map(sum -> table.value(sum).numbers()).toList();
        for (int from = 0; from < table.rows(); from += BLOCK) {
            int length = Math.min(BLOCK, table.rows() - from);
            addresses.of(from, length, places);
            int done = count(places, length, columns, from, blocks);
            for (int sum = done; sum < columns.size(); sum++) {
                add(places, length, columns.get(sum), from, sum + 1);
            }
        }
    }

    /** Counts the block and sums up to four narrow columns with it; returns how many. */
    private int count(int[] places, int length, List<Column> columns, int from, int[][] blocks) {
        int narrow = 0;
        while (narrow < Math.min(4, columns.size()) && columns.get(narrow).narrow()) {
            columns.get(narrow).copy(from, length, blocks[narrow]);
            narrow++;
        }
        switch (narrow) {
            case 4 -> four(numbers, shift, places, length, blocks[0], blocks[1], blocks[2], blocks[3]);
            case 3 -> three(numbers, shift, places, length, blocks[0], blocks[1], blocks[2]);
            case 2 -> two(numbers, shift, places, length, blocks[0], blocks[1]);
            case 1 -> one(numbers, shift, places, length, blocks[0]);
            default -> {
                for (int i = 0; i < length; i++) {
                    numbers[places[i] << shift]++;
                }
            }
        }
        return narrow;
    }

    private static void one(long[] numbers, int shift, int[] places, int length, int[] a) {
        for (int i = 0; i < length; i++) {
            int at = places[i] << shift;
            numbers[at]++;
            numbers[at + 1] += a[i];
        }
    }

    private static void two(long[] numbers, int shift, int[] places, int length, int[] a, int[] b) {
        for (int i = 0; i < length; i++) {
            int at = places[i] << shift;
            numbers[at]++;
            numbers[at + 1] += a[i];
            numbers[at + 2] += b[i];
        }
    }

    private static void three(long[] numbers, int shift, int[] places, int length, int[] a, int[] b, int[] c) {
        for (int i = 0; i < length; i++) {
            int at = places[i] << shift;
            numbers[at]++;
            numbers[at + 1] += a[i];
            numbers[at + 2] += b[i];
            numbers[at + 3] += c[i];
        }
    }

    private static void four(long[] numbers, int shift, int[] places, int length, int[] a, int[] b, int[] c, int[] d) {
        for (int i = 0; i < length; i++) {
            int at = places[i] << shift;
            numbers[at]++;
            numbers[at + 1] += a[i];
            numbers[at + 2] += b[i];
            numbers[at + 3] += c[i];
            numbers[at + 4] += d[i];
        }
    }

    private void add(int[] places, int length, Column column, int from, int offset) {
        for (int i = 0; i < length; i++) {
            numbers[(places[i] << shift) + offset] += column.at(from + i);
        }
    }

    /** Takes in the cube of other rows; both have the same dimensions, words, days and sums. */
    public void merge(Cube other) {
        if (!other.dimensions.equals(dimensions)
                || !other.cardinalities.equals(cardinalities)
                || !other.sums.equals(sums)
                || !other.scales.equals(scales)
                || other.cells != cells) {
            throw new IllegalArgumentException("cubes of different shape do not merge");
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.addExact(numbers[i], other.numbers[i]);
        }
    }

    /** How many cells there are, empty ones included. */
    public int cells() {
        return cells;
    }

    /** The number of the cell of these codes, in the order of the dimensions, and day. */
    public int cell(int day, int... codes) {
        int cell = 0;
        for (int i = 0; i < codes.length; i++) {
            cell = cell * cardinalities.get(i) + codes[i];
        }
        int days = cells;
        for (int cardinality : cardinalities) {
            days /= cardinality;
        }
        return cell * days + day;
    }

    /** How many rows fell into a cell. */
    public long count(int cell) {
        return numbers[cell << shift];
    }

    /**
     * What a value adds up to in a cell.
     *
     * @param sum which one, counted from 0 in the order given
     */
    public BigDecimal sum(int cell, int sum) {
        return BigDecimal.valueOf(unscaled(cell, sum), scales.get(sum));
    }

    /** As {@link #sum}, in the unit of the column. */
    public long unscaled(int cell, int sum) {
        if (sum < 0 || sum >= sums.size()) {
            throw new IndexOutOfBoundsException("sum (" + sum + ") of " + sums.size());
        }
        return numbers[(cell << shift) + 1 + sum];
    }
}
