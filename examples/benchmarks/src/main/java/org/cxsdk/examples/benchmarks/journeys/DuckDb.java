package org.cxsdk.examples.benchmarks.journeys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB in memory, on one thread: the log as a table, edges by a window, paths as lists. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads TO 1");
    }

    void read(Path csv) throws SQLException {
        execute("CREATE OR REPLACE TABLE log AS SELECT \"case:concept:name\" AS c, \"concept:name\" AS a,"
                + " \"time:timestamp\" AS t FROM read_csv('" + csv + "', header = true)");
    }

    /** The edges with median and 90 % of their times, and the paths; returns how many there are of both. */
    long graphAndPaths() throws SQLException {
        return count("SELECT p, a, count(*), median(s), quantile_cont(s, 0.9) FROM (SELECT lag(a) OVER w AS p, a,"
                        + " epoch_us(t) - lag(epoch_us(t)) OVER w AS s FROM log WINDOW w AS (PARTITION BY c ORDER BY t))"
                        + " WHERE p IS NOT NULL GROUP BY p, a")
                + count(
                        "SELECT path, count(*) FROM (SELECT list(a ORDER BY t) AS path FROM log GROUP BY c) GROUP BY path");
    }

    private long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
