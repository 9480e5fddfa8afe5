package org.cxsdk.metrics.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cxsdk.core.series.Forecast;
import org.cxsdk.metrics.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** How often the limits that are shown beside a series hold, on series of the M3 competition. */
@EnabledIf(value = "dataIsThere", disabledReason = "sample data absent")
class ForecastLimitsTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "metrics");

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    /** Limits for 95 % hold for about 95 %, whatever the series: hundred of them, one to eighteen steps ahead. */
    @Test
    void m3_liesInTheLimits() throws IOException {
        double[] sums = new double[3];
        for (List<String[]> rows : m3().values()) {
            double[] history = split(rows, "x");
            double[] future = split(rows, "xx");
            int season = period(rows.get(0)[PERIOD]);
            SeriesData data = new SeriesData(
                    IntStream.range(0, history.length).mapToObj(String::valueOf).toList(),
                    Arrays.stream(history).boxed().toList(),
                    Optional.empty());
            SeriesReading reading = SeriesReading.of(
                    data,
                    new SeriesReading.Question(
                            Direction.HIGHER_IS_BETTER, OptionalDouble.empty(), season, future.length));
            add(sums, future, reading.forecast().orElseThrow());
        }

        System.out.printf("%.3f of %.0f values in their limits%n", sums[1] / sums[2], sums[2]);
        assertThat(sums[1] / sums[2]).isBetween(.93, .97);
        assertThat(sums[0] / sums[2]).isCloseTo(14.265719, within(.05));
    }

    private static final int PERIOD = 1;

    private static Map<String, List<String[]>> m3() throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve("m3_subset100.csv"));
        List<String> head = List.of(lines.get(0).replace("\"", "").split(","));
        Map<String, List<String[]>> series = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.replace("\"", "").split(",");
            series.computeIfAbsent(fields[head.indexOf("sn")], name -> new ArrayList<>())
                    .add(new String[] {
                        fields[head.indexOf("sn")],
                        fields[head.indexOf("period")],
                        fields[head.indexOf("split")],
                        fields[head.indexOf("v")]
                    });
        }
        return series;
    }

    private static double[] split(List<String[]> rows, String split) {
        return rows.stream()
                .filter(row -> row[2].equals(split))
                .mapToDouble(row -> Double.parseDouble(row[3]))
                .toArray();
    }

    private static int period(String name) {
        return switch (name) {
            case "MONTHLY" -> 12;
            case "QUARTERLY" -> 4;
            default -> 1;
        };
    }

    /** Sums of sMAPE and of points inside the limits, and how many points there were. */
    private static void add(double[] sums, double[] future, Forecast forecast) {
        for (int h = 0; h < future.length; h++) {
            Forecast.Point point = forecast.points().get(h);
            double error = Math.abs(future[h] - point.value());
            sums[0] += 200 * error / (Math.abs(future[h]) + Math.abs(point.value()));
            sums[1] += future[h] >= point.low() && future[h] <= point.high() ? 1 : 0;
            sums[2]++;
        }
    }
}
