package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Another engine as judge: additive KPIs and exact quantiles of random observations, by day of London and channel. */
class DuckDbOracleTest {

    private static final Instant AFTER = Instant.parse("2026-12-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsSumsMeansSharesQuantilesAndDistinct_areThoseOfDuckDb(long seed) throws SQLException {
        List<Observation> observations = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            observations.add(KpiStateTest.anyObservation(random));
        }
        KpiReport report = KpiEngine.compute(
                KpiDefinitions.of(
                        kpi("n", Measure.count(Filter.kind("done"))),
                        kpi("cost", Measure.sum("cost", Filter.kind("done"))),
                        kpi("mean", Measure.mean("cost", Filter.kind("done"))),
                        kpi("share", Measure.share(Filter.kind("done"), Filter.kind("done", "failed"))),
                        kpi("p90", new ValueMeasure.Quantile("cost", Filter.kind("done"), new BigDecimal("0.9"))),
                        kpi("cases", new ValueMeasure.Distinct(ValueMeasure.Of.REFERENCE, null, Filter.kind("done")))),
                observations,
                AFTER);

        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute(
                    "CREATE TABLE o(kind VARCHAR, day DATE, channel VARCHAR, reference VARCHAR, cost DECIMAL(18, 4))");
            StringBuilder insert = new StringBuilder("INSERT INTO o VALUES ");
            for (Observation one : observations) {
                insert.append("('%s', DATE '%s', %s, '%s', %s),"
                        .formatted(
                                one.kind(),
                                one.occurred()
                                        .atZone(ZoneId.of("Europe/London"))
                                        .toLocalDate(),
                                one.dimensions().containsKey("channel")
                                        ? "'" + one.dimensions().get("channel") + "'"
                                        : "NULL",
                                one.reference(),
                                one.values().get("cost")));
            }
            statement.execute(insert.substring(0, insert.length() - 1));
            ResultSet rows = statement.executeQuery(
                    "SELECT day, channel, count(*) FILTER (kind = 'done'), sum(cost) FILTER (kind = 'done'), avg(cost)"
                            + " FILTER (kind = 'done'), count(*) FILTER (kind = 'done') / count(*) FILTER (kind IN"
                            + " ('done', 'failed')), quantile_cont(cost::DOUBLE, 0.9) FILTER (kind = 'done'),"
                            + " count(DISTINCT reference) FILTER (kind = 'done') FROM o WHERE channel IS NOT NULL GROUP BY"
                            + " day, channel HAVING count(*) FILTER (kind = 'done') > 0");
            int cells = 0;
            while (rows.next()) {
                cells++;
                ReportingPeriod day = ReportingPeriod.ofDay(rows.getDate(1).toLocalDate(), ZoneId.of("Europe/London"));
                Segment channel = Segment.of("channel", rows.getString(2));
                assertThat(value(report, "n", day, channel)).isEqualTo(rows.getLong(3));
                assertThat(value(report, "cost", day, channel)).isCloseTo(rows.getDouble(4), within(1e-9));
                assertThat(value(report, "mean", day, channel)).isCloseTo(rows.getDouble(5), within(1e-9));
                assertThat(value(report, "share", day, channel)).isCloseTo(rows.getDouble(6), within(1e-12));
                assertThat(value(report, "p90", day, channel)).isCloseTo(rows.getDouble(7), within(1e-9));
                assertThat(value(report, "cases", day, channel)).isEqualTo(rows.getLong(8));
            }
            assertThat(cells).isGreaterThan(6);
        }
    }

    private static double value(KpiReport report, String kpi, ReportingPeriod day, Segment segment) {
        return report.find(KpiId.of(kpi), day, segment)
                .orElseThrow()
                .measurement()
                .value()
                .toDouble();
    }

    private static KpiDefinition kpi(String id, Measure measure) {
        return KpiDefinition.builder(KpiId.of(id), KpiStateTest.TITLE, measure)
                .dimensions("channel")
                .period(ReportingPeriod.Grain.DAY, ZoneId.of("Europe/London"))
                .build();
    }
}
