package org.cxsdk.metrics.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Counts and exact sums of the agency's own objects, without turning them into observations first: a reader says what each
 * object is by each dimension, on which day it fell and what its values are. Words, days and cells are numbered as they come,
 * so memory grows with what there is: about 40 bytes for each word, and for each cell {@code 8 (1 + sums)} bytes and
 * about 60; at most 4 MB more make frequent cells quick to find.
 * Not for several threads at once; cubes of parts merge.
 *
 * @param <E> the objects
 */
public final class ObjectCube<E> {

    private static final int BLOCK = 256;

    private final BiConsumer<E, Row> reader;
    private final Row row;
    private final List<WordNumbers> words = new ArrayList<>();
    private final int sums;
    private final PairNumbers[] pairs;
    private final DayCells cells = new DayCells();
    private long[] numbers;

    private ObjectCube(int dimensions, int sums, BiConsumer<E, Row> reader) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.sums = sums;
        this.pairs = new PairNumbers[dimensions];
        for (int i = 0; i < dimensions; i++) {
            words.add(new WordNumbers());
            pairs[i] = new PairNumbers();
        }
        this.row = new Row(words.toArray(WordNumbers[]::new), sums);
        this.numbers = new long[1_024 * (1 + sums)];
    }

    /**
     * Makes an empty cube.
     *
     * @param dimensions how many there are, at least 1
     * @param sums how many values are summed
     * @param reader says what an object is
     */
    public static <E> ObjectCube<E> of(int dimensions, int sums, BiConsumer<E, Row> reader) {
        if (dimensions < 1 || sums < 0) {
            throw new IllegalArgumentException(
                    "dimensions (" + dimensions + ") must be at least 1 and sums (" + sums + ") not negative");
        }
        return new ObjectCube<>(dimensions, sums, reader);
    }

    /** What one object is; every dimension, the day and every value must be said for each. */
    public static final class Row {
        private final WordNumbers[] words;
        /** Of a block of objects: all numbers of the first dimension, then all of the next. */
        private final int[] codes;
        /** All values of the first sum, then all of the next. */
        private final long[] values;

        private final int[] days = new int[BLOCK];
        private int at;

        private Row(WordNumbers[] words, int sums) {
            this.words = words;
            this.codes = new int[words.length * BLOCK];
            this.values = new long[sums * BLOCK];
        }

        /** Its word of a dimension, counted from 0. */
        public Row is(int dimension, String word) {
            codes[dimension * BLOCK + at] = words[dimension].number(word);
            return this;
        }

        /** Its day, in days since 1970-01-01. */
        public Row on(int epochDay) {
            days[at] = epochDay;
            return this;
        }

        /** Its number for a sum, counted from 0, in minor units. */
        public Row value(int sum, long number) {
            values[sum * BLOCK + at] = number;
            return this;
        }
    }

    /** Takes in an object. */
    public void add(E object) {
        reader.accept(object, row);
        if (++row.at == BLOCK) {
            flush();
        }
    }

    /** Objects are read one by one and counted by blocks, so that the processor works on several of them at once. */
    private void flush() {
        int length = row.at;
        row.at = 0;
        int[] places = row.codes;
        for (int i = 1; i < pairs.length; i++) {
            pairs[i].numbers(places, row.codes, i * BLOCK, length);
        }
        cells.numbers(places, row.days, length);
        makeRoom();
        int width = 1 + sums;
        int sum = 0;
        if (sums >= 4) {
            four(numbers, width, places, row.values, length);
            sum = 4;
        } else {
            for (int i = 0; i < length; i++) {
                numbers[places[i] * width]++;
            }
        }
        for (; sum < sums; sum++) {
            add(numbers, width, 1 + sum, places, row.values, sum * BLOCK, length);
        }
    }

    /** Counts, and the first four sums with it: what stands side by side is touched once. */
    private static void four(long[] numbers, int width, int[] places, long[] values, int length) {
        for (int i = 0; i < length; i++) {
            int at = places[i] * width;
            numbers[at]++;
            numbers[at + 1] = Math.addExact(numbers[at + 1], values[i]);
            numbers[at + 2] = Math.addExact(numbers[at + 2], values[BLOCK + i]);
            numbers[at + 3] = Math.addExact(numbers[at + 3], values[2 * BLOCK + i]);
            numbers[at + 4] = Math.addExact(numbers[at + 4], values[3 * BLOCK + i]);
        }
    }

    private static void add(long[] numbers, int width, int offset, int[] places, long[] values, int first, int length) {
        for (int i = 0; i < length; i++) {
            int at = places[i] * width + offset;
            numbers[at] = Math.addExact(numbers[at], values[first + i]);
        }
    }

    private void makeRoom() {
        int needed = cells.size() * (1 + sums);
        if (needed > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(needed, 2 * numbers.length));
        }
    }

    /** How many cells have something in them. */
    public int cells() {
        flush();
        return cells.size();
    }

    /** One cell. */
    public record Cell(List<String> words, int epochDay, long count, List<Long> sums) {
        public Cell {
            words = List.copyOf(words);
            sums = List.copyOf(sums);
        }

        /** What a value adds up to, as a number of that scale. */
        public BigDecimal sum(int sum, int scale) {
            return BigDecimal.valueOf(sums.get(sum), scale);
        }
    }

    /** A cell, in the order in which they came. */
    public Cell cell(int cell) {
        Objects.checkIndex(cell, cells());
        List<String> names = new ArrayList<>();
        int place = cells.combination(cell);
        for (int i = pairs.length - 1; i > 0; i--) {
            names.add(0, words.get(i).word(pairs[i].second(place)));
            place = pairs[i].first(place);
        }
        names.add(0, words.get(0).word(place));
        List<Long> totals = new ArrayList<>();
        for (int i = 0; i < sums; i++) {
            totals.add(numbers[cell * (1 + sums) + 1 + i]);
        }
        return new Cell(names, cells.day(cell), numbers[cell * (1 + sums)], totals);
    }

    /** Takes in what another cube of the same kind has seen. */
    public void merge(ObjectCube<?> other) {
        if (other.pairs.length != pairs.length || other.sums != sums) {
            throw new IllegalArgumentException("cubes of different shape do not merge");
        }
        flush();
        int theirCells = other.cells();
        int width = 1 + sums;
        for (int cell = 0; cell < theirCells; cell++) {
            Cell theirs = other.cell(cell);
            int place = words.get(0).number(theirs.words().get(0));
            for (int i = 1; i < pairs.length; i++) {
                place = pairs[i].number(
                        place, words.get(i).number(theirs.words().get(i)));
            }
            int at = cells.number(place, theirs.epochDay()) * width;
            makeRoom();
            numbers[at] += theirs.count();
            for (int i = 0; i < sums; i++) {
                numbers[at + 1 + i] =
                        Math.addExact(numbers[at + 1 + i], theirs.sums().get(i));
            }
        }
    }
}
