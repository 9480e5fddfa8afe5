package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.jdbc.SchemaLayout.Actual;
import org.cxsdk.core.storage.jdbc.SchemaLayout.ActualColumn;
import org.cxsdk.core.storage.jdbc.SchemaLayout.Column;
import org.cxsdk.core.storage.jdbc.SchemaLayout.Table;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a {@link JdbcStorage}: tells what differs from what this version of the SDK needs, prints the SQL that
 * is missing, creates and upgrades.
 *
 * <p>The SQL is that of the files {@code cx-sdk/storage/<database>/V<n>__….sql} in this artefact, which migration tools
 * can run as they are. Other tables in the schema do not matter. Nothing is ever dropped, and a table that vanished is
 * not made anew in silence: only versions that were not applied yet are.
 *
 * <p>Safe to use from many threads; takes a connection for each call and gives it back as it was.
 */
public final class JdbcSchema {

    private final DataSource source;
    private final @Nullable String schema;
    private final Versions versions;
    private final SchemaLayout layout;

    /** The versions that are known, for each database. */
    interface Versions {
        List<SchemaVersion> of(SchemaDialect dialect);
    }

    private JdbcSchema(DataSource source, @Nullable String schema, Versions versions, SchemaLayout layout) {
        this.source = source;
        this.schema = schema;
        this.versions = versions;
        this.layout = layout;
    }

    /** Returns the tables in the schema in which the data source's connections stand. */
    public static JdbcSchema of(DataSource source) {
        return of(source, SchemaFiles::of, SchemaLayout.CURRENT);
    }

    /** Returns the tables as other versions make them: for tests of upgrades. */
    static JdbcSchema of(DataSource source, Versions versions, SchemaLayout layout) {
        return new JdbcSchema(Objects.requireNonNull(source, "source"), null, versions, layout);
    }

