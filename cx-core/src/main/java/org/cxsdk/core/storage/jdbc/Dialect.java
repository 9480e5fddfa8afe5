package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;

/**
 * What databases do differently: how a transaction begins and ends, how a row is added unless it is there, how a counter
 * moves on, and what their errors mean. Everything else is the same SQL for all. Stateless.
 */
abstract class Dialect {

    /** SQL states of class 08 and PostgreSQL's of an ending server. */
    private static final List<String> LOST = List.of("08", "57P0");

    private final String product;
    private final String folder;

    Dialect(String product, String folder) {
        this.product = product;
        this.folder = folder;
    }

    /** The dialect of the database behind a connection. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> new H2Dialect();
            case "postgresql" -> new PostgresDialect();
            case "mariadb" -> new MariaDbDialect();
            case "sqlite" -> new SqliteDialect();
            default ->
                throw new CxException(
                        CoreError.UNSUPPORTED_CAPABILITY,
                        "there is no dialect for the database \"" + product + "\"",
                        "Use H2, PostgreSQL, MariaDB or SQLite, or write an adapter; docs/storage.md shows how.");
        };
    }

    /** The product's name for people. */
    final String product() {
        return product;
    }

    /** The folder of its schema files below {@code cx-sdk/storage}. */
    final String folder() {
        return folder;
    }

    /** Whether what is committed is there again after the process ended; asked once, of a fresh connection. */
    boolean isDurable(Connection connection) throws SQLException {
        return true;
    }

    /** Whether a row comparison {@code (a, b) > (?, ?)} is answered by an index alone. */
    abstract boolean comparesRowsByIndex();

    /** Whether many rows are best added as a batch of one statement, as where no network lies between. */
    boolean insertsInBatches() {
        return false;
    }

    /**
     * What follows a table's name where one of its columns is any of some values; a condition on its other columns follows. It
     * must be answered by an index that has the column last, whatever the table holds.
     */
    String whereAmong(String column, int values) {
        return " WHERE " + column + " IN (" + Statements.places(values) + ") AND ";
    }

    /** The parameters of {@link #whereAmong}. */
    List<Object> among(List<byte[]> values) {
        return new ArrayList<>(Statements.padded(values));
    }

    /** What makes a select lock the rows it reads, in their order; empty where a transaction locks the whole database. */
    String lockClause() {
        return " FOR UPDATE";
    }

    /** The statement that adds a row unless one with its key is there, or fails with {@link Trouble#DUPLICATE}. */
    String insertUnlessThere(String insert) {
        return insert + " ON CONFLICT DO NOTHING";
    }

    /**
     * Statements that add to a counter and return it with other columns, to be tried in turn until one returns a row.
     * Parameters: the amount (of an update) or the key and the amount (of an insert), as {@link Counting} says.
     *
     * @param table the table
     * @param key the key column
     * @param counter the column that counts
     * @param more columns that a new row has beside them, with their values as SQL, in the form {@code name = value}
     */
    List<Counting> counting(String table, String key, String counter, List<String> more) {
        StringBuilder names = new StringBuilder(key + ", " + counter);
        StringBuilder values = new StringBuilder("?, ?");
        for (String column : more) {
            String[] nameAndValue = column.split(" = ");
            names.append(", ").append(nameAndValue[0]);
            values.append(", ").append(nameAndValue[1]);
        }
        String insert = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
        return counting(table, key, counter, insert, names.substring(key.length() + 2));
    }

    /** The same, with the insert of a new row and the columns that are returned. */
    List<Counting> counting(String table, String key, String counter, String insert, String returned) {
        return List.of(
                new Counting(insert + " " + onConflictAdd(table, key, counter) + " RETURNING " + returned, false));
    }

    /** The clause by which an insert adds to the counter of the row that is there. */
    String onConflictAdd(String table, String key, String counter) {
        String bare = table.substring(table.indexOf('.') + 1);
        return "ON CONFLICT (" + key + ") DO UPDATE SET " + counter + " = " + bare + "." + counter + " + excluded."
                + counter;
    }

    /**
     * A statement that moves a counter on.
     *
     * @param sql the statement; it returns the counter first
     * @param amountFirst whether the amount stands before the key among its parameters
     */
    record Counting(String sql, boolean amountFirst) {}

    /** Begins a writing transaction on a connection of our own. */
    void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Commits what {@link #begin} began. */
    void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /** Rolls back what {@link #begin} began. */
    void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /** Whether a transaction of the caller's may have an isolation stronger than READ COMMITTED. */
    boolean joinsStrongerIsolation() {
        return false;
    }

    /** What an error means. */
    Trouble troubleOf(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return Trouble.LASTING;
        }
        if (LOST.stream().anyMatch(state::startsWith)) {
            return Trouble.CONNECTION_LOST;
        }
        return switch (state) {
            case "23505" -> Trouble.DUPLICATE;
            // serialization failure, deadlock, lock not available, statement cancelled, too many connections
            case "40001", "40P01", "55P03", "57014", "53300", "HYT00" -> Trouble.MOMENTARY;
            default -> Trouble.LASTING;
        };
    }

    /** Runs a statement that returns nothing. */
    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public final String toString() {
        return product;
    }
}
