package org.cxsdk.consent;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A PostgreSQL with the library's tables, kept as durable as an agency keeps it. */
final class PostgresForTests implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresForTests(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it; a test on another machine than the binaries are for is skipped. */
    static PostgresForTests start(Path data) {
        boolean here = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(here, "the test dependencies hold PostgreSQL for Linux on amd64 only");
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            JdbcStorage.on(server.getPostgresDatabase(), JdbcOptions.creating()).close();
            return new PostgresForTests(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
