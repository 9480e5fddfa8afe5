package org.cxsdk.core.kit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.kit.ChildJvm;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process writes under load and is killed at random; where there is a server, it is killed too, every other time.
 * After each reopening the whole store is audited: nothing acknowledged is lost, nothing half done is visible, revisions
 * and positions have no hole.
 */
class CrashTest {

    private static final int WORKERS = 4;
    private static final int LONGEST_RUN_MILLIS = 400;

    /** Where the store lies while processes come and go. */
    private interface Site extends AutoCloseable {

        String url();

        /** Ends the server, if there is one, without warning, and starts it again on the same files. */
        void crashServer() throws IOException, InterruptedException;

        /**
         * Waits until the server has noticed that the killed client is gone: a commit that the client had sent may take
         * effect until then, and an audit beside it would see two states.
         */
        default void awaitNoOtherClient() throws SQLException, InterruptedException {}

        /** Lets go of the files, so that a child can have them. */
        default void release() throws SQLException {}

        @Override
        void close();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "SQLITE", "POSTGRESQL"})
    @Tag("slow")
    void acknowledgedTransfers_surviveAFewKills(Engine engine) throws Exception {
        survives(engine, 3);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "SQLITE", "POSTGRESQL"})
    @Tag("full")
    void acknowledgedTransfers_surviveFiftyKills(Engine engine) throws Exception {
        survives(engine, 50);
    }

    /** Ten, since its server takes long to come back. */
    @Test
    @Tag("full")
    void acknowledgedTransfers_surviveTenKills_onMariaDb() throws Exception {
        survives(Engine.MARIADB, 10);
    }

    private static void survives(Engine engine, int kills) throws Exception {
        try (Site site = site(engine)) {
            onStore(engine, site, JdbcOptions.creating(), storage -> {
                new Transfers(storage).open();
                return null;
            });
            SplittableRandom random = new SplittableRandom(kills);
            // what the last audit saw counts as acknowledged too: it was there when a process began anew
            Map<Integer, Long> known = new TreeMap<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                known.put(worker, 0L);
            }
            long promised = 0;
            for (int kill = 1; kill <= kills; kill++) {
                Map<Integer, Long> acknowledged = TransferProcess.acknowledged(
                        crash(engine, site, random.nextInt(LONGEST_RUN_MILLIS), kill % 2 == 0));
                for (Map.Entry<Integer, Long> last : acknowledged.entrySet()) {
                    promised += last.getValue() - known.put(last.getKey(), last.getValue());
                }
                site.awaitNoOtherClient();
                known.putAll(onStore(engine, site, JdbcOptions.validating(), storage -> Audit.check(storage, known)));
            }
            assertThat(promised).as("something was at stake").isGreaterThan(kills);
            long held = known.values().stream().mapToLong(Long::longValue).sum();
            System.out.printf("%s: %d kills, %d acknowledged, %d held%n", engine, kills, promised, held);
        }
    }

    private static List<String> crash(Engine engine, Site site, int afterMillis, boolean serverToo) throws Exception {
        try (ChildJvm child = TransferProcess.start(engine, site.url(), 0, WORKERS, Long.MAX_VALUE / 2)) {
            child.runFor(afterMillis);
            if (serverToo) {
                site.crashServer();
            }
            return child.kill();
        }
    }

    private static <T> T onStore(Engine engine, Site site, JdbcOptions options, Function<Storage, T> work)
            throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(engine.source(site.url()));
                Storage storage = JdbcStorage.on(pool, options)) {
            return work.apply(storage);
        } finally {
            site.release();
        }
    }

    /** Asks a server, by the query given, how many other clients it has, until there is none. */
    private static void awaitNone(Engine engine, String url, String others) throws SQLException, InterruptedException {
        try (Connection connection = engine.source(url).getConnection();
                Statement statement = connection.createStatement()) {
            for (int attempt = 0; attempt < 600; attempt++) {
                try (ResultSet count = statement.executeQuery(others)) {
                    count.next();
                    if (count.getLong(1) == 0) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("the killed client's sessions did not end within 12 seconds");
    }

    private static Site site(Engine engine) {
        return switch (engine) {
            case H2_FILE, SQLITE -> new FileSite(engine.create());
            case POSTGRESQL -> new PostgresSite();
            case MARIADB -> new MariaDbSite();
            case H2_MEMORY -> throw new IllegalArgumentException("nothing survives in memory");
        };
    }

    private static final class FileSite implements Site {

        private final TestDatabase database;

        FileSite(TestDatabase database) {
            this.database = database;
        }

        @Override
        public String url() {
            return database.url();
        }

        @Override
        public void crashServer() {}

        @Override
        public void release() throws SQLException {
            if (database.engine() == Engine.H2_FILE) {
                // as abrupt as H2 can be asked to be: nothing is tidied up
                database.run("SHUTDOWN IMMEDIATELY");
            }
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private static final class PostgresSite implements Site {

        private final Directory data = Directory.create("cx-postgres-");
        private PostgresServer server = Engine.orSkip(() -> PostgresServer.start(data.path()));

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public void crashServer() {
            server.kill();
            server = PostgresServer.start(data.path());
        }

        @Override
        public void awaitNoOtherClient() throws SQLException, InterruptedException {
            awaitNone(
                    Engine.POSTGRESQL,
                    url(),
                    "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }

        @Override
        public void close() {
            server.close();
            data.delete();
        }
    }

    private static final class MariaDbSite implements Site {

        private final Directory directory = Directory.create("cx-mariadb-");
        private final MariaDbServer server = Engine.orSkip(() -> MariaDbServer.start(directory.path()));

        @Override
        public String url() {
            return server.url("test");
        }

        @Override
        public void crashServer() throws IOException, InterruptedException {
            server.crash();
        }

        @Override
        public void awaitNoOtherClient() throws SQLException, InterruptedException {
            awaitNone(
                    Engine.MARIADB,
                    url(),
                    "SELECT count(*) FROM information_schema.processlist"
                            + " WHERE user = 'root' AND id <> connection_id()");
        }

        @Override
        public void close() {
            server.close();
            directory.delete();
        }
    }
}
