package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.jdbc.JdbcSchema;
import org.cxsdk.core.storage.jdbc.SchemaMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Creating, comparing and printing the tables, on every database. */
@Tag("slow")
class JdbcSchemaTest {

    @ParameterizedTest
    @EnumSource
    void create_makesWhatValidateAccepts(Engine engine) {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());

            schema.apply(SchemaMode.CREATE);

            schema.apply(SchemaMode.VALIDATE);
            assertThat(schema.differences()).isEmpty();
            assertThat(schema.plan()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void validate_refusesAnEmptySchemaInOneLine_andChangesNothing(Engine engine) {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());

            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(() -> schema.apply(SchemaMode.VALIDATE))
                    .matches(e -> e.is(CoreError.SCHEMA_MISMATCH))
                    .withMessageContaining("there are no tables of the SDK; version 1 is needed")
                    .withMessageContaining("SchemaMode.CREATE");
            schema.apply(SchemaMode.OFF);
            assertThat(schema.differences()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void plan_printsTheSqlThatIsMissing(Engine engine) throws SQLException {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());

            runAll(database, schema.plan());
            assertThat(schema.differences()).isEmpty();

            database.run(dropIndex(engine, "cx_journal_entry"), "DROP TABLE cx_uniq");
            String plan = schema.plan();
            assertThat(plan)
                    .contains("--   table cx_uniq is missing")
                    .contains("--   table cx_journal lacks a unique index on [stream, entry]")
                    .contains("CREATE TABLE IF NOT EXISTS cx_uniq")
                    .contains("CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry")
                    .doesNotContain("CREATE TABLE IF NOT EXISTS cx_doc", "cx_journal_rev");
            runAll(database, plan);
            assertThat(schema.differences()).isEmpty();
        }
    }

    /** Something wrong with the tables, and the lines that tell it. */
    record Wrong(String name, Breakage breakage, Set<Engine> not, String... told) {

