package org.cxsdk.core.kit.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of the tests, with the settings that a careful agency has. */
final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server that all tests of this JVM share; it ends with the JVM. */
    static PostgresServer shared() {
        return Shared.SERVER.get();
    }

    /** Starts another server. */
    static PostgresServer start(Path data) {
        if (!Engine.LINUX_AMD64) {
            throw new EngineMissing("the test dependencies hold PostgreSQL for Linux on amd64 only");
        }
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    // the library that starts it would switch both off for speed
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        } catch (IOException | IllegalStateException e) {
            throw new EngineMissing("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Ends all processes of the server at once, without a chance to write anything (SIGKILL). */
    void kill() {
        List<ProcessHandle> processes = Stream.concat(
                        Stream.of(server.getProcess().toHandle()),
                        server.getProcess().descendants())
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        close(); // lets go of the directory
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }

    private static final class Shared {
        static final Once<PostgresServer> SERVER = new Once<>(() -> {
            Directory data = Directory.create("cx-postgres-");
            PostgresServer server = start(data.path());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                data.delete();
            }));
            return server;
        });
    }
}