    /**
     * Returns the tables in another schema (MariaDB: database).
     *
     * @param name letters, digits and underscores; it must exist
     */
    public JdbcSchema in(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("schema (" + name
                    + ") must consist of letters, digits and underscores, and not begin with a digit");
        }
        return new JdbcSchema(source, name, versions, layout);
    }

    /** Returns the tables that a storage with these options uses. */
    static JdbcSchema of(DataSource source, JdbcOptions options) {
        JdbcSchema schema = of(source);
        return options.schema().map(schema::in).orElse(schema);
    }

    /** Does what opening a storage in this mode does. */
    public void apply(SchemaMode mode) {
        switch (mode) {
            case VALIDATE -> validate();
            case CREATE -> create();
            case OFF -> {}
        }
    }

    /**
     * Compares the tables, and the database's durability settings, with what is needed.
     *
     * @throws CxException {@code CX-STORAGE-0009} naming everything that differs, or {@code CX-STORAGE-0011} naming the
     *     settings under which a killed process would lose what was acknowledged
     */
    public void validate() {
        onConnection("compare", (dialect, connection) -> {
            requireSame(dialect, connection);
            requireDurable(dialect, connection);
            return null;
        });
    }

    /** Returns what differs from what is needed, one line each; empty if nothing does. */
    public List<String> differences() {
        return onConnection("compare", this::differences);
    }

    /**
     * Returns the SQL that is missing, for a person or a tool to run: the versions that were not applied, and the parts
     * of applied ones that are not there. What no statement of the files can mend stands in comments. Empty if nothing
     * is missing.
     */
    public String plan() {
        return onConnection("compare", this::plan);
    }

    /**
     * Creates the tables, or upgrades those of an earlier version, makes the durability settings that it may make, and
     * then validates. Several processes may do this at once: one does it, the others find it done.
     *
     * @throws CxException as {@link #validate()}; also if the user lacks the right to create tables
     */
    public void create() {
        onConnection("create", (dialect, connection) -> {
            migrate(dialect, connection);
            dialect.strengthen(connection);
            requireSame(dialect, connection);
            requireDurable(dialect, connection);
            return null;
        });
    }

    private void requireSame(SchemaDialect dialect, Connection connection) throws SQLException {
        List<String> differences = differences(dialect, connection);
        if (!differences.isEmpty()) {
            String place = new SchemaReader(dialect, connection, schema).place();
            throw new CxException(
                    CoreError.SCHEMA_MISMATCH,
                    "the tables in " + place + " are not what this version of the SDK needs:" + bulleted(differences),
                    "Run what JdbcSchema.plan() prints, or the files in cx-sdk/storage/" + dialect.folder()
                            + " of this artefact; or open with SchemaMode.CREATE.");
        }
    }

    private void requireDurable(SchemaDialect dialect, Connection connection) throws SQLException {
        List<String> weaknesses = dialect.weaknesses(connection);
        if (!weaknesses.isEmpty()) {
            throw new CxException(
                    CoreError.WEAK_DURABILITY,
                    connection.getMetaData().getDatabaseProductName()
                            + " is set up to lose acknowledged transactions when a process is killed:"
                            + bulleted(weaknesses),
                    "Change what is named; SchemaMode.CREATE changes what the database's user may change.");
        }
    }

    private static String bulleted(List<String> lines) {
        return "\n  - " + String.join("\n  - ", lines);
    }

    private List<String> differences(SchemaDialect dialect, Connection connection) throws SQLException {
        SchemaReader reader = new SchemaReader(dialect, connection, schema);
        Map<String, Actual> tables = reader.tables(layout);
        List<SchemaVersion> known = versions.of(dialect);
        if (tables.isEmpty()) {
            return List.of("there are no tables of the SDK; version " + known.size() + " is needed");
        }
        List<String> differences = new ArrayList<>();
        if (tables.containsKey("cx_schema")) {
            Map<Integer, String> applied = reader.applied();
            differences.addAll(versionDifferences(known, applied));
            if (newest(applied) > known.size()) {
                return differences;
            }
        }
        for (Table table : layout.tables()) {
            Actual actual = tables.get(table.name());
            if (actual == null) {
                differences.add("table " + table.name() + " is missing");
            } else {
                differences.addAll(tableDifferences(dialect, table, actual));
                differences.addAll(dialect.tableDifferences(connection, table.name(), schema));
            }
        }
        return differences;
    }

    private static List<String> versionDifferences(List<SchemaVersion> known, Map<Integer, String> applied) {
        List<String> differences = new ArrayList<>();
        for (SchemaVersion version : known) {
            String fingerprint = applied.get(version.number());
            if (fingerprint == null) {
                differences.add("version " + version.number() + " was not applied, says cx_schema");
            } else if (!fingerprint.equals(version.fingerprint())) {
                differences.add("version " + version.number() + " was made by another file: cx_schema has fingerprint "
                        + fingerprint + ", this version of the SDK has " + version.fingerprint());
            }
        }
        applied.keySet().stream()
                .filter(number -> number < 1 || number > known.size())
                .forEach(number -> differences.add("version " + number
                        + " was applied; this version of the SDK knows versions 1 to " + known.size()
                        + ": use a newer SDK"));
        return differences;
    }

    private static List<String> tableDifferences(SchemaDialect dialect, Table table, Actual actual) {
        List<String> differences = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = "column " + table.name() + "." + column.name();
            ActualColumn there = actual.columns().get(column.name());
            if (there == null) {
                differences.add(name + " is missing");
                continue;
            }
            if (!dialect.fits(column.content(), there)) {
                differences.add(name + " has type " + there.type() + "(" + there.size() + "); needed: "
                        + dialect.needed(column));
            }
            if (there.nullable()) {
                differences.add(name + " may be null; needed: NOT NULL");
            }
        }
        Map<String, ActualColumn> others = new TreeMap<>(actual.columns());
        table.columns().forEach(column -> others.remove(column.name()));
        others.forEach((name, column) -> {
            if (!column.nullable() && !column.hasDefault()) {
                differences.add("column " + table.name() + "." + name
                        + " is not ours and must not be null; needed: NULL, a default, or a table of its own");
            }
        });
        if (!actual.primaryKey().equals(table.primaryKey())) {
            differences.add("table " + table.name() + " has primary key " + actual.primaryKey() + "; needed: "
                    + table.primaryKey());
        }
        for (List<String> columns : table.unique()) {
            if (!actual.unique().contains(columns)) {
                differences.add("table " + table.name() + " lacks a unique index on " + columns);
            }
        }
        return differences;
    }

    private String plan(SchemaDialect dialect, Connection connection) throws SQLException {
        List<String> differences = differences(dialect, connection);
        if (differences.isEmpty()) {
            return "";
        }
        SchemaReader reader = new SchemaReader(dialect, connection, schema);
        Map<String, Actual> tables = reader.tables(layout);
        Map<Integer, String> applied = tables.containsKey("cx_schema") ? reader.applied() : Map.of();
        StringBuilder plan = new StringBuilder();
        plan.append("-- ").append(reader.place()).append(" differs from what is needed:\n");
        differences.forEach(line -> plan.append("--   ").append(line).append('\n'));
        if (newest(applied) > versions.of(dialect).size()) {
            return plan.toString();
        }
        if (schema != null) {
            plan.append(dialect.useSchema(schema)).append(";\n");
        }
        List<SchemaVersion> done = new ArrayList<>();
        List<SchemaVersion> due = new ArrayList<>();
        versions.of(dialect).forEach(version -> (applied.containsKey(version.number()) ? done : due).add(version));
        missing(done, tables).forEach(statement -> plan.append(statement).append(";\n"));
        due.forEach(version -> plan.append(version.script()));
        return plan.toString();
    }

    /** The SQL that makes the tables and indexes of applied versions that are not there. */
    private List<String> missing(List<SchemaVersion> applied, Map<String, Actual> tables) {
        List<String> statements = new ArrayList<>();
        for (Table table : layout.tables()) {
            Actual actual = tables.get(table.name());
            if (actual == null) {
                String makes = "(?s)CREATE (TABLE IF NOT EXISTS|(UNIQUE )?INDEX .* ON) " + table.name() + " .*";
                applied.stream()
                        .flatMap(version -> version.statements().stream())
                        .filter(statement -> statement.matches(makes))
                        .forEach(statements::add);
            } else if (!applied.isEmpty()) {
                table.unique().stream()
                        .filter(columns -> !actual.unique().contains(columns))
                        .map(columns -> "CREATE UNIQUE INDEX IF NOT EXISTS " + table.name() + "_"
                                + columns.get(columns.size() - 1) + " ON " + table.name() + " ("
                                + String.join(", ", columns) + ")")
                        .forEach(statements::add);
            }
        }
        return statements;
    }

    private void migrate(SchemaDialect dialect, Connection connection) throws SQLException {
        SchemaDialect.Migrating migrating = dialect.begin(connection, schema);
        try {
            SchemaReader reader = new SchemaReader(dialect, connection, schema);
            Map<Integer, String> applied = reader.tables(layout).containsKey("cx_schema") ? reader.applied() : Map.of();
            List<SchemaVersion> known = versions.of(dialect);
            if (newest(applied) <= known.size()) {
                for (SchemaVersion version : known) {
                    if (!applied.containsKey(version.number())) {
                        for (String statement : version.statements()) {
                            SchemaDialect.execute(connection, statement);
                        }
                    }
                }
            }
            migrating.commit().run();
        } finally {
            migrating.end().run();
        }
    }

    private static int newest(Map<Integer, String> applied) {
        return applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private interface Work<T extends @Nullable Object> {
        T on(SchemaDialect dialect, Connection connection) throws SQLException;
    }

    private <T extends @Nullable Object> T onConnection(String what, Work<T> work) {
        try (Connection connection = connect()) {
            return work.on(SchemaDialect.of(connection), connection);
        } catch (SQLException e) {
            throw new CxException(
                    CoreError.SCHEMA_MISMATCH,
                    "cannot " + what + " the tables; the database says: " + e.getMessage(),
                    "Check that the schema exists and that the user may " + what + " its tables.",
                    e);
        }
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new StorageUnavailable("the database cannot be reached (SQL state " + e.getSQLState() + ")", true, e);
        }
    }
}
