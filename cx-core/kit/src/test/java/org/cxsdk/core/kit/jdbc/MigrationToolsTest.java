package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcSchema;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema files are what a migration tool runs, as they are. */
@Tag("slow")
class MigrationToolsTest {

    /** It would tell of every change set; held here, since loggers are kept weakly. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    @BeforeAll
    static void silenceLiquibase() {
        LIQUIBASE.setLevel(Level.WARNING);
    }

    @ParameterizedTest
    @EnumSource
    void flyway_makesWhatValidateAccepts(Engine engine) {
        try (TestDatabase database = engine.create()) {
            // region flyway
            Flyway flyway = Flyway.configure()
                    .dataSource(database.source())
                    .locations("classpath:cx-sdk/storage/" + folder(engine))
                    .load();
            MigrateResult migrated = flyway.migrate();
            JdbcStorage storage = JdbcStorage.on(database.source()); // compares, and changes nothing
            // endregion

            assertThat(migrated.migrationsExecuted).isPositive();
            assertThat(JdbcSchema.of(database.source()).differences()).isEmpty();
            new Transfers(storage).open();
            assertThat(new Transfers(storage).done(0)).isZero();
            assertThat(flyway.migrate().migrationsExecuted).as("a second time").isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void flyway_goesOnBesideTablesOfTheAgency(Engine engine) throws Exception {
        try (TestDatabase database = engine.create()) {
            database.run("CREATE TABLE agency_case (id INTEGER PRIMARY KEY)");

            Flyway.configure()
                    .dataSource(database.source())
                    .locations("classpath:cx-sdk/storage/" + folder(engine))
                    .table("cx_flyway_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();

            assertThat(JdbcSchema.of(database.source()).differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void liquibase_makesWhatValidateAccepts(Engine engine) throws Exception {
        try (TestDatabase database = engine.create()) {
            migrateByLiquibase(database, folder(engine));

            assertThat(JdbcSchema.of(database.source()).differences()).isEmpty();
            Storage storage = JdbcStorage.on(database.source());
            new Transfers(storage).open();
            assertThat(new Transfers(storage).done(0)).isZero();
            migrateByLiquibase(database, folder(engine)); // a second time changes nothing
            assertThat(new Transfers(storage).done(0)).isZero();
        }
    }

    /** A change log of the agency names our file in a {@code sqlFile}. */
    private static void migrateByLiquibase(TestDatabase database, String folder) throws Exception {
        Map<String, Object> quiet = Map.of("liquibase.ui", new LoggerUIService(), "liquibase.analytics.enabled", false);
        Scope.child(quiet, () -> {
            try (Connection connection = database.source().getConnection();
                    Liquibase liquibase = new Liquibase(
                            "liquibase/changelog.xml",
                            new ClassLoaderResourceAccessor(),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
                liquibase.setChangeLogParameter("folder", folder);
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                liquibase.update();
            }
        });
    }

    static String folder(Engine engine) {
        return switch (engine) {
            case H2_MEMORY, H2_FILE -> "h2";
            case SQLITE -> "sqlite";
            case POSTGRESQL -> "postgresql";
            case MARIADB -> "mariadb";
        };
    }
}
