package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.jdbc.SchemaLayout.ActualColumn;
import org.cxsdk.core.storage.jdbc.SchemaLayout.Column;
import org.cxsdk.core.storage.jdbc.SchemaLayout.Content;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the databases in the making and checking of tables, and the settings under which an acknowledged
 * commit survives a killed process: of the application, and of the database server. Power loss is another matter; it
 * rests on the disks.
 */
enum SchemaDialect {
    H2("h2", "BINARY VARYING") {
        @Override
        boolean fits(Content content, ActualColumn actual) {
            return content == Content.TEXT
                    ? isAtLeast("CHARACTER VARYING", content, actual)
                    : super.fits(content, actual);
        }

        @Override
        String storedName(String name) {
            return name.toUpperCase(Locale.ROOT);
        }

        @Override
        Migrating begin(Connection connection, @Nullable String schema) throws SQLException {
            // a DDL statement commits; the files keep to statements that look and make under one lock of the database
            return switchingSchema(connection, schema);
        }

        /** H2 tells the delay that was set once, not the one in force; so it is set, and a refusal is the weakness. */
        @Override
        List<String> weaknesses(Connection connection) throws SQLException {
            if (!isDurable(connection)) {
                return List.of();
            }
            try {
                execute(connection, H2Dialect.SYNCHRONOUS_COMMIT);
                return List.of();
            } catch (SQLException e) {
                return List.of(
                        "WRITE_DELAY must be 0, and this user may not set it: open with a user with ADMIN rights,"
                                + " or put ;WRITE_DELAY=0 into the URL and use SchemaMode.OFF");
            }
        }

        @Override
        String useSchema(String schema) {
            return "SET SCHEMA " + schema;
        }
    },

    POSTGRESQL("postgresql", "bytea") {
        @Override
        boolean fits(Content content, ActualColumn actual) {
            return switch (content) {
                case LONG -> actual.type().equals("int8");
                case INTEGER -> actual.type().equals("int4");
                case TEXT -> actual.type().equals("text");
                case NAME, ID, KEY, TUPLE, TUPLES, BODY -> actual.type().equals("bytea");
            };
        }

        @Override
        String storedName(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        Migrating begin(Connection connection, @Nullable String schema) throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            // everything in one transaction; the lock and the path end with it
            query(connection, "SELECT 1 FROM (SELECT pg_advisory_xact_lock(" + LOCK + ")) held");
            if (schema != null) {
                execute(connection, "SET LOCAL search_path TO " + schema);
            }
            return new Migrating(connection::commit, () -> {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            });
        }

        @Override
        List<String> weaknesses(Connection connection) throws SQLException {
            List<String> weak = new ArrayList<>();
            if (setting(connection, "fsync").equals("off")) {
                weak.add("fsync is off: set fsync = on in postgresql.conf and reload");
            }
            if (setting(connection, "synchronous_commit").equals("off")) {
                weak.add("synchronous_commit is off: run ALTER ROLE … SET synchronous_commit = on for the application's"
                        + " role, or set it in postgresql.conf");
            }
            return weak;
        }

        private String setting(Connection connection, String name) throws SQLException {
            return query(connection, "SHOW " + name).orElse("unknown");
        }

        @Override
        String useSchema(String schema) {
            return "SET search_path TO " + schema;
        }
    },

