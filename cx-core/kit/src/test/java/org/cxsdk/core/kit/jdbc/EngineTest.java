package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the test dependencies hold an engine for this machine, it runs: nothing is skipped in silence. */
@Tag("slow")
class EngineTest {

    @ParameterizedTest
    @EnumSource
    void newDatabase_isEmptyAndItsOwn_whereverBinariesAre(Engine engine) throws SQLException {
        Assumptions.assumeTrue(engine.hasBinaries(), engine + " has no binaries for this machine");
        long begin = System.nanoTime();

        try (TestDatabase one = engine.newDatabase();
                TestDatabase other = engine.newDatabase()) {
            one.run("create table t (n integer)", "insert into t values (1)");
            other.run("create table t (n integer)");

            assertThat(rows(one)).isEqualTo(1);
            assertThat(rows(other)).isZero();
        }

        System.out.printf("%s: %d ms to start and use%n", engine, (System.nanoTime() - begin) / 1_000_000);
    }

    private static int rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from t")) {
            result.next();
            return result.getInt(1);
        }
    }
}
