package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** H2 2.2 or later, in memory or in a file. */
final class H2Dialect extends Dialect {

    static final String SYNCHRONOUS_COMMIT = "SET WRITE_DELAY 0";

    /** H2's own codes: row locked or changed meanwhile, lock time-out, deadlock. */
    private static final List<Integer> MOMENTARY = List.of(90131, 50200, 40001);

    /** Database closed, connection broken, connection closed. */
    private static final List<Integer> LOST = List.of(90121, 90067, 90098, 90007);

    private static final int ADMIN_RIGHTS_REQUIRED = 90040;

    H2Dialect() {
        super("H2", "h2");
    }

    /**
     * Physical connections that have asked for synchronous commits. While one of them is open, so is the database, and it
     * keeps the setting.
     */
    private final Set<Connection> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile @Nullable WriterTurns turns;

    /**
     * Asks for a commit that is written before it returns. Each physical connection asks once: H2 goes back to half a second
     * whenever the database is opened anew, and goes on telling the value that was set before. Asking more often would be
     * dear, since H2 then plans every statement anew. A user who may not set it must have {@code ;WRITE_DELAY=0} in the URL.
     */
    @Override
    void begin(Connection connection) throws SQLException {
        WriterTurns turns = turns(connection);
        turns.take();
        try {
            askOnceForSynchronousCommits(connection);
            super.begin(connection);
        } catch (SQLException | RuntimeException e) {
            turns.pass();
            throw e;
        }
    }

    @Override
    void commit(Connection connection) throws SQLException {
        super.commit(connection);
        turns(connection).pass();
    }

    @Override
    void rollback(Connection connection) throws SQLException {
        try {
            super.rollback(connection);
        } finally {
            turns(connection).pass();
        }
    }

    private WriterTurns turns(Connection connection) throws SQLException {
        WriterTurns known = turns;
        if (known == null) {
            known = WriterTurns.of(path(connection));
            turns = known;
        }
        return known;
    }

    private static Optional<String> path(Connection connection) throws SQLException {
        return SchemaDialect.query(connection, "SELECT DATABASE_PATH()");
    }

    private void askOnceForSynchronousCommits(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        if (!asked.contains(physical)) {
            askForSynchronousCommits(connection);
            asked.add(physical);
        }
    }

    private static void askForSynchronousCommits(Connection connection) throws SQLException {
        try {
            run(connection, SYNCHRONOUS_COMMIT);
        } catch (SQLException e) {
            if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
                throw e;
            }
        }
    }

    @Override
    boolean isDurable(Connection connection) throws SQLException {
        return path(connection).isPresent();
    }

    @Override
    boolean comparesRowsByIndex() {
        return false;
    }

    @Override
    boolean insertsInBatches() {
        return true;
    }

    /** H2 takes an index for a list only where the list's column is its first; it takes one for each row of a join. */
    @Override
    String whereAmong(String column, int values) {
        if (values == 1) {
            return super.whereAmong(column, values);
        }
        return " JOIN UNNEST(CAST(? AS VARBINARY(512) ARRAY)) AS wanted (one) ON " + column + " = one WHERE ";
    }

    @Override
    List<Object> among(List<byte[]> values) {
        if (values.size() == 1) {
            return super.among(values);
        }
        List<Object> parameters = new ArrayList<>();
        parameters.add(values.toArray());
        return parameters;
    }

    @Override
    String insertUnlessThere(String insert) {
        return insert;
    }

    /** H2 has no insert that turns into an update; most counters are there already. */
    @Override
    List<Counting> counting(String table, String key, String counter, String insert, String returned) {
        String update = "UPDATE " + table + " SET " + counter + " = " + counter + " + ? WHERE " + key + " = ?";
        String select = "SELECT " + returned + " FROM FINAL TABLE (";
        return List.of(new Counting(select + update + ")", true), new Counting(select + insert + ")", false));
    }

    @Override
    Trouble troubleOf(SQLException e) {
        if (MOMENTARY.contains(e.getErrorCode())) {
            return Trouble.MOMENTARY;
        }
        return LOST.contains(e.getErrorCode()) ? Trouble.CONNECTION_LOST : super.troubleOf(e);
    }
}