    MARIADB("mariadb", "VARBINARY") {
        @Override
        boolean fits(Content content, ActualColumn actual) {
            return switch (content) {
                case INTEGER -> Set.of("INTEGER", "INT", "BIGINT").contains(actual.type());
                case TEXT -> isAtLeast("VARCHAR", content, actual);
                case TUPLES, BODY -> Set.of("MEDIUMBLOB", "LONGBLOB").contains(actual.type());
                default -> super.fits(content, actual);
            };
        }

        @Override
        Optional<String> catalog(Connection connection, @Nullable String schema) throws SQLException {
            return Optional.ofNullable(schema == null ? connection.getCatalog() : schema);
        }

        @Override
        Optional<String> schema(Connection connection, @Nullable String schema) {
            return Optional.empty();
        }

        @Override
        Migrating begin(Connection connection, @Nullable String schema) throws SQLException {
            // a DDL statement commits, so the lock must outlive transactions
            String lock = "'cx-sdk schema'";
            if (!query(connection, "SELECT GET_LOCK(" + lock + ", " + LOCK_SECONDS + ")")
                    .equals(Optional.of("1"))) {
                throw new SQLException("another process has held the lock " + lock + " for a minute");
            }
            String before = connection.getCatalog();
            if (schema != null) {
                connection.setCatalog(schema);
            }
            return new Migrating(() -> {}, () -> {
                connection.setCatalog(before);
                query(connection, "SELECT RELEASE_LOCK(" + lock + ")");
            });
        }

        @Override
        List<String> tableDifferences(Connection connection, String table, @Nullable String schema)
                throws SQLException {
            String sql = "SELECT engine FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, catalog(connection, schema).orElse(""));
                statement.setString(2, table);
                try (ResultSet result = statement.executeQuery()) {
                    String engine = result.next() ? result.getString(1) : "unknown";
                    return "InnoDB".equalsIgnoreCase(engine)
                            ? List.of()
                            : List.of("table " + table + " has engine " + engine
                                    + ", which knows no transactions; needed: InnoDB");
                }
            }
        }

        @Override
        List<String> weaknesses(Connection connection) throws SQLException {
            String flush =
                    query(connection, "SELECT @@innodb_flush_log_at_trx_commit").orElse("unknown");
            return flush.equals("0")
                    ? List.of("innodb_flush_log_at_trx_commit is 0 and must be 1 (or 2, which survives a killed server"
                            + " but no power loss): set it in the server's configuration")
                    : List.of();
        }

