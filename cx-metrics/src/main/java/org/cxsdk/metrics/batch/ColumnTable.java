package org.cxsdk.metrics.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events as columns: each dimension as codes into a list of its words, each value as whole numbers of a stated scale (minor
 * units, milliseconds), and the day of each event. The arrays are used as they are and must not change.
 */
public final class ColumnTable {

    private final int rows;
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private @Nullable Days days;

    private ColumnTable(int rows) {
        this.rows = rows;
    }

    /** Codes of a dimension. */
    record Dimension(List<String> words, Column codes) {}

    /** Numbers of a value: each is so many times 10<sup>-scale</sup>. */
    record Value(int scale, Column numbers) {}

    /** The day of each row: the first day is day 0. */
    record Days(int first, int count, Column offsets) {}

    /** A table of so many rows, of which the columns follow. */
    public static ColumnTable of(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows (" + rows + ") must not be negative");
        }
        return new ColumnTable(rows);
    }

    /** Adds a dimension of at most 128 words. */
    public ColumnTable dimension(String name, List<String> words, byte[] codes) {
        return dimension(name, words, new Column.Bytes(codes));
    }

    /** Adds a dimension of at most 32,768 words. */
    public ColumnTable dimension(String name, List<String> words, short[] codes) {
        return dimension(name, words, new Column.Shorts(codes));
    }

    /** Adds a dimension. */
    public ColumnTable dimension(String name, List<String> words, int[] codes) {
        return dimension(name, words, new Column.Ints(codes));
    }

    private ColumnTable dimension(String name, List<String> words, Column codes) {
        requireRows(name, codes);
        for (int row = 0; row < rows; row++) {
            long code = codes.at(row);
            if (code < 0 || code >= words.size()) {
                throw new IllegalArgumentException(
                        "row " + row + " of " + name + " has code " + code + " of " + words.size() + " words");
            }
        }
        dimensions.put(name, new Dimension(List.copyOf(words), codes));
        return this;
    }

    /** Adds a value of small whole numbers. */
    public ColumnTable value(String name, int scale, byte[] numbers) {
        return value(name, scale, new Column.Bytes(numbers));
    }

    /** Adds a value. */
    public ColumnTable value(String name, int scale, int[] numbers) {
        return value(name, scale, new Column.Ints(numbers));
    }

    /**
     * Adds a value of large numbers.
     *
     * @throws IllegalArgumentException if their sum could exceed 2<sup>63</sup>
     */
    public ColumnTable value(String name, int scale, long[] numbers) {
        long most = Long.MAX_VALUE / Math.max(1, rows);
        for (long number : numbers) {
            if (number > most || number < -most) {
                throw new IllegalArgumentException("a number of " + name + " (" + number
                        + ") is too great for an exact sum of " + rows + " rows; choose a coarser unit");
            }
        }
        return value(name, scale, new Column.Longs(numbers));
    }

    private ColumnTable value(String name, int scale, Column numbers) {
        requireRows(name, numbers);
        values.put(name, new Value(scale, numbers));
        return this;
    }

    /**
     * Says on which day each row falls, in days after the first.
     *
     * @param firstEpochDay the day with offset 0, in days since 1970-01-01
     * @param count how many days there are; every offset is less
     */
    public ColumnTable days(int firstEpochDay, int count, short[] offsets) {
        requireRows("days", new Column.Shorts(offsets));
        for (short offset : offsets) {
            if (offset < 0 || offset >= count) {
                throw new IllegalArgumentException("a day (" + offset + ") is not one of " + count);
            }
        }
        days = new Days(firstEpochDay, count, new Column.Shorts(offsets));
        return this;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    Dimension dimension(String name) {
        Dimension found = dimensions.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no dimension " + name + " among " + dimensions.keySet());
        }
        return found;
    }

    boolean hasDimension(String name) {
        return dimensions.containsKey(name);
    }

    Value value(String name) {
        Value found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no value " + name + " among " + values.keySet());
        }
        return found;
    }

    boolean hasValue(String name) {
        return values.containsKey(name);
    }

    Days days() {
        return Objects.requireNonNull(days, "days");
    }

    private void requireRows(String name, Column column) {
        if (column.size() != rows) {
            throw new IllegalArgumentException(name + " has " + column.size() + " rows, not " + rows);
        }
    }
}
