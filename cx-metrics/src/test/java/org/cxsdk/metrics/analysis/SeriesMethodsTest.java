package org.cxsdk.metrics.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cxsdk.metrics.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Control charts, trends and forecasts against the figures of R packages on classic series. */
@EnabledIf(value = "dataIsThere", disabledReason = "sample data absent")
class SeriesMethodsTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "metrics");

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    // --- control charts

    @Test
    void xmr_ofBreaches_isTheNhsPackages() {
        ControlChart chart = ControlChart.xmr(attendances("RQM", 4));

        // NHSRplotthedots with its default of screening outliers
        assertThat(chart.center()).isEqualTo(1460);
        assertThat(chart.averageMovingRange().orElseThrow()).isEqualTo(271);
        assertThat(chart.screenedMovingRanges()).isEqualTo(1);
        assertThat(chart.lower().get(0)).isCloseTo(739.14, within(1e-9));
        assertThat(chart.upper().get(0)).isCloseTo(2180.86, within(1e-9));
    }

    @Test
    void reading_ofBreaches_flagsThePointsThatTheNhsPackageFlags() {
        ChartReading reading = ChartReading.of(
                ControlChart.xmr(attendances("RQM", 4)), Direction.LOWER_IS_BETTER, OptionalDouble.of(3000));

        assertThat(flags(reading))
                .isEqualTo(Map.of(
                        "two-of-three below", List.of(2, 3),
                        "two-of-three above", List.of(7, 8, 11, 12),
                        "outside-limits above", List.of(9, 10),
                        "shift-7 below", List.of(25, 26, 27, 28, 29, 30, 31)));
        assertThat(reading.assurance()).contains(ChartReading.Assurance.CONSISTENT_PASS);
    }

    @Test
    void xmr_withoutScreening_isTheTextbooks() {
        double[] breaches = attendances("RQM", 4);
        ControlChart all = ControlChart.xmrUnscreened(breaches);
        ControlChart screened = ControlChart.xmr(breaches);

        // R: mean(abs(diff(x))), mean(x) ∓ 2.66 of it
        assertThat(all.averageMovingRange().orElseThrow()).isCloseTo(297.514286, within(5e-7));
        assertThat(all.lower().get(0)).isCloseTo(668.612, within(5e-4));
        assertThat(all.upper().get(0)).isCloseTo(2251.388, within(5e-4));
        assertThat(all.screenedMovingRanges()).isZero();
        assertThat(flags(ChartReading.of(all, Direction.LOWER_IS_BETTER, OptionalDouble.empty())))
                .isEqualTo(Map.of(
                        "outside-limits above", List.of(9, 10), "shift-7 below", List.of(25, 26, 27, 28, 29, 30, 31)));
        // two thirds of the way to the screened limits
        double third = (screened.upper().get(0) - 1460) * 2 / 3;
        assertThat(1460 - third).isCloseTo(979.4267, within(5e-5));
        assertThat(1460 + third).isCloseTo(1940.5733, within(5e-5));
    }

    @Test
    void shares_withLargeNumbers_areReadAsLaneyDoes() {
        double[] breaches = attendances("RQM", 4);
        double[] attended = attendances("RQM", 3);
        double[] within = new double[breaches.length];
        for (int i = 0; i < within.length; i++) {
            within[i] = attended[i] - breaches[i];
        }

        ControlChart plain = ControlChart.ratio(ControlChart.Kind.P, within, attended);
        ControlChart chosen = ControlChart.shares(within, attended);

        // computed with qcc and Laney's formula
        assertThat(plain.center()).isCloseTo(.915655826, within(5e-10));
        assertThat(outside(plain)).hasSize(26);
        assertThat(chosen.kind()).isEqualTo(ControlChart.Kind.P_PRIME);
        assertThat(chosen.sigmaZ().orElseThrow()).isCloseTo(6.9474, within(5e-5));
        assertThat(outside(chosen)).hasSize(3);
    }

    @Test
    void ratio_ofQccSets_hasTheBooksLimits() {
        // Montgomery; R package qcc: orangejuice (p, trial samples), dyedcloth (u), circuit (c, trial samples)
        List<Map<String, String>> juice = table("qcc/orangejuice.txt").stream()
                .filter(row -> row.get("trial").equals("TRUE"))
                .toList();
        ControlChart p = ControlChart.shares(column(juice, "D"), column(juice, "size"));
        assertThat(p.kind()).isEqualTo(ControlChart.Kind.P);
        assertThat(p.center()).isCloseTo(.231333333, within(5e-10));
        assertThat(p.lower().get(0)).isCloseTo(.052427548, within(5e-10));
        assertThat(p.upper().get(0)).isCloseTo(.410239119, within(5e-10));
        assertThat(outside(p)).containsExactly(15, 23);

        List<Map<String, String>> cloth = table("qcc/dyedcloth.txt");
        ControlChart u = ControlChart.ratio(ControlChart.Kind.U, column(cloth, "x"), column(cloth, "size"));
        assertThat(u.center()).isCloseTo(1.423255814, within(5e-10));
        assertThat(u.lower().get(0)).isCloseTo(.291473930, within(5e-10));
        assertThat(u.upper().get(0)).isCloseTo(2.555037698, within(5e-10));

        List<Map<String, String>> circuit = table("qcc/circuit.txt").stream()
                .filter(row -> row.get("trial").equals("TRUE"))
                .toList();
        ControlChart c = ControlChart.counts(column(circuit, "x"));
        assertThat(c.center()).isCloseTo(19.84615385, within(5e-9));
        assertThat(c.lower().get(0)).isCloseTo(6.481447, within(5e-7));
        assertThat(c.upper().get(0)).isCloseTo(33.210861, within(5e-7));
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

    // --- reading the files

    private static Map<String, List<Integer>> flags(ChartReading reading) {
        return reading.signals().stream()
                .collect(Collectors.groupingBy(
                        signal -> signal.rule().code() + (signal.side() > 0 ? " above" : " below"),
                        Collectors.mapping(ChartSignal::index, Collectors.toList())));
    }

    private static List<Integer> outside(ControlChart chart) {
        return ChartReading.of(chart, Direction.HIGHER_IS_BETTER, OptionalDouble.empty()).signals().stream()
                .filter(signal -> signal.rule() == ChartSignal.Rule.OUTSIDE_LIMITS)
                .map(ChartSignal::index)
                .toList();
    }

    private static List<Double> values(Forecast forecast) {
        return forecast.points().stream().map(Forecast.Point::value).toList();
    }

    private static Comparator<Double> near(double tolerance) {
        return (a, b) -> Math.abs(a - b) <= tolerance ? 0 : Double.compare(a, b);
    }

    private static double[] attendances(String organisation, int column) {
        return table("ae_attendances_type1.csv").stream()
                .filter(row -> row.get("org_code").equals(organisation))
                .mapToDouble(row -> Double.parseDouble(row.get(column == 4 ? "breaches" : "attendances")))
                .toArray();
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
