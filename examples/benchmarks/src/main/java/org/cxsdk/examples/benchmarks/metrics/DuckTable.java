package org.cxsdk.examples.benchmarks.metrics;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same visits in a table of DuckDB in memory. Results are added up inside it, so that it need not hand out rows. */
final class DuckTable implements AutoCloseable {

    private final Connection connection;

    DuckTable(Visits visits) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("CREATE TABLE visits(service SMALLINT, channel TINYINT, day SMALLINT, satisfaction TINYINT,"
                + " wait INTEGER, resolved TINYINT, cost INTEGER)");
        try (DuckDBAppender appender =
                ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "visits")) {
            for (int i = 0; i < visits.rows(); i++) {
                appender.beginRow();
                appender.append(visits.service[i]);
                appender.append(visits.channel[i]);
                appender.append(visits.day[i]);
                appender.append(visits.satisfaction[i]);
                appender.append(visits.wait[i]);
                appender.append(visits.resolved[i]);
                appender.append(visits.cost[i]);
                appender.endRow();
            }
        }
    }

    /** Gives the first rows once more with the words that the objects have, instead of their numbers. */
    void words(int rows) throws SQLException {
        execute("CREATE TABLE words AS SELECT 'service-' || service AS service, 'channel-' || channel AS channel,"
                + " day::INTEGER AS day, cost, wait, satisfaction::INTEGER AS satisfaction, resolved::INTEGER AS resolved"
                + " FROM visits LIMIT " + rows);
    }

    void threads(int count) throws SQLException {
        execute("SET threads TO " + count);
    }

    /** Counts and sums by service, channel and day; a check sum over the cells. */
    long aggregates() throws SQLException {
        return aggregates("visits");
    }

    /** The same of the table with words. */
    long aggregatesOfWords() throws SQLException {
        return aggregates("words");
    }

    private long aggregates(String table) throws SQLException {
        return number("SELECT sum(n * 3 + c + w * 7 + s * 11 + r * 13)::BIGINT FROM (SELECT count(*) n, sum(cost) c,"
                + " sum(wait) w, sum(satisfaction) s, sum(resolved) r FROM " + table
                + " GROUP BY service, channel, day)");
    }

    /** Exact median and 95 % by service, channel and day; their sum over the cells. */
    double quantiles() throws SQLException {
        return real("SELECT sum(q[1] + q[2]) FROM (SELECT quantile_cont(wait, [0.5, 0.95]) q FROM visits"
                + " GROUP BY service, channel, day)");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private double real(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
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
