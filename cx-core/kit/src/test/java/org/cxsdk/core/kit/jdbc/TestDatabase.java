package org.cxsdk.core.kit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An empty database, or schema of a server, that one test has for itself; closing removes it. */
public final class TestDatabase implements AutoCloseable {

    private final Engine engine;
    private final String url;
    private final DataSource source;
    private final Removal removal;
    private final List<String> others = new ArrayList<>();
    private @Nullable HikariDataSource pool;

    /** What removes the database. */
    interface Removal {
        void remove(DataSource source) throws SQLException;
    }

    TestDatabase(Engine engine, String url, DataSource source, Removal removal) {
        this.engine = engine;
        this.url = url;
        this.source = source;
        this.removal = removal;
    }

    public Engine engine() {
        return engine;
    }

    /** For another process, too, unless the database is in memory. User and password are in it where there are any. */
    public String url() {
        return url;
    }

    /** Opens a connection each time it is asked for one. */
    public DataSource source() {
        return source;
    }

    /** A pool as applications have one, filled on demand; one for all who ask. */
    public synchronized DataSource pool() {
        if (pool == null) {
            pool = pool(source);
        }
        return pool;
    }

    /** A pool as applications have one, filled on demand. */
    static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    /** A connection outside the pool. */
    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** Runs statements one by one, each committed. */
    public void run(String... statements) throws SQLException {
        Engine.run(source, statements);
    }

    /** Makes another empty schema beside the one in which connections stand, and returns its name. */
    public String newSchema() throws SQLException {
        String name = Engine.nextName();
        run((engine == Engine.MARIADB ? "create database " : "create schema ") + name);
        others.add(name);
        return name;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
        try {
            for (String other : others) {
                run(engine == Engine.MARIADB ? "drop database " + other : "drop schema " + other + " cascade");
            }
            removal.remove(source);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove " + url, e);
        }
    }

    @Override
    public String toString() {
        return engine + " at " + url;
    }
}
