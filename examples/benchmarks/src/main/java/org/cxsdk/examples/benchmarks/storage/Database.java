package org.cxsdk.examples.benchmarks.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database for one run, with a pool that both sides use.
 *
 * @param name as in the case's name
 * @param pool connections
 * @param end stops it and removes its files
 */
record Database(String name, DataSource pool, Runnable end) implements AutoCloseable {

    /** H2 in a file of its own; each commit reaches the file before it returns. */
    static Database h2() throws IOException {
        return h2("");
    }

    /** The same with a page cache that holds a large store: without it each call reads pages from the file. */
    static Database h2WithLargeCache() throws IOException {
        return h2(";CACHE_SIZE=2097152");
    }

    private static Database h2(String settings) throws IOException {
        Path folder = Files.createTempDirectory("cx-benchmark-h2-");
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("cx") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1" + settings);
        source.setUser("sa");
        HikariDataSource pool = pool(source);
        return new Database("h2", pool, () -> {
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                pool.close();
                delete(folder);
            }
        });
    }

    /** PostgreSQL as it comes, with the durability settings it has by default. */
    static Database postgresql() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        HikariDataSource pool = pool(server.getPostgresDatabase());
        return new Database("postgresql", pool, () -> {
            pool.close();
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
