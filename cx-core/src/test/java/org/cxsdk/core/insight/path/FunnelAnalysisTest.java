package org.cxsdk.core.insight.path;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.insight.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FunnelAnalysisTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static EventLog log(String... paths) {
        EventLog.Builder log = EventLog.builder();
        for (int c = 0; c < paths.length; c++) {
            for (int i = 0; i < paths[c].length(); i++) {
                log.add("c" + c, paths[c].substring(i, i + 1), NOON.plusSeconds(60L * i));
            }
        }
        return log.build();
    }

    private static List<Integer> reached(EventLog log, Funnel funnel) {
        return FunnelAnalysis.follow(log, funnel).steps().stream()
                .map(FunnelResult.Reached::reached)
                .toList();
    }

    /** How far the same journey comes by each rule, after the examples of window_funnel in the manual of StarRocks. */
    @ParameterizedTest
    @CsvSource({
        "ABCBD, ORDERED, 4",
        "ABCBD, STRICT, 3",
        "ABDC, ORDERED, 3",
        "ABDC, STRICT, 2",
        "DCBA, ORDERED, 1",
        "DCBA, ANY_ORDER, 4",
        "AXBXC, ORDERED, 3",
        "AXBXC, STRICT, 1",
        "XBCD, ORDERED, 0"
    })
    void follow_goesAsFarAsTheModeAllows(String path, Funnel.Mode mode, int depth) {
        List<Integer> reached = reached(log(path), Funnel.of("A", "B", "C", "D").mode(mode));
        assertThat(reached.stream().mapToInt(Integer::intValue).sum()).isEqualTo(depth);
    }

    @Test
    void follow_tellsOutOfOrderFromNever() {
        // 1 in order, 2 did C before B, 3 never did C
        FunnelResult result = FunnelAnalysis.follow(log("ABC", "ACB", "AB"), Funnel.of("A", "B", "C"));
        FunnelResult.Reached last = result.steps().get(2);
        assertThat(last.reached()).isEqualTo(1);
        assertThat(last.outOfOrder()).isEqualTo(1);
        assertThat(last.never()).isEqualTo(1);
        assertThat(last.secondsFromPrevious().orElseThrow().median()).isEqualTo(60);
        assertThat(last.secondsFromFirst().orElseThrow().median()).isEqualTo(120);
    }

    @Test
    void follow_honoursWindowExclusionsAndStart() {
        Funnel funnel = Funnel.of("A", "B", "C");
        // C comes 120 s after A: the limit is included
        assertThat(reached(log("ABC"), funnel.within(Duration.ofSeconds(120)))).containsExactly(1, 1, 1);
        assertThat(reached(log("ABC"), funnel.within(Duration.ofSeconds(119)))).containsExactly(1, 1, 0);
        assertThat(reached(log("ABXC"), funnel.excluding("X"))).containsExactly(1, 1, 0);
        // from the first A the window is over before C, from the second it is not
        Funnel narrow = funnel.within(Duration.ofSeconds(120));
        assertThat(reached(log("AXABC"), narrow)).containsExactly(1, 0, 0);
        assertThat(reached(log("AXABC"), narrow.start(Funnel.Start.BEST))).containsExactly(1, 1, 1);
    }

    /** The published removal effects of serhiipuzyrov.com/2019/07: P 0.8, without ads 0.2, without mailing 0.4. */
    @Test
    void removalEffects_equalThePublishedExample() {
        // half the conversions pass through both, so that a chain with these figures is: ads first for all but a
        // quarter
        AbsorbingChain chain = AbsorbingChain.of(
                Map.of("ads", 0.75, "mailing", 0.25),
                Map.of("ads", Map.of("mailing", 1 / 3.0)),
                Map.of("ads", 0.4 / 0.75, "mailing", 0.8));
        assertThat(chain.success()).isCloseTo(0.8, within(1e-12));
        Map<String, AbsorbingChain.RemovalEffect> effects = chain.removalEffects();
        assertThat(effects.get("ads").successWithout()).isCloseTo(0.2, within(1e-12));
        assertThat(effects.get("ads").effect()).isCloseTo(0.75, within(1e-12));
        assertThat(effects.get("mailing").successWithout()).isCloseTo(0.4, within(1e-12));
        assertThat(effects.get("mailing").effect()).isCloseTo(0.5, within(1e-12));
        assertThat(AbsorbingChain.RemovalEffect.IS_CAUSAL).isFalse();
    }
}
