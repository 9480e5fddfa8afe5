package org.cxsdk.metrics.batch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Cubes of columns and of objects against DuckDB on the same random rows. */
class CubeTest {

    private static final List<String> OFFICES = List.of("north", "south", "east");
    private static final List<String> CHANNELS = List.of("web", "desk");
    private static final int DAYS = 5;

    private record Visit(String office, String channel, int day, long cost, int wait2) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsSumsAndQuantiles_areThoseOfDuckDb(long seed) throws SQLException {
        List<Visit> visits = visits(seed, 5_000);
        ColumnTable table = table(visits);
        Cube cube = Cube.of(table, List.of("office", "channel"), List.of("wait", "cost"));
        ExactQuantiles quantiles = ExactQuantiles.of(table, List.of("office", "channel"), "wait");
        SparseHistograms histograms = SparseHistograms.of(table, List.of("office", "channel"), "wait");
        ObjectCube<Visit> objects = objects(visits);
        Map<List<Object>, ObjectCube.Cell> byKey = new HashMap<>();
        for (int i = 0; i < objects.cells(); i++) {
            ObjectCube.Cell cell = objects.cell(i);
            byKey.put(List.of(cell.words().get(0), cell.words().get(1), cell.epochDay()), cell);
        }

        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE v(office VARCHAR, channel VARCHAR, day INTEGER, cost BIGINT, wait INTEGER)");
            StringBuilder insert = new StringBuilder("INSERT INTO v VALUES ");
            visits.forEach(visit -> insert.append("('%s','%s',%d,%d,%d),"
                    .formatted(visit.office(), visit.channel(), visit.day(), visit.cost(), visit.wait2())));
            statement.execute(insert.substring(0, insert.length() - 1));
            ResultSet rows = statement.executeQuery("SELECT office, channel, day, count(*), sum(cost), sum(wait),"
                    + " quantile_cont(wait, 0.5), quantile_cont(wait, 0.95) FROM v GROUP BY ALL");
            int cells = 0;
            while (rows.next()) {
                cells++;
                int day = rows.getInt(3);
                int cell = cube.cell(
                        day - 20_000, OFFICES.indexOf(rows.getString(1)), CHANNELS.indexOf(rows.getString(2)));
                assertThat(cube.count(cell)).isEqualTo(rows.getLong(4));
                assertThat(cube.sum(cell, 1))
                        .isEqualByComparingTo(rows.getBigDecimal(5).movePointLeft(2));
                assertThat(cube.unscaled(cell, 0)).isEqualTo(rows.getLong(6));
                assertThat(quantiles.unscaled(cell, 0.5)).isCloseTo(rows.getDouble(7), within(1e-9));
                assertThat(quantiles.unscaled(cell, 0.95)).isCloseTo(rows.getDouble(8), within(1e-9));
                assertThat(histograms.count(cell)).isEqualTo(rows.getLong(4));
                assertThat(histograms.bytes(cell)).isLessThanOrEqualTo(800);
                ObjectCube.Cell object = byKey.get(List.of(rows.getString(1), rows.getString(2), day));
                assertThat(object.count()).isEqualTo(rows.getLong(4));
                assertThat(object.sums()).containsExactly(rows.getLong(5), rows.getLong(6));
            }
            assertThat(objects.cells()).isEqualTo(cells);
        }
    }

    @Test
    void cubesOfParts_mergeToTheCubeOfAll() {
        List<Visit> visits = visits(7, 3_000);
        Cube whole = Cube.of(table(visits), List.of("channel", "office"), List.of("cost"));
        Cube left = Cube.of(table(visits.subList(0, 1_111)), List.of("channel", "office"), List.of("cost"));
        Cube right = Cube.of(table(visits.subList(1_111, 3_000)), List.of("channel", "office"), List.of("cost"));
        right.merge(left);
        ObjectCube<Visit> objects = objects(visits.subList(0, 1_111));
        objects.merge(objects(visits.subList(1_111, 3_000)));

        for (int cell = 0; cell < whole.cells(); cell++) {
            assertThat(right.count(cell)).isEqualTo(whole.count(cell));
            assertThat(right.unscaled(cell, 0)).isEqualTo(whole.unscaled(cell, 0));
        }
        long cost = 0;
        for (int cell = 0; cell < objects.cells(); cell++) {
            cost += objects.cell(cell).sums().get(0);
        }
        assertThat(cost).isEqualTo(visits.stream().mapToLong(Visit::cost).sum());
    }

    // 0.27 % is the stated error of the finest scale
    @Test
    void histograms_areWithinTheirError_andTheirCellsSmall() {
        SplittableRandom random = new SplittableRandom(3);
        int[] waits = new int[55 * 100];
        byte[] offices = new byte[waits.length];
        short[] days = new short[waits.length];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = (int) Math.exp(random.nextDouble(3, 9));
            days[i] = (short) (i / 55);
        }
        ColumnTable table = ColumnTable.of(waits.length)
                .dimension("office", List.of("one"), offices)
                .days(0, 100, days)
                .value("wait", 0, waits);
        SparseHistograms histograms = SparseHistograms.of(table, List.of("office"), "wait");
        ExactQuantiles exact = ExactQuantiles.of(table, List.of("office"), "wait");
        for (int cell = 0; cell < 100; cell++) {
            assertThat(histograms.bytes(cell)).isLessThanOrEqualTo(200);
            // 55 values: the median is the 28th
            double median = exact.unscaled(cell, 0.5);
            assertThat(histograms.quantile(cell, 0.5)).isCloseTo(median, within(median * 0.0028));
        }
    }

    /** Few words and close days, many words, days that lie decades apart and come in any order: a map as judge. */
    @ParameterizedTest
    @CsvSource({"3, 2, 20", "200, 90, 40", "5, 70, 100000", "700, 3, 150000", "1, 1, 1"})
    void objects_areCountedWhereverTheyLie(int offices, int channels, int days) {
        SplittableRandom random = new SplittableRandom(offices + days);
        ObjectCube<int[]> cube = ObjectCube.of(
                2,
                1,
                (one, row) -> row.is(0, "office-" + one[0])
                        .is(1, "channel-" + one[1])
                        .on(one[2])
                        .value(0, one[3]));
        Map<List<Object>, Long> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int[] one = {
                random.nextInt(offices),
                random.nextInt(channels),
                random.nextInt(days) - days / 2,
                random.nextInt(-50, 1_000)
            };
            cube.add(one);
            expected.merge(List.of("office-" + one[0], "channel-" + one[1], one[2]), (1L << 32) + one[3], Long::sum);
        }

        Map<List<Object>, Long> counted = new HashMap<>();
        for (int i = 0; i < cube.cells(); i++) {
            ObjectCube.Cell cell = cube.cell(i);
            counted.put(
                    List.of(cell.words().get(0), cell.words().get(1), cell.epochDay()),
                    (cell.count() << 32) + cell.sums().get(0));
        }
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void tables_refuseWhatDoesNotFit() {
        ColumnTable table = ColumnTable.of(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.dimension("office", OFFICES, new byte[] {0, 3}))
                .withMessageContaining("code 3 of 3 words");
        assertThatIllegalArgumentException().isThrownBy(() -> table.value("cost", 2, new int[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.value("cost", 2, new long[] {Long.MAX_VALUE, 1}))
                .withMessageContaining("too great");
    }

    private static ObjectCube<Visit> objects(List<Visit> visits) {
        // region objects
        ObjectCube<Visit> cube = ObjectCube.of(
                2,
                2,
                (visit, row) -> row.is(0, visit.office())
                        .is(1, visit.channel())
                        .on(visit.day())
                        .value(0, visit.cost())
                        .value(1, visit.wait2()));
        visits.forEach(cube::add);
        // endregion
        return cube;
    }

    private static List<Visit> visits(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visits.add(new Visit(
                    OFFICES.get(random.nextInt(3)),
                    CHANNELS.get(random.nextInt(2)),
                    20_000 + random.nextInt(DAYS),
                    random.nextLong(-5_000, 100_000),
                    random.nextInt(2_000)));
        }
        return visits;
    }

    private static ColumnTable table(List<Visit> visits) {
        int rows = visits.size();
        byte[] office = new byte[rows];
        int[] channel = new int[rows];
        short[] day = new short[rows];
        long[] cost = new long[rows];
        int[] wait = new int[rows];
        for (int i = 0; i < rows; i++) {
            Visit visit = visits.get(i);
            office[i] = (byte) OFFICES.indexOf(visit.office());
            channel[i] = CHANNELS.indexOf(visit.channel());
            day[i] = (short) (visit.day() - 20_000);
            cost[i] = visit.cost();
            wait[i] = visit.wait2();
        }
        // region columns
        ColumnTable table = ColumnTable.of(rows)
                .dimension("office", List.of("north", "south", "east"), office)
                .dimension("channel", List.of("web", "desk"), channel)
                .days(20_000, 5, day)
                .value("cost", 2, cost)
                .value("wait", 0, wait);
        Cube cube = Cube.of(table, List.of("office", "channel"), List.of("cost", "wait"));
        // endregion
        assertThat(cube.cells()).isEqualTo(30);
        return table;
    }
}
