package org.cxsdk.core.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cxsdk.core.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** Expected figures of the small log are counted by hand in the comments. */
class LogAnalysisTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Case 1: a b c; case 2: a b b c; case 3: a c; 1 takes 60 s + 30 s, 2 takes 20 + 10 + 30 s, 3 takes 5 s. */
    private static EventLog smallLog() {
        return EventLog.builder()
                .add("1", "a", NOON)
                .add("2", "a", NOON)
                .add("3", "a", NOON)
                .add("3", "c", NOON.plusSeconds(5))
                .add("2", "b", NOON.plusSeconds(20))
                .add("2", "b", NOON.plusSeconds(30))
                .add("1", "b", NOON.plusSeconds(60))
                .add("2", "c", NOON.plusSeconds(60))
                .add("1", "c", NOON.plusSeconds(90))
                .build();
    }

    private static LogInsights analyse(EventLog log) {
        return LogAnalysis.analyse(log).orElseThrow();
    }

    @Test
    void analyse_countsAndTimesEdges() {
        DirectlyFollowsGraph graph = analyse(smallLog()).graph();
        assertThat(graph.edges())
                .extracting(
                        DirectlyFollowsGraph.Edge::from,
                        DirectlyFollowsGraph.Edge::to,
                        DirectlyFollowsGraph.Edge::count)
                .containsExactly(tuple("a", "b", 2), tuple("b", "c", 2), tuple("a", "c", 1), tuple("b", "b", 1));
        // a -> b took 60 s and 20 s: mean and median 40, p90 = 20 + 0.9 * 40 = 56
        assertThat(graph.edges().get(0).seconds().mean()).isEqualTo(40);
        assertThat(graph.edges().get(0).seconds().median()).isEqualTo(40);
        assertThat(graph.edges().get(0).seconds().p90()).isCloseTo(56, within(1e-12));
        assertThat(graph.startActivities()).containsExactly(Map.entry("a", 3));
        assertThat(graph.endActivities()).containsExactly(Map.entry("c", 3));
        assertThat(graph.activityCounts()).containsExactly(Map.entry("a", 3), Map.entry("b", 3), Map.entry("c", 3));
    }

    @Test
    void analyse_countsPathsDurationsAndRework() {
        LogInsights insights = analyse(smallLog());
        assertThat(insights.variants().top())
                .containsExactly(
                        new Variants.Variant(1, List.of("a", "b", "b", "c")),
                        new Variants.Variant(1, List.of("a", "b", "c")),
                        new Variants.Variant(1, List.of("a", "c")));
        // 90, 60 and 5 seconds
        assertThat(insights.caseDurationSeconds().sum()).isEqualTo(155);
        assertThat(insights.caseDurationSeconds().median()).isEqualTo(60);
        assertThat(insights.traceLength().mean()).isEqualTo(3);
        assertThat(insights.rework()).isEqualTo(new Rework(Ratio.of(1, 3), Map.of("b", 1)));
        assertThat(insights.first()).isEqualTo(NOON);
        assertThat(insights.last()).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void analyse_isEmpty_whenTheLogHasNoEvent() {
        assertThat(LogAnalysis.analyse(EventLog.builder().build())).isEmpty();
    }

    @Test
    void build_ordersByTimeAndKeepsTheOrderOfTies() {
        EventLog log = EventLog.builder()
                .add("1", "late", NOON.plusSeconds(9))
                .add("1", "second of two", NOON)
                .add("1", "first by name, third by file", NOON)
                .build();
        assertThat(VariantCounter.count(log, 1).top().get(0).path())
                .containsExactly("second of two", "first by name, third by file", "late");
        assertThat(log.ties()).isEqualTo(1);
    }

    @Test
    void analyse_measuresWaiting_whenTheLogKnowsBeginnings() {
        // a from 0 to 100 s, b from 40 to 160 s, c from 200 to 260 s: a -> b overlaps by 60 s, b -> c waits 40 s
        EventLog log = EventLog.builderWithStarts()
                .add("1", "a", NOON, NOON.plusSeconds(100))
                .add("1", "b", NOON.plusSeconds(40), NOON.plusSeconds(160))
                .add("1", "c", NOON.plusSeconds(200), NOON.plusSeconds(260))
                .build();
        LogInsights insights = analyse(log);
        assertThat(insights.graph().edges())
                .extracting(
                        DirectlyFollowsGraph.Edge::from, edge -> edge.seconds().sum())
                .containsExactly(tuple("a", -60.0), tuple("b", 40.0));
        assertThat(insights.caseDurationSeconds().max()).isEqualTo(260);
    }

    @Test
    void analyse_takesTheEarliestBeginning_evenIfAnotherEventEndedFirst() {
        EventLog log = EventLog.builderWithStarts()
                .add("1", "short", NOON.plusSeconds(50), NOON.plusSeconds(60))
                .add("1", "long", NOON, NOON.plusSeconds(90))
                .build();
        assertThat(analyse(log).caseDurationSeconds().max()).isEqualTo(90);
        assertThat(analyse(log).first()).isEqualTo(NOON);
    }

    @Test
    void add_refuses_whenBeginningsAreGivenToALogWithoutThem() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventLog.builder().add("1", "a", NOON, NOON));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.builderWithStarts().add("1", "a", NOON));
    }

    @Test
    void covering_countsThePathsThatReachTheShare() {
        // ten cases: path p 6 times, q 3 times, r once; 60 % need 1 path, 61 % need 2, all need 3
        EventLog.Builder log = EventLog.builder();
        IntStream.range(0, 10).forEach(i -> log.add("case " + i, i < 6 ? "p" : i < 9 ? "q" : "r", NOON));
        Variants variants = VariantCounter.count(log.build(), 10);
        assertThat(variants.covering(Ratio.of(60, 100))).isEqualTo(1);
        assertThat(variants.covering(Ratio.of(61, 100))).isEqualTo(2);
        assertThat(variants.covering(Ratio.of(1, 1))).isEqualTo(3);
        assertThat(variants.covering(Ratio.of(0, 1))).isZero();
        assertThat(variants.pathsByCases()).containsExactly(Map.entry(6, 1), Map.entry(3, 1), Map.entry(1, 1));
    }

    /** The two laws that DirectlyFollowsGraph states, and agreement with a count by strings, on random logs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void analyse_obeysTheLaws_onRandomLogs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int activities = seed % 2 == 0 ? 5 : 1_500; // beyond 1,024 activities the pairs are hashed
        int cases = 800;
        EventLog.Builder builder = EventLog.builder();
        for (int i = 0; i < 6_000; i++) {
            builder.add(
                    "c" + random.nextInt(cases),
                    "a" + (int) (activities * Math.pow(random.nextDouble(), 3)),
                    NOON.plusSeconds(random.nextInt(500)));
        }
        EventLog log = builder.build();
        LogInsights insights = analyse(log);
        DirectlyFollowsGraph graph = insights.graph();

        assertThat(graph.edges().stream()
                        .mapToInt(DirectlyFollowsGraph.Edge::count)
                        .sum())
                .as("seed %d", seed)
                .isEqualTo(log.events() - log.cases());
        graph.activityCounts().forEach((activity, count) -> {
            int in = graph.edges().stream()
                    .filter(e -> e.to().equals(activity))
                    .mapToInt(DirectlyFollowsGraph.Edge::count)
                    .sum();
            int out = graph.edges().stream()
                    .filter(e -> e.from().equals(activity))
                    .mapToInt(DirectlyFollowsGraph.Edge::count)
                    .sum();
            assertThat(in + graph.startActivities().getOrDefault(activity, 0))
                    .as("seed %d", seed)
                    .isEqualTo(count);
            assertThat(out + graph.endActivities().getOrDefault(activity, 0))
                    .as("seed %d", seed)
                    .isEqualTo(count);
        });
        Map<List<String>, Long> paths = IntStream.range(0, log.cases())
                .mapToObj(c -> IntStream.range(log.from(c), log.from(c + 1))
                        .mapToObj(e -> log.activity(log.activityOf(e)))
                        .toList())
                .collect(java.util.stream.Collectors.groupingBy(p -> p, java.util.stream.Collectors.counting()));
        assertThat(insights.variants().count()).as("seed %d", seed).isEqualTo(paths.size());
        insights.variants()
                .top()
                .forEach(v -> assertThat((long) v.count()).as("seed %d", seed).isEqualTo(paths.get(v.path())));
    }

    @Test
    void build_sortsALongCaseThatArrivesBackwards() {
        EventLog.Builder builder = EventLog.builder();
        int n = 20_000;
        for (int i = n; i > 0; i--) {
            builder.add("1", "a" + i % 3, NOON.plusSeconds(i));
        }
        EventLog log = builder.build();
        for (int e = 1; e < n; e++) {
            assertThat(log.micros(e)).isGreaterThan(log.micros(e - 1));
        }
        assertThat(log.activity(log.activityOf(0))).isEqualTo("a1");
    }
}
