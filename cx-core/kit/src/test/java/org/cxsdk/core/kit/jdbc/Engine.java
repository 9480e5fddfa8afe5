package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * The databases that {@code JdbcStorage} is tested on. A server is started once per test JVM and stopped with it; each
 * test gets an empty database or schema of its own. A test on an engine that does not run on this machine is skipped
 * with the reason; {@link EngineTest} fails if the engine should have run.
 */
public enum Engine {
    H2_MEMORY {
        @Override
        DataSource source(String url) {
            return h2(url);
        }

        @Override
        TestDatabase newDatabase() throws SQLException {
            String url = "jdbc:h2:mem:" + nextName() + ";DB_CLOSE_DELAY=-1";
            return new TestDatabase(this, url, h2(url), Engine::shutdown);
        }
    },
    H2_FILE {
        @Override
        DataSource source(String url) {
            return h2(url);
        }

        @Override
        TestDatabase newDatabase() throws SQLException {
            Directory directory = Directory.create("cx-h2-");
            // stays open between connections, as an application's pool keeps it
            String url = "jdbc:h2:file:" + directory.path().resolve("cx") + ";DB_CLOSE_DELAY=-1";
            return new TestDatabase(this, url, h2(url), source -> {
                shutdown(source);
                directory.delete();
            });
        }
    },
    SQLITE {
        @Override
        DataSource source(String url) {
            return sqlite(url);
        }

        @Override
        TestDatabase newDatabase() {
            Directory directory = Directory.create("cx-sqlite-");
            String url = "jdbc:sqlite:" + directory.path().resolve("cx.db");
            return new TestDatabase(this, url, sqlite(url), source -> directory.delete());
        }
    },
    POSTGRESQL {
        @Override
        DataSource source(String url) {
            return postgres(url);
        }

        @Override
        TestDatabase newDatabase() throws SQLException {
            PostgresServer server = PostgresServer.shared();
            String schema = nextName();
            run(postgres(server.url()), "create schema " + schema);
            String url = server.url() + "&currentSchema=" + schema;
            return new TestDatabase(
                    this, url, postgres(url), source -> run(source, "drop schema " + schema + " cascade"));
        }
    },
    MARIADB {
        @Override
        DataSource source(String url) throws SQLException {
            return mariadb(url);
        }

        @Override
        TestDatabase newDatabase() throws SQLException {
            MariaDbServer server = MariaDbServer.shared();
            String schema = nextName();
            run(mariadb(server.url("mysql")), "create database " + schema);
            String url = server.url(schema);
            return new TestDatabase(this, url, mariadb(url), source -> run(source, "drop database " + schema));
        }
    };

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Makes an empty database that no other test touches; skips the test where the engine does not run. */
    public final TestDatabase create() {
        return orSkip(() -> {
            try {
                return newDatabase();
            } catch (SQLException e) {
                throw new IllegalStateException(this + " refused to make a database", e);
            }
        });
    }

    /** Does what needs an engine; skips the test where the engine does not run. */
    static <T> T orSkip(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineMissing missing) {
            throw new TestAbortedException("a database does not run here: " + missing.getMessage(), missing);
        }
    }

    abstract TestDatabase newDatabase() throws SQLException;

    /** Opens connections to a database of this engine. */
    abstract DataSource source(String url) throws SQLException;

    /** Whether the test dependencies hold binaries of this engine for this machine. */
    boolean hasBinaries() {
        return this != POSTGRESQL && this != MARIADB || LINUX_AMD64;
    }

    /** The binaries that the pom names. */
    static final boolean LINUX_AMD64 = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    static String nextName() {
        return "cx_" + NAMES.incrementAndGet();
    }

    private static DataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        return source;
    }

    private static DataSource sqlite(String url) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        return source;
    }

    private static DataSource postgres(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static DataSource mariadb(String url) throws SQLException {
        return new MariaDbDataSource(url);
    }

    /** Runs statements one by one, each committed. */
    static void run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void shutdown(DataSource h2) throws SQLException {
        run(h2, "SHUTDOWN IMMEDIATELY");
    }
}
