package org.cxsdk.core.storage.jdbc;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;

/**
 * The texts of frequent statements, which all transactions of a storage share: a text that is the same object each time is
 * found at once among what is prepared, here and in drivers. In a template {@code #} stands before the name of a table.
 */
final class SqlTexts {

    private final String qualifier;
    private final ConcurrentMap<String, String> plain = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> locking = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String[]> sized = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> unlessThere = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<Dialect.Counting>> counting = new ConcurrentHashMap<>();

    /** @param qualifier what stands before each table name: a schema with its point, or nothing */
    SqlTexts(String qualifier) {
        this.qualifier = qualifier;
    }

    /** The full name of a table. */
    String table(String name) {
        return qualifier + name;
    }

    /** The text of a template; templates are constants, so there are few. */
    String of(String template) {
        return plain.computeIfAbsent(template, this::expand);
    }

    /** The text of a select that locks the rows it reads. */
    String locking(String template, Dialect dialect) {
        return locking.computeIfAbsent(template, select -> expand(select) + dialect.lockClause());
    }

    /**
     * The text for so many parameters or rows, where texts for a power of two serve all counts up to it.
     *
     * @param name what distinguishes this statement from others
     * @param make makes the text
     */
    String sized(String name, int count, IntFunction<String> make) {
        String[] texts = sized.computeIfAbsent(name, key -> new String[Integer.SIZE]);
        int size = Integer.numberOfTrailingZeros(Statements.padded(count));
        String text = texts[size];
        if (text == null) {
            // two threads may both make it, which is the same text
            text = expand(make.apply(count));
            texts[size] = text;
        }
        return text;
    }

    /**
     * The text of an insert of rows.
     *
     * @param into template of table and columns
     * @param count a power of two
     */
    String insert(String into, int columns, int count) {
        return sized(into, count, rows -> {
            String row = "(?" + ", ?".repeat(columns - 1) + ")";
            return "INSERT INTO " + into + " VALUES " + row + (", " + row).repeat(rows - 1);
        });
    }

    /** The text of an insert of one row, unless one with its key is there. */
    String insertUnlessThere(String into, int columns, Dialect dialect) {
        return unlessThere.computeIfAbsent(into, key -> dialect.insertUnlessThere(insert(into, columns, 1)));
    }

    /**
     * A column that counts.
     *
     * @param table its table, which has no other
     * @param key the table's key column
     * @param name the column that counts
     * @param more other columns, {@code name = value of a new row}
     */
    record Counter(String table, String key, String name, List<String> more) {}

    /** The statements that add to a counter. */
    List<Dialect.Counting> counting(Counter counter, Dialect dialect) {
        List<Dialect.Counting> known = counting.get(counter.table());
        if (known == null) {
            known = dialect.counting(table(counter.table()), counter.key(), counter.name(), counter.more());
            counting.put(counter.table(), known);
        }
        return known;
    }

    private String expand(String template) {
        return template.replace("#", qualifier);
    }
}
