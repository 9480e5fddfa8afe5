package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** MariaDB 10.6 or later, InnoDB. A transaction of our own runs at READ COMMITTED, whatever the server's default is. */
final class MariaDbDialect extends Dialect {

    private static final int DUPLICATE_KEY = 1062;

    /** Lock wait time-out, deadlock, record changed since last read. */
    private static final List<Integer> MOMENTARY = List.of(1205, 1213, 1020);

    MariaDbDialect() {
        super("MariaDB", "mariadb");
    }

    @Override
    boolean comparesRowsByIndex() {
        return false;
    }

    @Override
    String insertUnlessThere(String insert) {
        return insert;
    }

    @Override
    String onConflictAdd(String table, String key, String counter) {
        return "ON DUPLICATE KEY UPDATE " + counter + " = " + counter + " + VALUES(" + counter + ")";
    }

    @Override
    void begin(Connection connection) throws SQLException {
        // holds for the next transaction alone, so nothing is left to be put back
        run(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        super.begin(connection);
    }

    @Override
    Trouble troubleOf(SQLException e) {
        if (e.getErrorCode() == DUPLICATE_KEY) {
            return Trouble.DUPLICATE;
        }
        return MOMENTARY.contains(e.getErrorCode()) ? Trouble.MOMENTARY : super.troubleOf(e);
    }
}
