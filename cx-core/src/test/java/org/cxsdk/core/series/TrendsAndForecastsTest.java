package org.cxsdk.core.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Trends and forecasts against R and published tables. */
@EnabledIf(value = "dataIsThere", disabledReason = "sample data absent")
class TrendsAndForecastsTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "metrics");

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    // --- trend

    @Test
    void trend_ofNile_isRs() {
        Trend trend = Trend.of(column(table("nile.csv"), "v"), 0.95);

        // R package trend: mk.test(Nile), sens.slope(Nile)
        assertThat(trend.s()).isEqualTo(-1387);
        assertThat(trend.variance()).isCloseTo(112728.3333, within(5e-5));
        assertThat(trend.z()).isCloseTo(-4.128066523, within(5e-10));
        assertThat(trend.p()).isCloseTo(3.658263e-5, within(5e-12));
        assertThat(trend.senSlope()).isCloseTo(-2.6, within(1e-12));
        assertThat(trend.senLow()).isCloseTo(-3.627907, within(5e-7));
        assertThat(trend.senHigh()).isCloseTo(-1.428571, within(5e-7));
    }

    @Test
    void trend_withTies_isRs() {
        Trend trend = Trend.of(new double[] {2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 4, 7, 7, 6}, 0.95);

        assertThat(trend.s()).isEqualTo(81);
        assertThat(trend.variance()).isCloseTo(394.3333333, within(5e-8));
        assertThat(trend.z()).isCloseTo(4.028637974, within(5e-10));
        assertThat(trend.senSlope()).isCloseTo(.375, within(1e-12));
        assertThat(trend.senLow()).isCloseTo(.272727, within(5e-7));
        assertThat(trend.senHigh()).isCloseTo(.428571, within(5e-7));
    }

    @Test
    void trend_ofSeasons_isRs() {
        // R package trend: smk.test, sea.sens.slope
        Trend nottem = Trend.seasonal(numbers("nottem.csv"), 12, 0.95);
        assertThat(nottem.z()).isCloseTo(2.091891959, within(5e-10));
        assertThat(nottem.p()).isCloseTo(.0364481816, within(5e-11));
        assertThat(nottem.senSlope()).isCloseTo(.05, within(1e-9));

        Trend passengers = Trend.seasonal(numbers("mk/AirPassengers.csv"), 12, 0.95);
        assertThat(passengers.s()).isEqualTo(784);
        assertThat(passengers.variance()).isCloseTo(2550, within(1e-9));
        assertThat(passengers.z()).isCloseTo(15.50571052, within(5e-9));
        assertThat(passengers.senSlope()).isCloseTo(30.2361111, within(5e-8));
    }

    // --- forecast

    @Test
    void smoothing_ofNile_isRs() {
        double[] nile = column(table("nile.csv"), "v");

        // forecast 8.20: ses(Nile); R's optimiser stops at about four digits of α
        assertThat(Smoothing.best(nile).alpha()).isCloseTo(.2456681537, within(1e-4));
        Forecast.Point first = Forecast.ses(nile, 1, 0.95).points().get(0);
        assertThat(first.value()).isCloseTo(805.3363293, within(5e-2));
        assertThat(first.low()).isCloseTo(522.6472757, within(5e-2));
        assertThat(first.high()).isCloseTo(1088.025383, within(5e-2));
    }

    @Test
    void smoothing_withoutOptimiser_isExact() {
        // alpha 0.2 from the first value on; R: HoltWinters(Nile, alpha = .2, beta = FALSE, gamma = FALSE)
        double[] nile = column(table("nile.csv"), "v");
        Smoothing smoothing = Smoothing.from(nile, 0.2, nile[0]);

        assertThat(smoothing.level()).isCloseTo(821.3169762, within(5e-8));
    }

    @Test
    void theta_ofNileAndAirPassengers_isRs() {
        // forecast 8.20: thetaf
        assertThat(values(Forecast.theta(column(table("nile.csv"), "v"), 1, 3, 0.95)))
                .usingComparatorForType(near(5e-2), Double.class)
                .containsExactly(799.8119962, 798.4548435, 797.0976908);
        assertThat(values(Forecast.theta(numbers("mk/AirPassengers.csv"), 12, 3, 0.95)))
                .usingComparatorForType(near(5e-2), Double.class)
                .containsExactly(440.0781911, 428.3842806, 489.7070987);
    }

    @Test
    void theta_onHundredSeriesOfM3_isAsGoodAsRs() {
        Map<String, List<Map<String, String>>> series = table("m3_subset100.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("sn"), LinkedHashMap::new, Collectors.toList()));
        double sum = 0;
        int n = 0;
        for (List<Map<String, String>> rows : series.values()) {
            double[] history = column(
                    rows.stream().filter(row -> row.get("split").equals("x")).toList(), "v");
            double[] future = column(
                    rows.stream().filter(row -> row.get("split").equals("xx")).toList(), "v");
            int season =
                    switch (rows.get(0).get("period")) {
                        case "MONTHLY" -> 12;
                        case "QUARTERLY" -> 4;
                        default -> 1;
                    };
            List<Double> forecast = values(Forecast.theta(history, season, future.length, 0.95));
            for (int i = 0; i < future.length; i++) {
                sum += 200 * Math.abs(future[i] - forecast.get(i)) / (Math.abs(future[i]) + Math.abs(forecast.get(i)));
                n++;
            }
        }

        assertThat(series).hasSize(100);
        // R's thetaf on the same series: sMAPE 14.265719
        assertThat(sum / n).isCloseTo(14.265719, within(0.05));
    }

    @Test
    void holtWinters_ofAirPassengers_isRs() {
        double[] passengers = numbers("mk/AirPassengers.csv");
        HoltWinters.Weights weights = new HoltWinters.Weights(.3, .1, .1, 1);

        // R 4.2.2: HoltWinters(AirPassengers, alpha = .3, beta = .1, gamma = .1), additive and multiplicative
        HoltWinters additive = HoltWinters.with(passengers, 12, HoltWinters.Season.ADDITIVE, weights);
        assertThat(additive.squares()).isCloseTo(135466.2072, within(5e-5));
        assertThat(values(additive.forecast(3, .95)))
                .usingComparatorForType(near(5e-8), Double.class)
                .containsExactly(474.2095019, 475.1942240, 508.0363396);
        HoltWinters multiplicative = HoltWinters.with(passengers, 12, HoltWinters.Season.MULTIPLICATIVE, weights);
        assertThat(multiplicative.squares()).isCloseTo(43636.56929, within(5e-6));
        assertThat(values(multiplicative.forecast(3, .95)))
                .usingComparatorForType(near(5e-8), Double.class)
                .containsExactly(451.9196540, 460.6154155, 527.7060636);
    }

    @Test
    void holtWinters_damped_isNoWorseThanAnyWeightsGiven_andForetellsAsRDoes() {
        double[] passengers = numbers("mk/AirPassengers.csv");
        HoltWinters damped = HoltWinters.damped(passengers, 12, HoltWinters.Season.MULTIPLICATIVE);

        assertThat(damped.squares())
                .isLessThan(HoltWinters.with(
                                passengers,
                                12,
                                HoltWinters.Season.MULTIPLICATIVE,
                                new HoltWinters.Weights(.3, .1, .1, .95))
                        .squares());
        // forecast 8.20: hw(AirPassengers, "multiplicative", damped = TRUE) says 446.96; it also seeks the starting
        // values
        assertThat(damped.forecast(1, .95).points().get(0).value()).isCloseTo(446.96, within(10.0));
    }

    @Test
    void smoothing_withoutOptimiser_hasRsLimits() {
        double[] nile = column(table("nile.csv"), "v");
        List<Forecast.Point> points = Forecast.ses(nile, .2, 3, .95).points();

        // R: alpha .2 from the first value on, sigma² 20431.11452
        assertThat(points.get(0).low()).isCloseTo(541.1647228, within(5e-8));
        assertThat(points.get(0).high()).isCloseTo(1101.469230, within(5e-7));
        // the published lower limit, 530.1741742, does not lie as far from the mean as the upper one
        assertThat(points.get(2).low()).isCloseTo(2 * 821.3169762 - 1112.459738, within(5e-7));
        assertThat(points.get(2).high()).isCloseTo(1112.459738, within(5e-7));
    }

    @Test
    void rollingOrigin_ofNile_isRs() {
        double[] nile = column(table("nile.csv"), "v");

        // R with forecast 8.20, tsCV with initial 30: refitted at each origin from the 31st point on
        assertThat(rmse(RollingOrigin.of(nile, 31, 3, (values, h) -> Forecast.seasonalNaive(values, 1, h, .95))))
                .usingComparatorForType(near(5e-7), Double.class)
                .containsExactly(161.258816, 175.959721, 185.887384);
        RollingOrigin ses = RollingOrigin.of(nile, 31, 3, (values, h) -> Forecast.ses(values, h, .95));
        // R's optimiser stays near its start where the least squares of short series lie at the edge: up to 4 % apart
        assertThat(rmse(ses))
                .usingComparatorForType(near(6), Double.class)
                .containsExactly(139.506118, 145.863344, 153.657624);
        assertThat(rmse(RollingOrigin.of(nile, 31, 3, (values, h) -> Forecast.theta(values, 1, h, .95))))
                .usingComparatorForType(near(6), Double.class)
                .containsExactly(140.038583, 146.876374, 154.957691);
        assertThat(ses.origins()).isEqualTo(69);
        assertThat(ses.steps().get(2).n()).isEqualTo(67);
        // 95 % limits held against what came
        assertThat(ses.steps().get(0).coverage()).isBetween(.88, 1.0);
    }

    private static List<Double> rmse(RollingOrigin tested) {
        return tested.steps().stream().map(RollingOrigin.Step::rmse).toList();
    }

    private static List<Double> values(Forecast forecast) {
        return forecast.points().stream().map(Forecast.Point::value).toList();
    }

    private static Comparator<Double> near(double tolerance) {
        return (a, b) -> Math.abs(a - b) <= tolerance ? 0 : Double.compare(a, b);
    }

    private static double[] column(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray();
    }

    /** The last column of a file with a header. */
    private static double[] numbers(String file) {
        return table(file).stream()
                .mapToDouble(row -> Double.parseDouble(
                        row.values().stream().reduce((a, b) -> b).orElseThrow()))
                .toArray();
    }

    private static List<Map<String, String>> table(String file) {
        try {
            List<String> lines = Files.readAllLines(DATA.resolve(file));
            String separator = lines.get(0).contains(",") ? "," : "\\s+";
            String[] head = lines.get(0).replace("\"", "").trim().split(separator);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (line.isBlank()) {
                    continue;
                }
                String[] fields = line.replace("\"", "").trim().split(separator);
                int shift = fields.length - head.length;
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < head.length; i++) {
                    row.put(head[i], fields[i + shift]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
