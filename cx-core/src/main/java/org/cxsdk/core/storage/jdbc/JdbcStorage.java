package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/**
 * The storage on a relational database: H2, PostgreSQL, MariaDB or SQLite, over {@code java.sql} alone.
 *
 * <p>Opened {@linkplain #on on a data source} it owns its transactions: each {@code execute} takes a connection, commits or
 * rolls back, and gives it back as it was. {@linkplain #joinedTo Joined} it runs inside the caller's transaction and
 * everything takes effect, or not, at the caller's commit.
 *
 * <p>Writing transactions run at READ COMMITTED. A tenant's positions follow the order of commits because the row in
 * {@code cx_head} is locked by the last statements before the commit; transactions of one tenant that append wait for each
 * other there, as do those that append for a tenant for the first time, and only there. Reading transactions take no locks; each statement sees what was committed when it began.
 *
 * <p>Safe for use by many threads. Keeps no connection, no statement and no data between transactions. Closing a handle
 * leaves the data source open.
 */
public final class JdbcStorage implements Storage {

    private static final int READ_COMMITTED = Connection.TRANSACTION_READ_COMMITTED;

    private final Connections connections;
    private final Dialect dialect;
    private final SqlTexts texts;
    private final StorageInfo info;
    private volatile boolean closed;

    private JdbcStorage(Connections connections, Dialect dialect, SqlTexts texts, StorageInfo info) {
        this.connections = connections;
        this.dialect = dialect;
        this.texts = texts;
        this.info = info;
    }

    /** Where connections come from, and whose transaction runs on them. */
    private record Connections(ConnectionProvider provider, boolean joined) {}

    /**
     * Opens a storage whose tables are there already; see {@link SchemaMode#VALIDATE}.
     *
     * @throws StorageUnavailable if there is no connection
     * @throws CxException if the tables are not as needed, or the database is none of the four
     */
    public static JdbcStorage on(DataSource dataSource) {
        return on(dataSource, JdbcOptions.validating());
    }

