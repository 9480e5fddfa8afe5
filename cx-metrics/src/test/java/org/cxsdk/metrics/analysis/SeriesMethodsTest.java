package org.cxsdk.metrics.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** 3 sigma of a share around the pooled one, .86 ± 3 √(.86 · .14 / 100): the fifth period is out, the step to it is not. */
    @Test
    void ratio_ofSixPeriods_signalsTheFifth() {
        double[] satisfied = {88, 92, 85, 90, 70, 91};
        double[] asked = {100, 100, 100, 100, 100, 100};

        ControlChart plain = ControlChart.ratio(ControlChart.Kind.P, satisfied, asked);

        assertThat(plain.center()).isCloseTo(.86, within(1e-12));
        assertThat(plain.lower().get(0)).isCloseTo(.7559038906, within(5e-11));
        assertThat(plain.upper().get(0)).isCloseTo(.9640961094, within(5e-11));
        assertThat(outside(plain)).containsExactly(5);
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