        interface Breakage {
            void in(TestDatabase database) throws SQLException;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> wrongs() {
        Set<Engine> typesWithoutSize = Set.of(Engine.POSTGRESQL, Engine.SQLITE);
        List<Wrong> wrongs = List.of(
                new Wrong(
                        "table missing",
                        database -> database.run("DROP TABLE cx_head"),
                        Set.of(),
                        "table cx_head is missing"),
                new Wrong(
                        "column missing",
                        remake("cx_stream", sql -> sql.replaceFirst("(?m)^  purged .*\n", "")),
                        Set.of(),
                        "column cx_stream.purged is missing"),
                new Wrong(
                        "column of another type",
                        database -> remake("cx_doc", sql -> column(sql, "body", text(database.engine()) + " NOT NULL"))
                                .in(database),
                        Set.of(),
                        "column cx_doc.body has type "),
                new Wrong(
                        "column too short",
                        remake("cx_idx", sql -> column(sql, "tuple", "VARBINARY(706) NOT NULL")),
                        typesWithoutSize,
                        "column cx_idx.tuple has type ",
                        "of at least 707"),
                new Wrong(
                        "column may be null",
                        remake(
                                "cx_doc",
                                sql -> column(sql, "version", (sql.contains("BIGINT") ? "BIGINT" : "INTEGER"))),
                        Set.of(),
                        "column cx_doc.version may be null; needed: NOT NULL"),
                new Wrong(
                        "column of somebody else that would refuse our rows",
                        remake("cx_head", sql -> sql.replaceFirst("(?m)^  place .*$", "$0\n  note INTEGER NOT NULL,")),
                        Set.of(),
                        "column cx_head.note is not ours and must not be null"),
                new Wrong(
                        "primary key in another order",
                        remake("cx_idx", sql -> sql.replace("(tuple, doc)", "(doc, tuple)")),
                        Set.of(),
                        "table cx_idx has primary key [doc, tuple]; needed: [tuple, doc]"),
                new Wrong(
                        "unique index missing",
                        database -> database.run(dropIndex(database.engine(), "cx_journal_rev")),
                        Set.of(),
                        "table cx_journal lacks a unique index on [stream, rev]"),
                new Wrong(
                        "index no longer unique",
                        database -> database.run(
                                dropIndex(database.engine(), "cx_journal_rev"),
                                "CREATE INDEX cx_journal_rev ON cx_journal (stream, rev)"),
                        Set.of(),
                        "table cx_journal lacks a unique index on [stream, rev]"),
                new Wrong(
                        "index on a part of the rows",
                        database -> database.run(
                                "DROP INDEX cx_journal_rev",
                                "CREATE UNIQUE INDEX cx_journal_rev ON cx_journal (stream, rev)" + " WHERE rev > 5"),
                        Set.of(Engine.H2_MEMORY, Engine.H2_FILE, Engine.MARIADB),
                        "table cx_journal lacks a unique index on [stream, rev]"),
                new Wrong(
                        "table without transactions",
                        remake("cx_uniq", sql -> sql.replace("InnoDB", "MyISAM")),
                        Set.of(Engine.H2_MEMORY, Engine.H2_FILE, Engine.POSTGRESQL, Engine.SQLITE),
                        "table cx_uniq has engine MyISAM"),
                new Wrong(
                        "made by another file",
                        database -> database.run("UPDATE cx_schema SET fingerprint = 'abc'"),
                        Set.of(),
                        "version 1 was made by another file: cx_schema has fingerprint abc"),
                new Wrong(
                        "version unknown",
                        database -> database.run("DELETE FROM cx_schema"),
                        Set.of(),
                        "version 1 was not applied, says cx_schema"),
                new Wrong(
                        "newer than this SDK",
                        database -> database.run("INSERT INTO cx_schema (version, fingerprint) VALUES (7, 'new')"),
                        Set.of(),
                        "version 7 was applied; this version of the SDK knows versions 1 to 1: use a newer SDK"));
        return Arrays.stream(Engine.values())
                .flatMap(engine -> wrongs.stream()
                        .filter(wrong -> !wrong.not().contains(engine))
                        .map(wrong -> Arguments.of(engine, wrong)));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void validate_saysExactlyWhatDiffers(Engine engine, Wrong wrong) throws SQLException {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());
            schema.create();
            wrong.breakage().in(database);

            assertThat(schema.differences()).singleElement().asString().contains(wrong.told());
            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(schema::validate)
                    .matches(e -> e.is(CoreError.SCHEMA_MISMATCH))
                    .withMessageContaining(wrong.told()[0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void create_touchesNothing_whenTablesAreNewerThanTheSdk(Engine engine) throws SQLException {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());
            schema.create();
            database.run("INSERT INTO cx_schema (version, fingerprint) VALUES (2, 'new')", "DROP TABLE cx_head");

            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(schema::create)
                    .withMessageContaining("version 2 was applied");
            assertThat(schema.plan()).doesNotContain("CREATE");
        }
    }

    /** A vanished table is trouble to be told, not to be covered with an empty one. */
    @ParameterizedTest
    @EnumSource
    void create_doesNotMakeAnew_whatVanished(Engine engine) throws SQLException {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());
            schema.create();
            database.run("DROP TABLE cx_journal");

            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(schema::create)
                    .withMessageContaining("table cx_journal is missing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void validate_acceptsWhatDoesNotMatter(Engine engine) throws SQLException {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source());
            database.run(
                    "CREATE TABLE cxxdoc (n INTEGER)",
                    "CREATE TABLE cx_docs (n INTEGER)",
                    "CREATE TABLE orders (tenant INTEGER)",
                    "INSERT INTO orders VALUES (1)");
            assertThat(schema.differences()).singleElement().asString().startsWith("there are no tables");

            schema.create();
            database.run(
                    "CREATE VIEW cx_documents AS SELECT doc FROM cx_doc",
                    "CREATE INDEX reporting ON cx_journal (at_us)",
                    "ALTER TABLE cx_doc ADD COLUMN note INTEGER");

            assertThat(schema.differences()).isEmpty();
        }
    }

