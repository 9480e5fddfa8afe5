package org.cxsdk.examples.benchmarks.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The peer: JDBC as a good engineer writes it for one kind of document and one journal, with tables of their own, keeping
 * the same promises: a version check, a unique number, entry ids that are looked at, revisions without holes and positions
 * in the order of commits from one head row. Without the head row positions come from a sequence, and readers may skip some.
 */
final class HandWritten {

    private final DataSource source;
    private final boolean postgresql;
    private final boolean head;

    /** @param head whether positions come from the head row */
    HandWritten(DataSource source, boolean postgresql, boolean head) {
        this.source = source;
        this.postgresql = postgresql;
        this.head = head;
    }

    record Permit(String id, long version, String number, String state, long due, byte[] body) {}

    record Event(String id, String type, long micros, byte[] body) {}

    void createTables() throws SQLException {
        String bytes = postgresql ? "BYTEA" : "VARBINARY(1048576)";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS permit (id VARCHAR(200) PRIMARY KEY, version BIGINT NOT NULL,"
                    + " number VARCHAR(200) NOT NULL UNIQUE, state VARCHAR(64) NOT NULL, due BIGINT NOT NULL, body "
                    + bytes + " NOT NULL)");
            statement.execute("CREATE INDEX IF NOT EXISTS permit_columns ON permit (state, due, id)");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS permit_state (state VARCHAR(64) NOT NULL, due BIGINT NOT NULL,"
                            + " permit VARCHAR(200) NOT NULL, PRIMARY KEY (state, due, permit))");
            statement.execute("CREATE TABLE IF NOT EXISTS stream (id VARCHAR(200) PRIMARY KEY, rev BIGINT NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS event (pos BIGINT PRIMARY KEY, stream VARCHAR(200) NOT NULL,"
                    + " rev BIGINT NOT NULL, entry VARCHAR(200) NOT NULL, type VARCHAR(64) NOT NULL,"
                    + " at_us BIGINT NOT NULL, body " + bytes
                    + " NOT NULL, UNIQUE (stream, rev), UNIQUE (stream, entry))");
            statement.execute("CREATE TABLE IF NOT EXISTS head (pos BIGINT NOT NULL)");
            statement.execute("DELETE FROM head");
            statement.execute("INSERT INTO head (pos) VALUES (0)");
            statement.execute("CREATE SEQUENCE IF NOT EXISTS free_pos START WITH 1000000000 INCREMENT BY 1000");
        }
    }

    void insert(List<Permit> permits) throws SQLException {
        inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO permit (id, version, number, state, due, body) VALUES (?, 1, ?, ?, ?, ?)")) {
                for (Permit permit : permits) {
                    insert.setString(1, permit.id());
                    insert.setString(2, permit.number());
                    insert.setString(3, permit.state());
                    insert.setLong(4, permit.due());
                    insert.setBytes(5, permit.body());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO permit_state (state, due, permit) VALUES (?, ?, ?)")) {
                for (Permit permit : permits) {
                    insert.setString(1, permit.state());
                    insert.setLong(2, permit.due());
                    insert.setString(3, permit.id());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    Permit load(String id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, version, number, state, due, body FROM permit WHERE id = ?")) {
            select.setString(1, id);
            return permits(select).get(0);
        }
    }

    /** Replaces a permit in the version that was loaded. */
    void update(Permit permit, String state, long due) throws SQLException {
        inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE permit SET version = version + 1, state = ?, due = ?, body = ? WHERE id = ? AND version = ?")) {
                update.setString(1, state);
                update.setLong(2, due);
                update.setBytes(3, permit.body());
                update.setString(4, permit.id());
                update.setLong(5, permit.version());
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException("somebody else was faster");
                }
            }
            try (PreparedStatement move = connection.prepareStatement(
                    "UPDATE permit_state SET state = ?, due = ? WHERE state = ? AND due = ? AND permit = ?")) {
                move.setString(1, state);
                move.setLong(2, due);
                move.setString(3, permit.state());
                move.setLong(4, permit.due());
                move.setString(5, permit.id());
                move.executeUpdate();
            }
        });
    }

    /** A page of a state from a due time and id on; a permit may stand at several places, so these have a table. */
    List<Permit> page(String state, long due, String afterId, int limit) throws SQLException {
        return page(
                "SELECT p.id, p.version, p.number, s.state, s.due, p.body FROM (SELECT state, due, permit FROM permit_state"
                        + " WHERE state = ? AND " + after("permit") + " ORDER BY due, permit LIMIT ?) s"
                        + " JOIN permit p ON p.id = s.permit ORDER BY s.due, s.permit",
                state,
                due,
                afterId,
                limit);
    }

    /** The same where each permit stands at one place, so that columns and an index of the permit's table are enough. */
    List<Permit> pageByColumns(String state, long due, String afterId, int limit) throws SQLException {
        return page(
                "SELECT id, version, number, state, due, body FROM permit WHERE state = ? AND " + after("id")
                        + " ORDER BY due, id LIMIT ?",
                state,
                due,
                afterId,
                limit);
    }

    private String after(String id) {
        return postgresql ? "(due, " + id + ") > (?, ?)" : "due >= ? AND (due > ? OR " + id + " > ?)";
    }

    private List<Permit> page(String sql, String state, long due, String afterId, int limit) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            select.setString(place++, state);
            select.setLong(place++, due);
            if (!postgresql) {
                select.setLong(place++, due);
            }
            select.setString(place++, afterId);
            select.setInt(place, limit);
            return permits(select);
        }
    }

    private static List<Permit> permits(PreparedStatement select) throws SQLException {
        List<Permit> permits = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                permits.add(new Permit(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getBytes(6)));
            }
        }
        return permits;
    }

    /** Appends to a stream that stands at {@code revision}. */
    void append(String stream, long revision, List<Event> events) throws SQLException {
        inTransaction(connection -> {
            moveStream(connection, stream, revision, events.size());
            refuseKnown(connection, stream, events);
            long last = lastPosition(connection, events.size());
            insert(connection, stream, revision, last - events.size() + 1, events);
        });
    }

    private static void moveStream(Connection connection, String stream, long revision, int by) throws SQLException {
        String sql = revision == 0
                ? "INSERT INTO stream (rev, id) VALUES (?, ?)"
                : "UPDATE stream SET rev = rev + ? WHERE id = ? AND rev = ?";
        try (PreparedStatement move = connection.prepareStatement(sql)) {
            move.setLong(1, by);
            move.setString(2, stream);
            if (revision > 0) {
                move.setLong(3, revision);
            }
            if (move.executeUpdate() != 1) {
                throw new IllegalStateException("the stream was continued by somebody else");
            }
        }
    }

    private static void refuseKnown(Connection connection, String stream, List<Event> events) throws SQLException {
        String places = "?" + ", ?".repeat(events.size() - 1);
        try (PreparedStatement known = connection.prepareStatement(
                "SELECT COUNT(*) FROM event WHERE stream = ? AND entry IN (" + places + ")")) {
            known.setString(1, stream);
            for (int i = 0; i < events.size(); i++) {
                known.setString(i + 2, events.get(i).id());
            }
            try (ResultSet count = known.executeQuery()) {
                count.next();
                if (count.getLong(1) > 0) {
                    throw new IllegalStateException("known already");
                }
            }
        }
    }

    private long lastPosition(Connection connection, int count) throws SQLException {
        if (!head) {
            String sql = postgresql ? "SELECT nextval('free_pos')" : "SELECT NEXT VALUE FOR free_pos";
            try (PreparedStatement next = connection.prepareStatement(sql);
                    ResultSet position = next.executeQuery()) {
                position.next();
                return position.getLong(1) + count;
            }
        }
        String sql = postgresql
                ? "UPDATE head SET pos = pos + ? RETURNING pos"
                : "SELECT pos FROM FINAL TABLE (UPDATE head SET pos = pos + ?)";
        try (PreparedStatement move = connection.prepareStatement(sql)) {
            move.setLong(1, count);
            try (ResultSet position = move.executeQuery()) {
                position.next();
                return position.getLong(1);
            }
        }
    }

    private static void insert(Connection connection, String stream, long revision, long first, List<Event> events)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event (pos, stream, rev, entry, type, at_us, body) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < events.size(); i++) {
                insert.setLong(1, first + i);
                insert.setString(2, stream);
                insert.setLong(3, revision + 1 + i);
                insert.setString(4, events.get(i).id());
                insert.setString(5, events.get(i).type());
                insert.setLong(6, events.get(i).micros());
                insert.setBytes(7, events.get(i).body());
                if (events.size() > 1) {
                    insert.addBatch();
                }
            }
            if (events.size() > 1) {
                insert.executeBatch();
            } else {
                insert.executeUpdate();
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
