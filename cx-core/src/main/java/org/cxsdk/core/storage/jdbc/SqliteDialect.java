package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * SQLite 3.37 or later. One transaction writes at a time; it takes the write lock when it begins, since one that began by
 * reading could not go on to write after another.
 */
final class SqliteDialect extends Dialect {

    private static final int PRIMARY_CODE = 0xFF;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;

    SqliteDialect() {
        super("SQLite", "sqlite");
    }

    @Override
    boolean isDurable(Connection connection) throws SQLException {
        String sql = "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''";
        return SchemaDialect.query(connection, sql).isPresent();
    }

    @Override
    boolean comparesRowsByIndex() {
        return true;
    }

    @Override
    String lockClause() {
        return "";
    }

    @Override
    void begin(Connection connection) throws SQLException {
        run(connection, "BEGIN IMMEDIATE");
    }

    @Override
    void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    @Override
    void rollback(Connection connection) throws SQLException {
        run(connection, "ROLLBACK");
    }

    @Override
    boolean joinsStrongerIsolation() {
        return true;
    }

    @Override
    Trouble troubleOf(SQLException e) {
        return switch (e.getErrorCode() & PRIMARY_CODE) {
            case BUSY, LOCKED -> Trouble.MOMENTARY;
            case CONSTRAINT -> Trouble.DUPLICATE;
            case CANNOT_OPEN -> Trouble.CONNECTION_LOST;
            default -> super.troubleOf(e);
        };
    }
}
