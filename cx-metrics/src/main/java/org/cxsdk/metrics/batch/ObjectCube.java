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

    private static final int BLOCK = 256;

    private final BiConsumer<E, Row> reader;
    private final Row row;
    private final List<Words> words = new ArrayList<>();
    private final int sums;
    private final Pairs[] pairs;
    private Days[] days = new Days[64];
    private int[] places = new int[64];
    private int[] dayOf = new int[64];
    private int cells;
    private long[] numbers;

    private ObjectCube(int dimensions, int sums, BiConsumer<E, Row> reader) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.sums = sums;
        this.pairs = new Pairs[dimensions];
        for (int i = 0; i < dimensions; i++) {
            words.add(new Words());
            pairs[i] = new Pairs();
        }
        this.row = new Row(words.toArray(Words[]::new), sums);
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
        private final Words[] words;
        private final int[][] codes;
        private final long[][] values;
        private final int[] days = new int[BLOCK];
        private int at;

        private Row(Words[] words, int sums) {
            this.words = words;
            this.codes = new int[words.length][BLOCK];
            this.values = new long[sums][BLOCK];
        }

        /** Its word of a dimension, counted from 0. */
        public Row is(int dimension, String word) {
            codes[dimension][at] = words[dimension].number(word);
            return this;
        }

        /** Its day, in days since 1970-01-01. */
        public Row on(int epochDay) {
            days[at] = epochDay;
            return this;
        }

        /** Its number for a sum, counted from 0, in minor units. */
        public Row value(int sum, long number) {
            values[sum][at] = number;
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
        int[] places = row.codes[0];
        for (int i = 1; i < pairs.length; i++) {
            pairs[i].numbers(places, row.codes[i], length);
        }
        for (int i = 0; i < length; i++) {
            places[i] = cellOf(places[i], row.days[i]);
        }
        int width = 1 + sums;
        if (cells * width > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(cells * width, 2 * numbers.length));
        }
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
            add(numbers, width, 1 + sum, places, row.values[sum], length);
        }
    }

    /** Counts, and the first four sums with it: what stands side by side is touched once. */
    private static void four(long[] numbers, int width, int[] places, long[][] values, int length) {
        long[] a = values[0];
        long[] b = values[1];
        long[] c = values[2];
        long[] d = values[3];
        for (int i = 0; i < length; i++) {
            int at = places[i] * width;
            numbers[at]++;
            numbers[at + 1] = Math.addExact(numbers[at + 1], a[i]);
            numbers[at + 2] = Math.addExact(numbers[at + 2], b[i]);
            numbers[at + 3] = Math.addExact(numbers[at + 3], c[i]);
            numbers[at + 4] = Math.addExact(numbers[at + 4], d[i]);
        }
    }

    private static void add(long[] numbers, int width, int offset, int[] places, long[] values, int length) {
        for (int i = 0; i < length; i++) {
            int at = places[i] * width + offset;
            numbers[at] = Math.addExact(numbers[at], values[i]);
        }
    }

    private int cellOf(int place, int day) {
        Days cellsOfPlace = place < days.length ? days[place] : null;
        int cell = cellsOfPlace == null ? -1 : cellsOfPlace.cell(day);
        return cell >= 0 ? cell : newCell(place, day);
    }

    private int newCell(int place, int day) {
        if (place >= days.length) {
            days = Arrays.copyOf(days, Math.max(place + 1, 2 * days.length));
        }
        if (days[place] == null) {
            days[place] = new Days(day);
        }
        int cell = cells++;
        if (cell == places.length) {
            places = Arrays.copyOf(places, 2 * cell);
            dayOf = Arrays.copyOf(dayOf, 2 * cell);
        }
        places[cell] = place;
        dayOf[cell] = day;
        days[place].put(day, cell);
        return cell;
    }

    /** How many cells have something in them. */
    public int cells() {
        flush();
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
        Objects.checkIndex(cell, cells());
        List<String> names = new ArrayList<>();
        int place = places[cell];
        for (int i = pairs.length - 1; i > 0; i--) {
            names.add(0, words.get(i).word(pairs[i].second(place)));
            place = pairs[i].first(place);
        }
        names.add(0, words.get(0).word(place));
        List<Long> totals = new ArrayList<>();
        for (int i = 0; i < sums; i++) {
            totals.add(numbers[cell * (1 + sums) + 1 + i]);
        }
        return new Cell(names, dayOf[cell], numbers[cell * (1 + sums)], totals);
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
            int at = cellOf(place, theirs.epochDay()) * width;
            if (cells * width > numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(cells * width, 2 * numbers.length));
            }
            numbers[at] += theirs.count();
            for (int i = 0; i < sums; i++) {
                numbers[at + 1 + i] =
                        Math.addExact(numbers[at + 1 + i], theirs.sums().get(i));
            }
        }
    }

    /** The cells of one combination of words, by day. */
    private static final class Days {
        private static final int LONGEST = 200_000;

        private int first;
        /** One more than the cell; 0 where there is none. */
        private int[] cells = new int[32];

        Days(int day) {
            this.first = day - 8;
        }

        int cell(int day) {
            int at = day - first;
            return at >= 0 && at < cells.length ? cells[at] - 1 : -1;
        }

        void put(int day, int cell) {
            int least = Math.min(first, day);
            int most = Math.max(first + cells.length - 1, day);
            if (day - first < 0 || day - first >= cells.length) {
                if ((long) most - least > LONGEST) {
                    throw new IllegalArgumentException("day " + day + " is more than " + LONGEST
                            + " days away from others; mend the clock of its source");
                }
                int slack = (most - least) / 2 + 16;
                int from = day < first ? least - slack : least;
                int[] wider = new int[most - least + 1 + slack];
                System.arraycopy(cells, 0, wider, first - from, cells.length);
                cells = wider;
                first = from;
            }
            cells[day - first] = cell + 1;
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
        private long[] keys = new long[256];
        /** One more than the number; 0 where there is none. */
        private int[] numbers = new int[256];

        private int size;

        int number(int first, int second) {
            long pair = (long) first << 32 | second & 0xFFFFFFFFL;
            int mask = numbers.length - 1;
            int at = (int) (pair * SPREAD >>> 40) & mask;
            while (true) {
                int number = numbers[at];
                if (keys[at] == pair && number != 0) {
                    return number - 1;
                }
                if (number == 0) {
                    return put(pair);
                }
                at = at + 1 & mask;
            }
        }

        /** Numbers pairs of a block, in the place of their firsts. */
        void numbers(int[] firsts, int[] seconds, int length) {
            for (int i = 0; i < length; i++) {
                firsts[i] = number(firsts[i], seconds[i]);
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
                keys = new long[8 * size];
                numbers = new int[8 * size];
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
            int at = (int) (pair * SPREAD >>> 40) & mask;
            while (numbers[at] != 0) {
                at = at + 1 & mask;
            }
            keys[at] = pair;
            numbers[at] = number;
        }
    }
}
