package org.cxsdk.core.insight.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.GraphDiscovery;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.SeededJourneys;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whatever the order of arrival, the live figures are those of the batch. */
class LiveInsightsTest {

    private static final List<Funnel> FUNNELS = List.of(
            Funnel.of("apply", "upload proof", "check", "decide"),
            Funnel.of("apply", "check", "decide").within(Duration.ofDays(4)),
            Funnel.of("apply", "upload proof", "check").mode(Funnel.Mode.STRICT),
            Funnel.of("upload proof", "check", "decide")
                    .start(Funnel.Start.BEST)
                    .excluding("ask again"),
            Funnel.of("decide", "check", "apply").mode(Funnel.Mode.ANY_ORDER));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void add_equalsTheBatch_inAnyOrderOfArrival(long seed) {
        List<SeededJourneys.Event> events = SeededJourneys.events(seed, 200);
        LiveInsights late = LiveInsights.empty();
        LiveInsights shuffled = LiveInsights.empty();
        // asked for before the first event, and in the other only at the end
        shuffled.switches();
        FUNNELS.forEach(shuffled::funnel);
        events.forEach(event -> add(late, event));
        // twice delivered, in an order that has nothing to do with time
        List<SeededJourneys.Event> twice = new ArrayList<>(events);
        twice.addAll(events);
        SeededJourneys.shuffled(twice, seed).forEach(event -> add(shuffled, event));

        assertEqualsBatch(late, events);
        assertEqualsBatch(shuffled, events);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void retractAndCorrect_equalTheBatch_ofWhatIsLeft(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SeededJourneys.Event> events = SeededJourneys.events(seed, 120);
        LiveInsights live = LiveInsights.empty();
        live.switches();
        FUNNELS.forEach(live::funnel);
        Map<String, SeededJourneys.Event> left = new HashMap<>();
        for (SeededJourneys.Event event : SeededJourneys.shuffled(events, seed)) {
            add(live, event);
            left.put(event.id(), event);
            if (random.nextInt(4) == 0) {
                SeededJourneys.Event any = events.get(random.nextInt(events.size()));
                assertThat(live.retract(any.caseId(), any.id())).isEqualTo(left.remove(any.id()) != null);
            }
            if (random.nextInt(4) == 0) {
                SeededJourneys.Event any = events.get(random.nextInt(events.size()));
                SeededJourneys.Event corrected = new SeededJourneys.Event(
                        any.caseId(),
                        any.id(),
                        random.nextBoolean() ? "corrected" : any.activity(),
                        any.time().plusSeconds(random.nextInt(200_000) - 100_000),
                        any.sequence(),
                        any.channel(),
                        any.organisation());
                add(live, corrected);
                left.put(any.id(), corrected);
            }
        }
        assertEqualsBatch(live, new ArrayList<>(left.values()));
    }

    @Test
    void add_countsOnce_andTellsWhetherAnythingChanged() {
        LiveInsights live = LiveInsights.empty();
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(live.add("1", "a", "apply", noon, 0)).isTrue();
        assertThat(live.add("1", "a", "apply", noon, 0)).isFalse();
        assertThat(live.add("1", "b", "decide", noon.plusSeconds(60), 0)).isTrue();
        assertThat(live.edges()).containsExactly(new LiveInsights.LiveEdge("apply", "decide", 1, 60));
        // a late event splits the edge
        assertThat(live.add("1", "c", "check", noon.plusSeconds(20), 0)).isTrue();
        assertThat(live.edges())
                .containsExactly(
                        new LiveInsights.LiveEdge("apply", "check", 1, 20),
                        new LiveInsights.LiveEdge("check", "decide", 1, 40));
        assertThat(live.path(List.of("apply", "check", "decide"))).isEqualTo(1);
        assertThat(live.path(List.of("apply", "decide"))).isZero();
        assertThat(live.retract("1", "c")).isTrue();
        assertThat(live.path(List.of("apply", "decide"))).isEqualTo(1);
        assertThat(live.retract("1", "a")).isTrue();
        assertThat(live.retract("1", "b")).isTrue();
        assertThat(live.cases()).isZero();
        assertThat(live.paths()).isZero();
        assertThat(live.edges()).isEmpty();
    }

    private static void add(LiveInsights live, SeededJourneys.Event event) {
        if (event.channel().isEmpty()) {
            live.add(event.caseId(), event.id(), event.activity(), event.time(), event.sequence());
        } else {
            live.add(
                    event.caseId(),
                    event.id(),
                    event.activity(),
                    ChannelId.of(event.channel()),
                    event.time(),
                    event.sequence());
        }
    }

    private static void assertEqualsBatch(LiveInsights live, List<SeededJourneys.Event> events) {
        // the batch orders events of one instant and sequence by arrival: let that be by identifier, as here
        List<SeededJourneys.Event> byId = new ArrayList<>(events);
        byId.sort((a, b) -> a.id().compareTo(b.id()));
        EventLog log = SeededJourneys.log(byId);
        DirectlyFollowsGraph graph = GraphDiscovery.discover(log);
        assertThat(live.events()).isEqualTo(log.events());
        assertThat(live.cases()).isEqualTo(log.cases());
        assertThat(live.activityCounts()).isEqualTo(longs(graph.activityCounts()));
        assertThat(live.startActivities()).isEqualTo(longs(graph.startActivities()));
        assertThat(live.endActivities()).isEqualTo(longs(graph.endActivities()));
        assertThat(live.edges()).hasSameSizeAs(graph.edges());
        for (int i = 0; i < graph.edges().size(); i++) {
            DirectlyFollowsGraph.Edge edge = graph.edges().get(i);
            LiveInsights.LiveEdge ours = live.edges().get(i);
            assertThat(List.of(ours.from(), ours.to())).isEqualTo(List.of(edge.from(), edge.to()));
            assertThat(ours.count()).isEqualTo(edge.count());
            assertThat(ours.sumSeconds()).isCloseTo(edge.seconds().sum(), within(1e-3));
            assertThat(live.medianSeconds(edge.from(), edge.to()).orElseThrow())
                    .isCloseTo(edge.seconds().median(), within(1e-6));
        }
        Variants variants = VariantCounter.count(log, Integer.MAX_VALUE);
        assertThat(live.paths()).isEqualTo(variants.count());
        LogInsights insights = LogAnalysis.analyse(log).orElseThrow();
        assertThat(live.caseDurationSeconds()).hasValue(insights.caseDurationSeconds());
        assertThat(live.meanCaseSeconds().orElseThrow())
                .isCloseTo(insights.caseDurationSeconds().mean(), within(1e-6));
        assertThat(live.rework()).hasValue(insights.rework());
        FUNNELS.forEach(funnel -> assertThat(live.funnel(funnel))
                .isEqualTo(FunnelAnalysis.follow(log, funnel).steps().stream()
                        .map(step -> new LiveInsights.LiveStep(
                                step.activity(), step.reached(), step.outOfOrder(), step.never()))
                        .toList()));
        SwitchInsights switches =
                SwitchAnalysis.follow(log, Trait.CHANNEL, Set.of()).orElseThrow();
        Map<String, Map<String, Integer>> matrix = new TreeMap<>();
        switches.matrix()
                .forEach(flow -> matrix.computeIfAbsent(flow.from(), from -> new TreeMap<>())
                        .put(flow.to(), (int) flow.count()));
        assertThat(live.switches())
                .isEqualTo(new LiveInsights.LiveSwitches(
                        switches.journeysWithTwoEvents(),
                        switches.journeysWithSwitch(),
                        (int) switches.switches(),
                        switches.journeysWithPingPong(),
                        (int) switches.pingPongs(),
                        matrix));
        variants.top().forEach(variant -> assertThat(live.path(variant.path())).isEqualTo(variant.count()));
    }

    private static Map<String, Long> longs(Map<String, Integer> counts) {
        Map<String, Long> longs = new HashMap<>();
        counts.forEach((name, count) -> longs.put(name, count.longValue()));
        return longs;
    }
}