        @Override
        String useSchema(String schema) {
            return "USE " + schema;
        }
    },

    SQLITE("sqlite", "BLOB") {
        @Override
        boolean fits(Content content, ActualColumn actual) {
            String type =
                    switch (content) {
                        case LONG, INTEGER -> "INTEGER";
                        case TEXT -> "TEXT";
                        case NAME, ID, KEY, TUPLE, TUPLES, BODY -> "BLOB";
                    };
            return actual.type().equals(type);
        }

        @Override
        Optional<String> catalog(Connection connection, @Nullable String schema) {
            return Optional.empty();
        }

        @Override
        Optional<String> schema(Connection connection, @Nullable String schema) {
            return schema == null ? Optional.empty() : Optional.of(useSchema(schema));
        }

        @Override
        Set<String> partialIndexes(Connection connection, String table) throws SQLException {
            Set<String> names = new HashSet<>();
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT name FROM pragma_index_list(?) WHERE partial")) {
                statement.setString(1, table);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
            }
            return names;
        }

        @Override
        Migrating begin(Connection connection, @Nullable String schema) throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            String patience = query(connection, "PRAGMA busy_timeout").orElse("0");
            execute(connection, "PRAGMA busy_timeout = " + LOCK_SECONDS * 1_000);
            // takes the one lock for writing at once: other processes wait here
            execute(connection, "BEGIN IMMEDIATE");
            boolean[] open = {true};
            return new Migrating(
                    () -> {
                        execute(connection, "COMMIT");
                        open[0] = false;
                    },
                    () -> {
                        if (open[0]) {
                            execute(connection, "ROLLBACK");
                        }
                        execute(connection, "PRAGMA busy_timeout = " + patience);
                        connection.setAutoCommit(autoCommit);
                    });
        }

        @Override
        void strengthen(Connection connection) throws SQLException {
            if (isDurable(connection)) {
                try {
                    // stays with the file; readers and the writer do not wait for each other
                    query(connection, "PRAGMA journal_mode = WAL");
                } catch (SQLException e) {
                    // somebody is at work in the file; the journal that it has is no less durable, or validation says
                    // so
                    return;
                }
            }
        }

        @Override
        List<String> weaknesses(Connection connection) throws SQLException {
            List<String> weak = new ArrayList<>();
            String journal = query(connection, "PRAGMA journal_mode").orElse("unknown");
            if (isDurable(connection) && Set.of("off", "memory").contains(journal)) {
                weak.add("journal_mode is " + journal
                        + ": a killed process would leave a damaged file; run PRAGMA journal_mode = WAL");
            }
            if (isDurable(connection) && query(connection, "PRAGMA synchronous").equals(Optional.of("0"))) {
                weak.add("synchronous is OFF: set it to FULL (or NORMAL) in the data source's configuration");
            }
            return weak;
        }

        @Override
        String useSchema(String schema) {
            throw new CxException(
                    CoreError.UNSUPPORTED_CAPABILITY,
                    "SQLite has no schemas (\"" + schema + "\")",
                    "Use a file of its own.");
        }
    };

    /** Any number will do, as long as nobody else takes it: "cx-sdk" in ASCII. */
    private static final long LOCK = 0x63782d73646bL;

    private static final int LOCK_SECONDS = 60;

    private final String folder;
    private final String bytes;

    SchemaDialect(String folder, String bytes) {
        this.folder = folder;
        this.bytes = bytes;
    }

    /** The dialect of the database behind a connection. */
    static SchemaDialect of(Connection connection) throws SQLException {
        String folder = Dialect.of(connection).folder();
        return Arrays.stream(values())
                .filter(dialect -> dialect.folder.equals(folder))
                .findFirst()
                .orElseThrow();
    }

    /** What is done between {@code begin} and {@code end}: {@code commit} if all went well, {@code end} in any case. */
    record Migrating(Step commit, Step end) {
        interface Step {
            void run() throws SQLException;
        }
    }

    /** Where the files of this database lie, below {@code cx-sdk/storage}. */
    String folder() {
        return folder;
    }

    /** Whether a column can hold all that it must, and compares as it must. */
    boolean fits(Content content, ActualColumn actual) {
        return switch (content) {
            case LONG -> actual.type().equals("BIGINT");
            case INTEGER -> Set.of("INTEGER", "BIGINT").contains(actual.type());
            default -> isAtLeast(bytes, content, actual);
        };
    }

    private static boolean isAtLeast(String type, Content content, ActualColumn actual) {
        return actual.type().equals(type) && actual.size() >= content.bytes();
    }

    /** The type that the file gives a column, for messages. */
    final String needed(Column column) {
        String size = this == POSTGRESQL || this == SQLITE || column.content().bytes() == 0
                ? ""
                : " of at least " + column.content().bytes();
        return switch (column.content()) {
            case LONG -> this == SQLITE ? "INTEGER" : "BIGINT";
            case INTEGER -> "INTEGER";
            case TEXT -> "text" + size;
            default -> bytes + size;
        };
    }

    /** How the database stores a name that stands in a statement without quotes. */
    String storedName(String name) {
        return name;
    }

    Optional<String> catalog(Connection connection, @Nullable String schema) throws SQLException {
        return Optional.ofNullable(connection.getCatalog());
    }

    Optional<String> schema(Connection connection, @Nullable String schema) throws SQLException {
        return Optional.ofNullable(schema == null ? connection.getSchema() : storedName(schema));
    }

    /** Indexes of a table that hold for some rows only, where the driver does not tell. */
    Set<String> partialIndexes(Connection connection, String table) throws SQLException {
        return Set.of();
    }

    /** Differences of a table that no driver tells. */
    List<String> tableDifferences(Connection connection, String table, @Nullable String schema) throws SQLException {
        return List.of();
    }

    /** Makes other processes that want to create or upgrade wait, and directs the following statements to a schema. */
    abstract Migrating begin(Connection connection, @Nullable String schema) throws SQLException;

    private static boolean isDurable(Connection connection) throws SQLException {
        return Dialect.of(connection).isDurable(connection);
    }

    /** Makes the settings that belong to the database itself and may be set by its user. */
    void strengthen(Connection connection) throws SQLException {}

    /** Settings under which an acknowledged commit would not survive a killed process, each with its remedy. */
    abstract List<String> weaknesses(Connection connection) throws SQLException;

    /** The statement that directs the following ones to a schema. */
    abstract String useSchema(String schema);

    private static Migrating switchingSchema(Connection connection, @Nullable String schema) throws SQLException {
        String before = connection.getSchema();
        if (schema != null) {
            execute(connection, "SET SCHEMA " + schema);
        }
        return new Migrating(() -> {}, () -> connection.setSchema(before));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, if there is one and it is not null. */
    static Optional<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
        }
    }
}
