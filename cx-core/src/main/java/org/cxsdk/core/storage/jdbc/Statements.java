package org.cxsdk.core.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The statements of one transaction: each SQL text is prepared once. Parameters are {@code byte[]}, {@code Long},
 * {@code Integer} or, where a dialect knows them, an array of {@code byte[]}.
 */
final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Dialect dialect;
    private final SqlTexts texts;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    Statements(Connection connection, Dialect dialect, SqlTexts texts) {
        this.connection = connection;
        this.dialect = dialect;
        this.texts = texts;
    }

    /** Makes a value of the row on which a result stands. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The full name of a table. */
    String table(String name) {
        return texts.table(name);
    }

    /** A frequent text with its tables' full names; made once for all transactions. */
    String text(String template) {
        return texts.of(template);
    }

    /** The same, as a select that locks the rows it reads. */
    String locking(String template) {
        return texts.locking(template, dialect);
    }

    /** A frequent text for so many parameters; see {@link SqlTexts#sized}. */
    String sized(String name, int count, IntFunction<String> make) {
        return texts.sized(name, count, make);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** {@code ?, ?, …} for at least {@code count} parameters, so that few texts serve every count; pad with the last. */
    static String places(int count) {
        return "?" + ", ?".repeat(padded(count) - 1);
    }

    /** The least power of two that is not below {@code count}. */
    static int padded(int count) {
        return Integer.bitCount(count) == 1 ? count : Integer.highestOneBit(count) << 1;
    }

    /** As many parameters as there are {@link #places} for these. */
    static List<byte[]> padded(List<byte[]> parameters) {
        List<byte[]> padded = new ArrayList<>(parameters);
        while (padded.size() < padded(parameters.size())) {
            padded.add(parameters.get(parameters.size() - 1));
        }
        return padded;
    }

    <T> List<T> query(String sql, Row<T> row, List<?> parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
        return rows;
    }

    <T> Optional<T> first(String sql, Row<T> row, List<?> parameters) throws SQLException {
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            return result.next() ? Optional.of(row.read(result)) : Optional.empty();
        }
    }

    int update(String sql, List<?> parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /**
     * Adds a row; false if one with its key is there, which is no error for the transaction.
     *
     * @param into {@code #table (columns)}
     */
    boolean insertUnlessThere(String into, List<?> row) throws SQLException {
        try {
            return update(texts.insertUnlessThere(into, row.size(), dialect), row) == 1;
        } catch (SQLException e) {
            if (dialect.troubleOf(e) == Trouble.DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Adds many rows of one table, with few statements or as a batch of one.
     *
     * @param into {@code #table (columns)}
     * @param columns how many
     * @param rows parameters of each row
     */
    void insertAll(String into, int columns, List<? extends List<?>> rows) throws SQLException {
        if (dialect.insertsInBatches() && rows.size() > 1) {
            insertBatch(texts.insert(into, columns, 1), rows);
            return;
        }
        int from = 0;
        while (from < rows.size()) {
            int count = Math.min(MOST_ROWS, Integer.highestOneBit(rows.size() - from));
            List<Object> parameters = new ArrayList<>(count * columns);
            rows.subList(from, from + count).forEach(parameters::addAll);
            update(texts.insert(into, columns, count), parameters);
            from += count;
        }
    }

    private void insertBatch(String insert, List<? extends List<?>> rows) throws SQLException {
        PreparedStatement statement = null;
        for (List<?> row : rows) {
            statement = bound(insert, row);
            statement.addBatch();
        }
        if (statement != null) {
            statement.executeBatch();
        }
    }

    /** More rows in one statement gain little and take long to prepare. */
    private static final int MOST_ROWS = 64;

    /**
     * Adds to a counter, whose row is made if there is none.
     *
     * @param counter which counter
     * @param key whose row
     * @param amount what is added
     * @param row reads the counter and then the other columns
     */
    <T> T count(SqlTexts.Counter counter, byte[] key, long amount, Row<T> row) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                for (Dialect.Counting counting : texts.counting(counter, dialect)) {
                    List<Object> parameters = counting.amountFirst() ? List.of(amount, key) : List.of(key, amount);
                    Optional<T> counted = first(counting.sql(), row, parameters);
                    if (counted.isPresent()) {
                        return counted.get();
                    }
                }
                throw new SQLException("the counter of " + counter.table() + " did not move");
            } catch (SQLException e) {
                // somebody made the row between our two statements; now it is there
                if (dialect.troubleOf(e) != Trouble.DUPLICATE || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static final int MOST_ATTEMPTS = 3;

    private PreparedStatement bound(String sql, List<?> parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        int place = 1;
        for (Object parameter : parameters) {
            if (parameter instanceof byte[] bytes) {
                statement.setBytes(place++, bytes);
            } else if (parameter instanceof Long number) {
                statement.setLong(place++, number);
            } else if (parameter instanceof Integer number) {
                statement.setInt(place++, number);
            } else {
                statement.setObject(place++, parameter);
            }
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
