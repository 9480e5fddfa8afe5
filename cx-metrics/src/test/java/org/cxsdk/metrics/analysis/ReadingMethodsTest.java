package org.cxsdk.metrics.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Run rules, run charts, funnels, change points, surveillance and outliers against published figures. */
class ReadingMethodsTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "metrics");

    private static final double[] PATTERNS = {
        .2, -.4, .6, 1.2, 1.4, 1.1, 1.3, .3, -.2, 2.3, 2.4, -.1, 3.2, .1, .2, .3, .4, .5, .6, .7, .1, -.1, .2, -.3, .4,
        -.2, .3, -.4, .2, -.1, .3, -.2, .1, -.2, .3
    };

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    @Test
    void runRules_flagTheLastPointOfEachPattern() {
        List<RunRules.Rule> all = List.of(RunRules.Rule.values());
        Map<RunRules.Rule, List<Integer>> found = RunRules.of(PATTERNS, all).stream()
                .collect(Collectors.groupingBy(
                        RunRules.Found::rule,
                        TreeMap::new,
                        Collectors.mapping(RunRules.Found::index, Collectors.toList())));

        // worked by hand from the definitions
        assertThat(found)
                .isEqualTo(Map.of(
                        RunRules.Rule.ONE_BEYOND_3, List.of(13),
                        RunRules.Rule.TWO_OF_THREE_BEYOND_2, List.of(11, 13),
                        RunRules.Rule.FOUR_OF_FIVE_BEYOND_1, List.of(7),
                        RunRules.Rule.EIGHT_ON_ONE_SIDE, List.of(20, 21),
                        RunRules.Rule.NINE_ON_ONE_SIDE, List.of(21),
                        RunRules.Rule.SIX_RISING_OR_FALLING, List.of(19, 20),
                        RunRules.Rule.FOURTEEN_ALTERNATING, List.of(34, 35),
                        RunRules.Rule.FIFTEEN_WITHIN_1, List.of(28, 29, 30, 31, 32, 33, 34, 35)));
        assertThat(RunRules.of(PATTERNS, RunRules.WESTERN_ELECTRIC))
                .extracting(RunRules.Found::index)
                .containsExactly(7, 11, 13, 13, 20, 21);
    }

    @Test
    void runRules_readAChart() {
        double[] values = new double[] {10, 11, 10, 9, 10, 11, 9, 10, 10, 30};
        assertThat(RunRules.of(ControlChart.xmr(values), RunRules.NELSON))
                .contains(new RunRules.Found(10, RunRules.Rule.ONE_BEYOND_3));
    }

    @Test
    @EnabledIf(value = "dataIsThere", disabledReason = "sample data absent")
    void runChart_ofBreaches_isAnhojs() throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve("ae_attendances_type1.csv"));
        int column = List.of(lines.get(0).replace("\"", "").split(",")).indexOf("breaches");
        double[] breaches = lines.stream()
                .map(line -> line.replace("\"", "").split(","))
                .filter(fields -> List.of(fields).contains("RQM"))
                .mapToDouble(fields -> Double.parseDouble(fields[column]))
                .toArray();

        RunChart chart = RunChart.of(breaches);

        // qicharts2: longest run 9 of at most 8, crossings 10 of at least 13
        assertThat(chart.useful()).isEqualTo(36);
        assertThat(chart.longestRun()).isEqualTo(9);
        assertThat(chart.longestExpected()).isEqualTo(8);
        assertThat(chart.crossings()).isEqualTo(10);
        assertThat(chart.fewestExpected()).isEqualTo(13);
        assertThat(chart.signal()).isTrue();
    }

    @Test
    @EnabledIf(value = "dataIsThere", disabledReason = "sample data absent")
    void funnel_ofWaitingLists_leavesTenTrustsOutside() throws IOException {
        List<FunnelPlot.Unit> trusts = new ArrayList<>();
        Matcher matcher = Pattern.compile(
                        "\"code\": \"(\\w+)\".*?\"waiting_list\": (\\d+),\\s*\"pct_within_18wk\": ([\\d.]+)",
                        Pattern.DOTALL)
                .matcher(Files.readString(DATA.resolve("nhs_rtt_summary_2026-06.json")));
        while (matcher.find()) {
            double size = Double.parseDouble(matcher.group(2));
            trusts.add(new FunnelPlot.Unit(matcher.group(1), size * Double.parseDouble(matcher.group(3)) / 100, size));
        }

        FunnelPlot funnel = FunnelPlot.of(trusts);

        // computed in R after Spiegelhalter 2005
        assertThat(trusts).hasSize(121);
        assertThat(funnel.center()).isCloseTo(.648854326, within(5e-10));
        assertThat(funnel.units().stream().filter(unit -> Math.abs(unit.naive()) > 3))
                .hasSize(104);
        assertThat(funnel.overdispersion()).isCloseTo(394.37681, within(5e-6));
        assertThat(funnel.betweenVariance()).isCloseTo(.0017433996, within(5e-11));
        assertThat(funnel.outside().stream().filter(unit -> unit.outside() < 0))
                .extracting(unit -> unit.unit().name())
                .containsExactly("RAJ");
        assertThat(funnel.outside().stream().filter(unit -> unit.outside() > 0))
                .extracting(unit -> unit.unit().name())
                .containsExactlyInAnyOrder("RBV", "RPY", "RP6", "RHW", "RTF", "RGM", "RBQ", "RMP", "RR7");
        assertThat(z(funnel, "RAJ")).isCloseTo(-3.635, within(5e-4));
        assertThat(z(funnel, "RBV")).isCloseTo(7.606, within(5e-4));
    }

    private static double z(FunnelPlot funnel, String name) {
        return funnel.units().stream()
                .filter(point -> point.unit().name().equals(name))
                .findFirst()
                .map(Optional::of)
                .orElseThrow()
                .orElseThrow()
                .z();
    }
}
