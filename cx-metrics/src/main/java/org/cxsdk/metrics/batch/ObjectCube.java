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
 * so memory grows with what there is: about 40 bytes for each word, and for each cell {@code 8 (1 + sums)} bytes and 24.
 * Not for several threads at once; cubes of parts merge.
 *
 * @param <E> the objects
 */
public final class ObjectCube<E> {

    private final BiConsumer<E, Row> reader;
    private final Row row;
    private final List<Words> words = new ArrayList<>();
    private final int sums;
    private final Pairs[] pairs;
    private int cells;
    private long[] numbers;

    private ObjectCube(int dimensions, int sums, BiConsumer<E, Row> reader) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.sums = sums;
        this.row = new Row(dimensions, sums);
        this.pairs = new Pairs[dimensions];
        for (int i = 0; i < dimensions; i++) {
            words.add(new Words());
            pairs[i] = new Pairs();
        }
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
            throw new IllegalArgumentException("dimensions (" + dimensions + ") must be at least 1 and sums (" + sums
                    + ") not negative");
        }
        return new ObjectCube<>(dimensions, sums, reader);
    }

    /** What one object is; every dimension, the day and every value must be said for each. */
    public static final class Row {
        private final String[] words;
        private final long[] values;
        private int day;

        private Row(int dimensions, int sums) {
            this.words = new String[dimensions];
            this.values = new long[sums];
        }

        /** Its word of a dimension, counted from 0. */
        public Row is(int dimension, String word) {
            words[dimension] = word;
            return this;
        }

        /** Its day, in days since 1970-01-01. */
        public Row on(int epochDay) {
            day = epochDay;
            return this;
        }

        /** Its number for a sum, counted from 0, in minor units. */
        public Row value(int sum, long number) {
            values[sum] = number;
            return this;
        }
    }

    /** Takes in an object. */
    public void add(E object) {
        reader.accept(object, row);
        int place = words.get(0).number(row.words[0]);
        for (int i = 1; i < pairs.length; i++) {
            place = pairs[i].number(place, words.get(i).number(row.words[i]));
        }
        int cell = pairs[0].number(place, row.day);
        add(cell, 1, row.values);
    }

    private void add(int cell, long count, long[] values) {
        int width = 1 + sums;
        int at = cell * width;
        if (at + width > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(at + width, 2 * numbers.length));
        }
        cells = Math.max(cells, cell + 1);
        numbers[at] += count;
        for (int i = 0; i < values.length; i++) {
            numbers[at + 1 + i] = Math.addExact(numbers[at + 1 + i], values[i]);
        }
    }

    /** How many cells have something in them. */
    public int cells() {
        return cells;
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
        Objects.checkIndex(cell, cells);
        List<String> names = new ArrayList<>();
        int place = pairs[0].first(cell);
        for (int i = pairs.length - 1; i > 0; i--) {
            names.add(0, words.get(i).word(pairs[i].second(place)));
            place = pairs[i].first(place);
        }
        names.add(0, words.get(0).word(place));
        List<Long> totals = new ArrayList<>();
        for (int i = 0; i < sums; i++) {
            totals.add(numbers[cell * (1 + sums) + 1 + i]);
        }
        return new Cell(names, pairs[0].second(cell), numbers[cell * (1 + sums)], totals);
    }

    /** Takes in what another cube of the same kind has seen. */
    public void merge(ObjectCube<?> other) {
        if (other.pairs.length != pairs.length || other.sums != sums) {
            throw new IllegalArgumentException("cubes of different shape do not merge");
        }
        long[] values = new long[sums];
        for (int cell = 0; cell < other.cells; cell++) {
            Cell theirs = other.cell(cell);
            int place = words.get(0).number(theirs.words().get(0));
            for (int i = 1; i < pairs.length; i++) {
                place = pairs[i].number(place, words.get(i).number(theirs.words().get(i)));
            }
            for (int i = 0; i < sums; i++) {
                values[i] = theirs.sums().get(i);
            }
            add(pairs[0].number(place, theirs.epochDay()), theirs.count(), values);
        }
    }

    /** Numbers words as they come; open addressing. */
    private static final class Words {
        private String[] keys = new String[64];
        private int[] numbers = new int[64];
        private final List<String> inOrder = new ArrayList<>();

        int number(String word) {
            int mask = keys.length - 1;
            int hash = word.hashCode();
            int at = (hash ^ hash >>> 15) & mask;
            while (true) {
                String key = keys[at];
                if (key == null) {
                    return put(word);
                }
                if (key == word || key.equals(word)) {
                    return numbers[at];
                }
                at = at + 1 & mask;
            }
        }

        String word(int number) {
            return inOrder.get(number);
        }

        private int put(String word) {
            if (2 * inOrder.size() >= keys.length) {
                keys = new String[2 * keys.length];
                numbers = new int[keys.length];
                for (int i = 0; i < inOrder.size(); i++) {
                    insert(inOrder.get(i), i);
                }
            }
            inOrder.add(word);
            insert(word, inOrder.size() - 1);
            return inOrder.size() - 1;
        }

        private void insert(String word, int number) {
            int mask = keys.length - 1;
            int hash = word.hashCode();
            int at = (hash ^ hash >>> 15) & mask;
            while (keys[at] != null) {
                at = at + 1 & mask;
            }
            keys[at] = word;
            numbers[at] = number;
        }
    }

    /** Numbers pairs of numbers as they come; open addressing. */
    private static final class Pairs {
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private long[] inOrder = new long[64];
        private int[] numbers = new int[128];
        private int size;

        int number(int first, int second) {
            long pair = (long) first << 32 | second & 0xFFFFFFFFL;
            int mask = numbers.length - 1;
            int at = (int) (pair * SPREAD >>> 33) & mask;
            while (true) {
                int number = numbers[at];
                if (number == 0) {
                    return put(pair);
                }
                if (inOrder[number - 1] == pair) {
                    return number - 1;
                }
                at = at + 1 & mask;
            }
        }

        int first(int number) {
            return (int) (inOrder[number] >> 32);
        }

        int second(int number) {
            return (int) inOrder[number];
        }

        private int put(long pair) {
            if (size == inOrder.length) {
                inOrder = Arrays.copyOf(inOrder, 2 * size);
                numbers = new int[4 * size];
                for (int i = 0; i < size; i++) {
                    insert(inOrder[i], i + 1);
                }
            }
            inOrder[size++] = pair;
            insert(pair, size);
            return size - 1;
        }

        private void insert(long pair, int number) {
            int mask = numbers.length - 1;
            int at = (int) (pair * SPREAD >>> 33) & mask;
            while (numbers[at] != 0) {
                at = at + 1 & mask;
            }
            numbers[at] = number;
        }
    }
}
