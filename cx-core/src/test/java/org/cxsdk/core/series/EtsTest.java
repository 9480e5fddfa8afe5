package org.cxsdk.core.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.series.Ets.Criterion;
import org.cxsdk.core.series.Ets.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Smoothing with estimated weights and starting values against R 4.2.2 with forecast 8.20, to the digits that it prints. */
@EnabledIf(value = "dataIsThere", disabledReason = "sample data absent")
class EtsTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "metrics");

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    private static final double[] NILE = dataIsThere() ? numbers("nile.csv") : new double[0];
    private static final double[] PASSENGERS = dataIsThere() ? numbers("mk/AirPassengers.csv") : new double[0];

    @Test
    void simple_ofNile_isSes() {
        Ets ses = Ets.fit(NILE, 1, Model.SIMPLE, Criterion.SQUARES);

        assertThat(ses.alpha()).isCloseTo(.2456681537, within(5e-11));
        Forecast.Point next = ses.forecast(1, .95).points().get(0);
        assertThat(next.value()).isCloseTo(805.3363293, within(5e-8));
        assertThat(next.low()).isCloseTo(522.6472757, within(5e-8));
        assertThat(next.high()).isCloseTo(1088.025383, within(5e-7));
    }

    @Test
    void damped_ofNile_isHolts() {
        Forecast damped = Ets.fit(NILE, 1, Model.DAMPED, Criterion.SQUARES).forecast(5, .95);

        assertThat(damped.method()).isEqualTo(Forecast.Method.HOLT_DAMPED);
        assertThat(damped.points().get(0).value()).isCloseTo(801.8086635, within(5e-8));
        assertThat(damped.points().get(0).low()).isCloseTo(514.370410986, within(5e-8));
        // limits farther ahead
        assertThat(damped.points().get(4).value()).isCloseTo(801.743217942, within(5e-8));
        assertThat(damped.points().get(4).low()).isCloseTo(478.725966928, within(5e-8));
        assertThat(damped.points().get(4).high()).isCloseTo(1124.76046896, within(5e-8));
    }

    @Test
    void additive_ofAirPassengers_isHoltWinters() {
        // hw(AirPassengers, seasonal = "additive", damped = TRUE), h 1, 2, 13, 24
        List<Forecast.Point> damped = Ets.fit(PASSENGERS, 12, Model.ADDITIVE_DAMPED, Criterion.SQUARES)
                .forecast(24, .95)
                .points();
        assertThat(damped.get(0).value()).isCloseTo(434.126597833, within(5e-8));
        assertThat(damped.get(1).low()).isCloseTo(374.118867479, within(5e-7));
        assertThat(damped.get(12).low()).isCloseTo(306.025541253, within(5e-7));
        assertThat(damped.get(23).value()).isCloseTo(437.406374554, within(5e-7));
        assertThat(damped.get(23).low()).isCloseTo(257.662238164, within(5e-7));
        List<Forecast.Point> straight = Ets.fit(PASSENGERS, 12, Model.ADDITIVE, Criterion.SQUARES)
                .forecast(24, .95)
                .points();
        assertThat(straight.get(23).value()).isCloseTo(465.988536763, within(5e-7));
        assertThat(straight.get(23).low()).isCloseTo(293.400997731, within(5e-7));
    }

    @Test
    void multiplicative_ofAirPassengers_isHoltWinters() {
        // hw(AirPassengers, seasonal = "multiplicative"), h 1, 24; farther ahead R adds products of errors to mean and
        // variance
        List<Forecast.Point> points = Ets.fit(PASSENGERS, 12, Model.MULTIPLICATIVE, Criterion.SQUARES)
                .forecast(24, .95)
                .points();

        assertThat(points.get(0).value()).isCloseTo(445.8900902, within(5e-8));
        assertThat(points.get(0).low()).isCloseTo(410.359185131, within(5e-8));
        assertThat(points.get(23).value()).isCloseTo(495.527748207, within(.3));
        assertThat(points.get(23).low()).isCloseTo(407.009583665, within(10.0));
    }

    @Test
    void multiplicativeDamped_ofAirPassengers_isREstimate_withThePhiThatTheModelHas() {
        // hw(AirPassengers, seasonal = "multiplicative", damped = TRUE) and ets(AirPassengers), which chooses M,Ad,M.
        // R's forecast begins with l + b where the model, and R's own fit, have l + φb: shown by putting b back
        Ets squares = Ets.fit(PASSENGERS, 12, Model.MULTIPLICATIVE_DAMPED, Criterion.SQUARES);
        assertThat(squares.alpha()).isCloseTo(.719400003715, within(5e-13));
        assertThat(squares.beta()).isCloseTo(.0568435606575, within(5e-14));
        assertThat(squares.phi()).isCloseTo(.979931411106, within(5e-13));
        assertThat(squares.squares() / 144).isCloseTo(94.8254853283805, within(5e-10));
        assertThat(next(squares)
                        * (squares.level() + squares.trend())
                        / (squares.level() + squares.phi() * squares.trend()))
                .isCloseTo(446.9599998, within(5e-8));
        Ets likely = Ets.fit(PASSENGERS, 12, Model.MULTIPLICATIVE_DAMPED, Criterion.LIKELIHOOD);
        assertThat(likely.alpha()).isCloseTo(.709551916209, within(5e-13));
        assertThat(next(likely) * (likely.level() + likely.trend()) / (likely.level() + likely.phi() * likely.trend()))
                .isCloseTo(441.8018473, within(5e-8));
    }

    @Test
    void rollingOrigin_withRsSearch_isRs() {
        // tsCV(Nile, …, initial = 30)
        assertThat(rmse((values, h) ->
                        Ets.fit(values, 1, Model.SIMPLE, Criterion.SQUARES).forecast(h, .95)))
                .usingComparatorForType(near(5e-7), Double.class)
                .containsExactly(139.506118, 145.863344, 153.657624);
        assertThat(rmse((values, h) -> Forecast.theta(values, 1, h, .95, EtsTest::ses)))
                .usingComparatorForType(near(5e-7), Double.class)
                .containsExactly(140.038583, 146.876374, 154.957691);
    }

    /** forecast 8.20 on the hundred series of the file: thetaf and ses, pooled over all points ahead. */
    @Test
    void m3_withRsSearch_isRs() throws IOException {
        double[] theta = new double[3];
        double[] ses = new double[3];
        for (List<String[]> rows : m3().values()) {
            double[] history = split(rows, "x");
            double[] future = split(rows, "xx");
            int season = period(rows.get(0)[PERIOD]);
            add(theta, history, future, season, Forecast.theta(history, season, future.length, .95, EtsTest::ses));
            add(
                    ses,
                    history,
                    future,
                    season,
                    Ets.fit(history, 1, Model.SIMPLE, Criterion.SQUARES).forecast(future.length, .95));
        }

        assertThat(theta[0] / theta[2]).isCloseTo(14.265719, within(5e-7));
        assertThat(theta[1] / 100).isCloseTo(1.6548059, within(5e-8));
        assertThat(ses[0] / ses[2]).isCloseTo(15.795259, within(5e-7));
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

    /** Sums of sMAPE and of the MASE of each series, and how many points there were. */
    private static void add(double[] sums, double[] history, double[] future, int season, Forecast forecast) {
        double naive = 0;
        for (int i = season; i < history.length; i++) {
            naive += Math.abs(history[i] - history[i - season]) / (history.length - season);
        }
        for (int h = 0; h < future.length; h++) {
            Forecast.Point point = forecast.points().get(h);
            double error = Math.abs(future[h] - point.value());
            sums[0] += 200 * error / (Math.abs(future[h]) + Math.abs(point.value()));
            sums[1] += error / naive / future.length;
            sums[2]++;
        }
    }

    @Test
    void fit_refusesWhatItCannotTell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ets.fit(new double[] {1, 2, 3}, 1, Model.SIMPLE, Criterion.SQUARES))
                .withMessageContaining("3 values are too few for 2 weights and starting values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ets.fit(new double[30], 12, Model.ADDITIVE, Criterion.SQUARES))
                .withMessageContaining("three times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ets.fit(new double[40], 12, Model.MULTIPLICATIVE, Criterion.SQUARES))
                .withMessageContaining("above 0");
        double[] constant = new double[20];
        Arrays.fill(constant, 7);
        assertThat(next(Ets.fit(constant, 1, Model.DAMPED, Criterion.SQUARES))).isCloseTo(7, within(1e-6));
    }

    private static List<Double> rmse(RollingOrigin.Method forecaster) {
        return RollingOrigin.of(NILE, 31, 3, forecaster).steps().stream()
                .map(RollingOrigin.Step::rmse)
                .toList();
    }

    @Test
    void theta_withRsSearch_isRs() {
        assertThat(theta(NILE, 1))
                .usingComparatorForType(near(5e-8), Double.class)
                .containsExactly(799.8119962, 798.4548435, 797.0976908);
        assertThat(theta(PASSENGERS, 12))
                .usingComparatorForType(near(5e-8), Double.class)
                .containsExactly(440.0781911, 428.3842806, 489.7070987);
    }

    private static List<Double> theta(double[] values, int season) {
        return Forecast.theta(values, season, 3, .95, EtsTest::ses).points().stream()
                .map(Forecast.Point::value)
                .toList();
    }

    private static Smoothing ses(double[] values) {
        Ets ets = Ets.fit(values, 1, Model.SIMPLE, Criterion.SQUARES);
        return Smoothing.from(values, ets.alpha(), ets.firstLevel());
    }

    private static double next(Ets ets) {
        return ets.forecast(1, .95).points().get(0).value();
    }

    private static Comparator<Double> near(double tolerance) {
        return (a, b) -> Math.abs(a - b) <= tolerance ? 0 : Double.compare(a, b);
    }

    /** The last column of a file with a header. */
    private static double[] numbers(String file) {
        try {
            return Files.readAllLines(DATA.resolve(file)).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .mapToDouble(line ->
                            Double.parseDouble(line.replace("\"", "").trim().replaceAll(".*[,\\s]", "")))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