    /** What broke others: two nodes that start together both create. */
    @ParameterizedTest
    @EnumSource
    void create_isDoneOnce_whenManyStartAtOnce(Engine engine) throws Exception {
        int nodes = 6;
        for (int round = 0; round < 3; round++) {
            try (TestDatabase database = engine.create()) {
                CyclicBarrier together = new CyclicBarrier(nodes);
                ExecutorService threads = Executors.newFixedThreadPool(nodes);
                List<Callable<Boolean>> starts = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    starts.add(() -> {
                        together.await(60, TimeUnit.SECONDS);
                        JdbcSchema.of(database.source()).apply(SchemaMode.CREATE);
                        return true;
                    });
                }

                for (Future<Boolean> started : threads.invokeAll(starts)) {
                    assertThat(started.get()).isTrue();
                }
                threads.shutdown();
                assertThat(count(database, "SELECT COUNT(*) FROM cx_schema")).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_worksInANamedSchema_andLeavesTheConnectionWhereItWas(Engine engine) throws SQLException {
        try (TestDatabase database = engine.create()) {
            if (engine == Engine.SQLITE) {
                assertThatExceptionOfType(CxException.class)
                        .isThrownBy(() ->
                                JdbcSchema.of(database.source()).in("agency").create())
                        .matches(e -> e.is(CoreError.UNSUPPORTED_CAPABILITY));
                return;
            }
            String name = database.newSchema();
            JdbcSchema schema = JdbcSchema.of(database.pool()).in(name);
            assertThat(schema.plan()).contains(name + ";\n").contains("CREATE TABLE");

            schema.create();

            schema.validate();
            assertThat(JdbcSchema.of(database.pool()).differences())
                    .singleElement()
                    .asString()
                    .startsWith("there are no tables");
            assertThat(count(database, "SELECT COUNT(*) FROM " + name + ".cx_schema"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void validate_namesTheSchema_whenItDoesNotExist(Engine engine) {
        try (TestDatabase database = engine.create()) {
            JdbcSchema schema = JdbcSchema.of(database.source()).in("nowhere");

            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(schema::validate)
                    .matches(e -> e.is(CoreError.SCHEMA_MISMATCH))
                    .withMessageMatching("(?is).*tables in nowhere.*there are no tables.*");
            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(schema::create)
                    .matches(e -> e.is(CoreError.SCHEMA_MISMATCH))
                    .withMessageContaining("Check that the schema exists");
        }
    }

    private static Wrong.Breakage remake(String table, UnaryOperator<String> change) {
        return database -> {
            String create = statements(freshPlan(database.engine())).stream()
                    .filter(sql -> sql.contains("CREATE TABLE IF NOT EXISTS " + table + " "))
                    .findFirst()
                    .orElseThrow();
            String changed = change.apply(create);
            assertThat(changed).as("the test changes something").isNotEqualTo(create);
            database.run("DROP TABLE " + table, changed);
        };
    }

    private static String column(String create, String name, String definition) {
        return create.replaceFirst(
                "(?m)^  " + name + " .*$", "  " + name + " " + Matcher.quoteReplacement(definition) + ",");
    }

    private static String text(Engine engine) {
        return switch (engine) {
            case SQLITE, POSTGRESQL -> "TEXT";
            case H2_MEMORY, H2_FILE, MARIADB -> "VARCHAR(1000)";
        };
    }

    private static String dropIndex(Engine engine, String index) {
        return switch (engine) {
            case H2_MEMORY, H2_FILE -> "ALTER TABLE cx_journal DROP CONSTRAINT " + index;
            case MARIADB -> "DROP INDEX " + index + " ON cx_journal";
            case POSTGRESQL, SQLITE -> "DROP INDEX " + index;
        };
    }

    private static String freshPlan(Engine engine) {
        try (TestDatabase empty = engine.create()) {
            return JdbcSchema.of(empty.source()).plan();
        }
    }

    static List<String> statements(String script) {
        return Arrays.stream(script.split(";\n"))
                .map(sql -> sql.replaceAll("(?m)^--.*\n", "").strip())
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static void runAll(TestDatabase database, String script) throws SQLException {
        database.run(statements(script).toArray(String[]::new));
    }

    private static int count(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
