package org.cxsdk.core.insight.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.EventTime;
import org.cxsdk.core.insight.GraphDiscovery;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.core.insight.time.TemporalProfile;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.Summary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every number of the reference files, which pm4py 2.7.11 computed from public logs (graph, starts, ends, variants and
 * durations by a second, independent script as well): counts exactly, seconds to 1e-9 of their size.
 *
 * <p>Two of the references stem from XES, from which pm4py drops the offsets: 14:32 +01:00 becomes 14:32 UTC, and a case
 * that goes on past a change of clocks is an hour too long or too short. Here such logs are read in the same way, to
 * compare all else; {@link #analyse_honoursOffsets_wherePm4pyDropsThem} shows what they say truly.
 */
class ReferenceLogsTest {

    private static final Path LOGS =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys");

    static Stream<Arguments> logs() {
        CsvLog xes = CsvLog.xesNames();
        return Stream.of(
                Arguments.of("running-example", file("running-example.csv"), xes.withoutOffsets()),
                Arguments.of("receipt", file("receipt.csv.gz"), xes),
                Arguments.of("roadtraffic100traces", file("roadtraffic100traces.csv"), xes.withoutOffsets()),
                Arguments.of("reviewing", file("reviewing.csv.gz"), xes),
                Arguments.of("interval_event_log", file("interval_event_log.csv.gz"), xes),
                Arguments.of(
                        "traffic_fines_10k",
                        file("traffic_fines.csv.gz"),
                        CsvLog.columns("case_id", "activity", "timestamp")),
                Arguments.of(
                        "patients_complete",
                        file("patients.csv.gz"),
                        CsvLog.columns("patient", "handling", "time").keepOnly("registration_type", "complete")));
    }

    private static Source file(String name) {
        return Source.of(LOGS.resolve(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void analyse_equalsPm4py(String name, Source source, CsvLog format) {
        JsonNode expected = reference(name + ".json");
        EventLog log = format.read(source);
        LogInsights insights = LogAnalysis.analyse(log).orElseThrow();

        assertThat(insights.events()).isEqualTo(expected.get("events").asInt());
        assertThat(insights.cases()).isEqualTo(expected.get("cases").asInt());
        assertThat(insights.activities()).isEqualTo(expected.get("activities").asInt());
        assertThat(insights.first()).isEqualTo(instant(expected.get("first")));
        assertThat(insights.last()).isEqualTo(instant(expected.get("last")));
        DirectlyFollowsGraph graph = insights.graph();
        assertThat(graph.startActivities()).isEqualTo(counts(expected.get("start_activities")));
        assertThat(graph.endActivities()).isEqualTo(counts(expected.get("end_activities")));
        assertThat(graph.activityCounts()).isEqualTo(counts(expected.get("activity_counts")));
        assertEdges(graph, expected);
        assertVariants(insights.variants(), expected);
        assertSummary("case duration", insights.caseDurationSeconds(), expected.get("case_duration_seconds"));
        assertSummary("trace length", insights.traceLength(), expected.get("trace_length"));
        assertThat(insights.rework().cases())
                .isEqualTo(expected.at("/rework/cases_with_repeated_activity").asInt());
        assertThat(insights.rework().share().toDouble())
                .isCloseTo(expected.at("/rework/share").asDouble(), within(1e-15));
        assertThat(insights.rework().casesByActivity()).isEqualTo(counts(expected.at("/rework/cases_per_activity")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void profile_equalsPm4py(String name, Source source, CsvLog format) {
        JsonNode expected = reference(name + ".json").get("temporal_profile_top");
        TemporalProfile profile = TemporalProfile.of(format.read(source));
        assertThat(expected.size()).isPositive();
        for (JsonNode row : expected) {
            TemporalProfile.Usual usual =
                    profile.usual(row.get(0).asString(), row.get(1).asString()).orElseThrow();
            double mean = row.get(2).asDouble();
            double stdev = row.get(3).asDouble();
            assertThat(usual.mean()).as(row.toString()).isCloseTo(mean, within(1e-9 * Math.max(1, mean)));
            assertThat(usual.stdev()).as(row.toString()).isCloseTo(stdev, within(1e-9 * Math.max(1, stdev)));
        }
    }

    @ParameterizedTest
    @CsvSource({"running-example", "receipt", "roadtraffic100traces", "traffic_fines_10k"})
    void ties_equalTheReference(String name) {
        JsonNode expected = reference("ties_calendar_ocel.json").get("timestamp_ties");
        logs().filter(log -> log.get()[0].equals(name)).forEach(log -> {
            EventLog read = ((CsvLog) log.get()[2]).read((Source) log.get()[1]);
            assertThat(read.ties())
                    .isEqualTo(expected.get(name).get("adjacent_ties").asLong());
        });
    }

    /** Sum over the cases of last less first instant, by Python's datetime: 2,699,733,600 s; 22 hours above pm4py's. */
    @Test
    void analyse_honoursOffsets_wherePm4pyDropsThem() {
        reference("roadtraffic100traces.json");
        LogInsights fines = LogAnalysis.analyse(CsvLog.xesNames().read(file("roadtraffic100traces.csv")))
                .orElseThrow();
        assertThat(fines.caseDurationSeconds().sum()).isEqualTo(2_699_733_600.0);
        LogInsights example = LogAnalysis.analyse(CsvLog.xesNames().read(file("running-example.csv")))
                .orElseThrow();
        assertThat(example.first()).isEqualTo(Instant.parse("2010-12-30T10:02:00Z"));
    }

    /** Waiting times and throughput of a log with beginnings, from the same tool. */
    @Test
    void analyse_equalsPm4py_whereBeginningsAreKnown() {
        JsonNode expected = reference("journey_analyses.json").get("interval_event_log");
        EventLog log = CsvLog.xesNames().start("start_timestamp").read(file("interval_event_log.csv.gz"));
        Map<List<String>, Summary> waiting = new HashMap<>();
        GraphDiscovery.discover(log)
                .edges()
                .forEach(edge -> waiting.put(List.of(edge.from(), edge.to()), edge.seconds()));
        JsonNode edges = expected.get("waiting_seconds_edges");
        assertThat(edges.size()).isPositive();
        for (JsonNode edge : edges) {
            List<String> pair = List.of(edge.get(0).asString(), edge.get(1).asString());
            assertSummary(pair.toString(), waiting.get(pair), edge.get(2));
        }
        assertSummary(
                "throughput", LogAnalysis.analyse(log).orElseThrow().caseDurationSeconds(), expected.get("throughput"));
    }

    private static void assertEdges(DirectlyFollowsGraph graph, JsonNode expected) {
        Map<List<String>, Integer> counts = new HashMap<>();
        expected.get("dfg")
                .forEach(edge -> counts.put(
                        List.of(edge.get(0).asString(), edge.get(1).asString()),
                        edge.get(2).asInt()));
        Map<List<String>, Summary> ours = new HashMap<>();
        graph.edges().forEach(edge -> ours.put(List.of(edge.from(), edge.to()), edge.seconds()));
        assertThat(counts).hasSize(expected.get("dfg_edges").asInt());
        assertThat(ours.keySet()).isEqualTo(counts.keySet());
        counts.forEach((pair, count) ->
                assertThat(ours.get(pair).n()).as(pair.toString()).isEqualTo(count));
        for (JsonNode edge : expected.get("performance_dfg_seconds")) {
            List<String> pair = List.of(edge.get(0).asString(), edge.get(1).asString());
            assertSummary(pair.toString(), ours.get(pair), edge.get(2));
        }
    }

    private static void assertVariants(Variants variants, JsonNode expected) {
        assertThat(variants.count()).isEqualTo(expected.get("variants").asInt());
        assertThat(variants.covering(Ratio.of(80, 100)))
                .isEqualTo(expected.get("variants_for_80pct_cases").asInt());
        List<Variants.Variant> top = new ArrayList<>();
        for (JsonNode variant : expected.get("top_variants")) {
            List<String> path = new ArrayList<>();
            variant.get(1).forEach(activity -> path.add(activity.asString()));
            top.add(new Variants.Variant(variant.get(0).asInt(), path));
        }
        // of equal counts the reference may list other ones: every listed variant must be ours, with its count
        assertThat(variants.top()).containsAll(top);
        assertThat(variants.top().stream().limit(top.size()).map(Variants.Variant::count))
                .isEqualTo(top.stream().map(Variants.Variant::count).toList());
    }

    private static void assertSummary(String what, @Nullable Summary ours, JsonNode expected) {
        assertThat(ours).as(what).isNotNull();
        Map<String, @Nullable Double> numbers = new HashMap<>();
        numbers.put("n", (double) ours.n());
        numbers.put("mean", ours.mean());
        numbers.put("median", ours.median());
        numbers.put("min", ours.min());
        numbers.put("max", ours.max());
        numbers.put("sum", ours.sum());
        numbers.put("p10", ours.p10());
        numbers.put("p25", ours.p25());
        numbers.put("p75", ours.p75());
        numbers.put("p90", ours.p90());
        numbers.put("p95", ours.p95());
        // the reference writes 0 where one value has no standard deviation
        numbers.put("stdev_sample", ours.stdevSample() == null ? Double.valueOf(0) : ours.stdevSample());
        SoftAssertions.assertSoftly(softly -> expected.properties().forEach(number -> {
            double wanted = number.getValue().asDouble();
            softly.assertThat(numbers.get(number.getKey()))
                    .as("%s: %s", what, number.getKey())
                    .isCloseTo(wanted, within(1e-9 * Math.max(1, Math.abs(wanted))));
        }));
    }

    private static JsonNode reference(String file) {
        Path path = LOGS.resolve("reference").resolve(file);
        assumeTrue(Files.exists(path), "sample data absent: " + path);
        return JsonMapper.shared().readTree(path);
    }

    private static Instant instant(JsonNode text) {
        return EventTime.withOffset().instant(text.asString());
    }

    private static Map<String, Integer> counts(JsonNode object) {
        Map<String, Integer> counts = new HashMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }
}
