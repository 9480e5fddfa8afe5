package org.cxsdk.core.kit.jdbc;

import org.cxsdk.core.storage.jdbc.JdbcSchema;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema files are what a migration tool runs, as they are. */
@Tag("slow")
class MigrationToolsTest {

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

    static String folder(Engine engine) {
        return switch (engine) {
            case H2_MEMORY, H2_FILE -> "h2";
            case SQLITE -> "sqlite";
            case POSTGRESQL -> "postgresql";
            case MARIADB -> "mariadb";
        };
    }
}