    /** Opens a storage. */
    public static JdbcStorage on(DataSource dataSource, JdbcOptions options) {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(options, "options");
        JdbcSchema.of(dataSource, options).apply(options.schemaMode());
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            Set<Capability> capabilities = EnumSet.of(Capability.LOCKING_LOAD, Capability.TRANSFER);
            if (dialect.isDurable(connection)) {
                capabilities.add(Capability.DURABLE);
            }
            return new JdbcStorage(
                    new Connections(dataSource::getConnection, false),
                    dialect,
                    new SqlTexts(options.schema().map(schema -> schema + ".").orElse("")),
                    new StorageInfo(dialect + " over JDBC", capabilities));
        } catch (SQLException e) {
            throw new StorageUnavailable("the database cannot be reached (SQL state " + e.getSQLState() + ")", true, e);
        }
    }

    /**
     * This storage inside the caller's transactions: nothing is committed or rolled back here, and everything takes effect
     * at the caller's commit. If work fails, what it did is undone, back to where it began, so that the caller may go on or
     * roll back. The head of the tenant is locked until the caller commits: let the call that appends be the last step.
     *
     * @param provider the connection of the caller's transaction on the same database; without autocommit and not stronger
     *     than READ COMMITTED (SQLite excepted)
     */
    public Storage joinedTo(ConnectionProvider provider) {
        requireOpen();
        Set<Capability> capabilities = EnumSet.copyOf(info.capabilities());
        capabilities.add(Capability.JOINED);
        return new JdbcStorage(
                new Connections(Objects.requireNonNull(provider, "provider"), true),
                dialect,
                texts,
                new StorageInfo(info.name() + ", in the caller's transaction", capabilities));
    }

    @Override
    public StorageInfo info() {
        return info;
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(work, "work");
        requireOpen();
        Connection connection = connect();
        if (connections.joined()) {
            return join(connection, mode, work);
        }
        try {
            return mode == TxMode.READ ? read(connection, work) : write(connection, work);
        } finally {
            giveBack(connection);
        }
    }

    private Connection connect() {
        try {
            return connections.provider().current();
        } catch (SQLException e) {
            throw JdbcSession.unavailable(dialect, "there is no connection", e);
        }
    }

    /** Each statement by itself sees what is committed; more is not promised, and so no transaction is needed. */
    private <T extends @Nullable Object> T read(Connection connection, StorageWork<T> work) {
        boolean autoCommit = begin(connection, () -> {
            boolean before = connection.getAutoCommit();
            if (!before) {
                connection.setAutoCommit(true);
            }
            return before;
        });
        try {
            return run(connection, TxMode.READ, work);
        } finally {
            if (!autoCommit) {
                restore(connection, false);
            }
        }
    }

    private <T extends @Nullable Object> T write(Connection connection, StorageWork<T> work) {
        boolean autoCommit = begin(connection, () -> {
            boolean before = connection.getAutoCommit();
            if (!before) {
                connection.setAutoCommit(true);
            }
            dialect.begin(connection);
            return before;
        });
        boolean committed = false;
        try {
            T result = run(connection, TxMode.WRITE, work);
            commit(connection);
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollback(connection);
            }
            restore(connection, autoCommit);
        }
    }

    /** What a connection did before it was ours. */
    @FunctionalInterface
    private interface Beginning {
        boolean run() throws SQLException;
    }

    private boolean begin(Connection connection, Beginning beginning) {
        try {
            return beginning.run();
        } catch (SQLException e) {
            throw JdbcSession.unavailable(dialect, "a transaction could not begin", e);
        }
    }

    private <T extends @Nullable Object> T run(Connection connection, TxMode mode, StorageWork<T> work) {
        try (Statements sql = new Statements(connection, dialect, texts)) {
            JdbcSession session = new JdbcSession(sql, mode);
            try {
                T result = work.run(session);
                session.complete();
                return result;
            } finally {
                session.end();
            }
        } catch (SQLException e) {
            throw JdbcSession.unavailable(dialect, "a statement could not be closed", e);
        }
    }

    private void commit(Connection connection) {
        try {
            dialect.commit(connection);
        } catch (SQLException e) {
            boolean nothingTookEffect = dialect.troubleOf(e) == Trouble.MOMENTARY;
            throw new StorageUnavailable(
                    dialect + ": the commit failed (SQL state " + e.getSQLState() + ")", nothingTookEffect, e);
        }
    }

    /** If even that fails, the connection is broken and the database rolls back by itself; the first error counts. */
    private void rollback(Connection connection) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            JdbcLog.LOG.debug("A rollback failed; the connection is given up", e);
        }
    }

    private void restore(Connection connection, boolean autoCommit) {
        try {
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            JdbcLog.LOG.debug("A connection could not be put back as it was", e);
        }
    }

    private void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            JdbcLog.LOG.debug("A connection could not be given back", e);
        }
    }

    private <T extends @Nullable Object> T join(Connection connection, TxMode mode, StorageWork<T> work) {
        requireJoinable(connection);
        if (mode == TxMode.READ) {
            return run(connection, mode, work);
        }
        try {
            Savepoint before = connection.setSavepoint();
            boolean done = false;
            try {
                T result = run(connection, mode, work);
                done = true;
                return result;
            } finally {
                if (done) {
                    connection.releaseSavepoint(before);
                } else {
                    undo(connection, before);
                }
            }
        } catch (SQLException e) {
            throw JdbcSession.unavailable(dialect, "a savepoint could not be set or released", e);
        }
    }

    /** If that fails, the transaction is beyond repair and the database lets the caller roll back only. */
    private static void undo(Connection connection, Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            JdbcLog.LOG.debug("What failed work had done could not be undone by itself", e);
        }
    }

    private void requireJoinable(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new CxException(
                        CoreError.STORAGE_MISUSE,
                        "the caller's connection commits every statement by itself, so there is no transaction to join",
                        "Begin a transaction first, or use the storage that is not joined.");
            }
            if (!dialect.joinsStrongerIsolation() && connection.getTransactionIsolation() > READ_COMMITTED) {
                throw new CxException(
                        CoreError.STORAGE_MISUSE,
                        "the caller's transaction is isolated more strongly than READ COMMITTED, so it would not see"
                                + " what others committed since it began",
                        "Begin it with READ COMMITTED.");
            }
        } catch (SQLException e) {
            throw JdbcSession.unavailable(dialect, "the caller's connection cannot be used", e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new CxException(
                    CoreError.STORAGE_MISUSE,
                    "this storage is closed",
                    "Open another handle before the last one closes.");
        }
    }
}
