package org.cxsdk.core.insight.json;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.insight.Attribution;
import org.cxsdk.core.insight.Elapsed;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.conform.ConformanceCheck;
import org.cxsdk.core.insight.conform.DesignNet;
import org.cxsdk.core.insight.conform.LogConformance;
import org.cxsdk.core.insight.path.AbsorbingChain;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.insight.path.FunnelResult;
import org.cxsdk.core.insight.path.JourneyClusters;
import org.cxsdk.core.insight.path.NextStepBacktest;
import org.cxsdk.core.insight.path.Repeats;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.time.TemporalProfile;
import org.cxsdk.core.insight.time.TimeAnalysis;
import org.cxsdk.core.insight.time.TimeInsights;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Funnels, channels, chains, profiles, predictions and service times, computed from public logs by an independent script. */
class ReferenceAnalysesTest {

    private static final Path LOGS =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys");
    private static final Trait GROUP = Trait.of("group");
    private static final Trait RESOURCE = Trait.of("resource");

    private static JsonNode reference(String log) {
        Path path = LOGS.resolve("reference/journey_analyses.json");
        assumeTrue(Files.exists(path), "sample data absent: " + path);
        return JsonMapper.shared().readTree(path).get(log);
    }

    private static EventLog receipt() {
        return CsvLog.of(LogFormat.xesNames()
                        .trait(Trait.CHANNEL, "case:channel")
                        .trait(GROUP, "org:group")
                        .trait(RESOURCE, "org:resource"))
                .read(Source.of(LOGS.resolve("receipt.csv.gz")));
    }

    private static EventLog example() {
        return CsvLog.xesNames().read(Source.of(LOGS.resolve("running-example.csv")));
    }

    private static Funnel funnel(JsonNode expected) {
        return Funnel.of(texts(expected.get("steps")).toArray(String[]::new));
    }

    @Test
    void follow_equalsTheReference() {
        JsonNode expected = reference("receipt");
        EventLog log = receipt();
        assertFunnel(log, funnel(expected.get("funnel_ordered")), expected.get("funnel_ordered"));
        assertFunnel(
                log,
                funnel(expected.get("funnel_ordered_7d")).within(Duration.ofDays(7)),
                expected.get("funnel_ordered_7d"));
        assertFunnel(
                log, funnel(expected.get("funnel_strict")).mode(Funnel.Mode.STRICT), expected.get("funnel_strict"));
        // the apparent drop before T06: 1299 - 797 = 502, most of whom had done it earlier
        FunnelResult.Reached t06 = FunnelAnalysis.follow(log, funnel(expected.get("funnel_ordered")))
                .steps()
                .get(4);
        assertThat(t06.outOfOrder()).isGreaterThan(t06.never());
    }

    @Test
    void follow_equalsTheReference_ofTheTextbookLog() {
        JsonNode expected = reference("running-example").get("funnel");
        assertFunnel(example(), funnel(expected), expected);
    }

    private static void assertFunnel(EventLog log, Funnel funnel, JsonNode expected) {
        FunnelResult result = FunnelAnalysis.follow(log, funnel);
        for (int s = 0; s < result.steps().size(); s++) {
            FunnelResult.Reached step = result.steps().get(s);
            assertThat(step.reached()).isEqualTo(expected.get("entered").get(s).asInt());
            assertThat(step.reached() + step.outOfOrder() + step.never()).isEqualTo(log.cases());
            assertThat(result.fromFirst(s).orElseThrow().toDouble())
                    .isCloseTo(expected.get("conversion_from_first").get(s).asDouble(), within(1e-12));
            if (s > 0) {
                assertThat(step.secondsFromPrevious().orElseThrow().median())
                        .isCloseTo(
                                expected.get("median_seconds_from_previous")
                                        .get(s)
                                        .asDouble(),
                                within(1e-6));
            }
        }
    }

    @Test
    void compare_equalsTheReference_byChannel() {
        JsonNode expected = reference("receipt");
        GroupComparison.Result result = GroupComparison.compare(
                        receipt(),
                        Trait.CHANNEL,
                        Attribution.FIRST,
                        Set.of("T10 Determine necessity to stop indication"),
                        funnel(expected.get("funnel_ordered")))
                .orElseThrow();
        assertThat(result.groups()).hasSize(expected.get("by_channel").size());
        for (GroupComparison.Group group : result.groups()) {
            JsonNode channel = expected.get("by_channel").get(group.value());
            assertThat(group.insights().cases()).isEqualTo(channel.get("cases").asInt());
            assertThat(group.insights().events())
                    .isEqualTo(channel.get("events").asInt());
            assertThat(group.insights().variants().count())
                    .isEqualTo(channel.get("variants").asInt());
            assertThat(group.completed().numerator().intValueExact())
                    .isEqualTo(channel.get("end_T10").asInt());
            assertSummary(group.insights().caseDurationSeconds(), channel.get("duration"));
            List<Integer> reached = new ArrayList<>();
            group.funnel().orElseThrow().steps().forEach(step -> reached.add(step.reached()));
            List<Integer> wanted = new ArrayList<>();
            channel.get("funnel").forEach(n -> wanted.add(n.asInt()));
            assertThat(reached).isEqualTo(wanted);
        }
    }

    @Test
    void switches_equalTheReference() {
        JsonNode expected = reference("receipt").get("handover");
        EventLog log = receipt();
        SwitchInsights groups = SwitchAnalysis.follow(log, GROUP, Set.of()).orElseThrow();
        assertThat(groups.switches()).isEqualTo(expected.get("group_changes").asLong());
        assertThat(groups.journeysWithSwitch())
                .isEqualTo(expected.get("cases_with_group_change").asInt());
        assertThat(SwitchAnalysis.follow(log, RESOURCE, Set.of()).orElseThrow().switches())
                .isEqualTo(expected.get("resource_changes").asLong());
    }

    @ParameterizedTest
    @CsvSource({"receipt,absorbing_T10", "running-example,absorbing_pay"})
    void chain_equalsTheReference_andItsTwoLaws(String name, String key) {
        JsonNode expected = reference(name).get(key);
        EventLog log = name.equals("receipt") ? receipt() : example();
        AbsorbingChain chain = AbsorbingChain.of(log, new TreeSet<>(texts(expected.get("success_end_activities"))));
        assertThat(chain.success()).isCloseTo(expected.get("observed_success").asDouble(), within(1e-12));
        assertThat(chain.expectedSteps()).isCloseTo((double) log.events() / log.cases(), within(1e-9));
        assertDoubles(chain.successFrom(), expected.get("p_success_from"));
        assertDoubles(chain.expectedStepsFrom(), expected.get("expected_steps_to_end_from"));
        Map<String, AbsorbingChain.RemovalEffect> effects = chain.removalEffects();
        expected.get("removal_effect").properties().forEach(entry -> {
            assertThat(effects.get(entry.getKey()).successWithout())
                    .isCloseTo(entry.getValue().get("p_success_without").asDouble(), within(1e-9));
            assertThat(effects.get(entry.getKey()).effect())
                    .isCloseTo(entry.getValue().get("removal_effect").asDouble(), within(1e-9));
        });
    }

    @ParameterizedTest
    @CsvSource({"receipt", "running-example"})
    void repeats_equalTheReference(String name) {
        JsonNode expected = reference(name).get("rework");
        Repeats repeats = Repeats.of(name.equals("receipt") ? receipt() : example());
        assertThat(repeats.selfLoops()).isEqualTo(counts(expected.get("selfloop_extra")));
        assertThat(repeats.repetitions()).isEqualTo(counts(expected.get("repetition_extra")));
        assertThat(repeats.casesWithSelfLoop())
                .isEqualTo(expected.get("cases_with_selfloop").asInt());
        assertThat(repeats.casesWithRepetition())
                .isEqualTo(expected.get("cases_with_repetition").asInt());
    }

    @ParameterizedTest
    @CsvSource({"LAST,last", "LAST_TWO,last2", "SET,set", "PREFIX,prefix"})
    void backtest_equalsTheReference(NextStepBacktest.State state, String key) {
        JsonNode expected = reference("receipt").get("prediction");
        NextStepBacktest.Result result =
                NextStepBacktest.run(receipt(), state, Ratio.of(7, 10)).orElseThrow();
        assertThat(result.trained()).isEqualTo(expected.get("train_cases").asInt());
        assertThat(result.tested()).isEqualTo(expected.get("test_cases").asInt());
        JsonNode wanted = expected.get(key);
        assertThat(result.states()).isEqualTo(wanted.get("states").asInt());
        assertThat(result.nextStep())
                .isEqualTo(Ratio.of(
                        wanted.get("correct").asLong(),
                        wanted.get("predictions").asLong()));
        assertThat(result.meanError())
                .isCloseTo(wanted.get("remaining_mae_mean_predictor").asDouble(), within(1e-3));
        assertThat(result.medianError())
                .isCloseTo(wanted.get("remaining_mae_median_predictor").asDouble(), within(1e-3));
        assertThat(result.baselineMeanError())
                .isCloseTo(wanted.get("baseline_global_mean_mae").asDouble(), within(1e-3));
        assertThat(result.baselineMedianError())
                .isCloseTo(wanted.get("baseline_global_median_mae").asDouble(), within(1e-3));
        assertThat(result.beatsBaseline()).isFalse();
    }

    /**
     * Order 1 and order 2 of the chain of activities, by a script of its own (pandas 1.5, numpy 1.24): -ln((times + 1) / (all
     * times + 28)), and how often the remaining time lay between the quantiles 0.1 and 0.9 (numpy's) of its state.
     */
    @ParameterizedTest
    @CsvSource({"LAST,0.7346617856264771,2.0463182793218175,2260", "LAST_TWO,0.6909357033185454,2.0463182793218175,2203"
    })
    void backtest_saysHowSurprisingItWas_andHowOftenItsLimitsHeld(
            NextStepBacktest.State state, double logLoss, double baseline, long covered) {
        reference("receipt");

        NextStepBacktest.Result result =
                NextStepBacktest.run(receipt(), state, Ratio.of(7, 10)).orElseThrow();

        assertThat(result.logLoss()).isCloseTo(logLoss, within(1e-9));
        assertThat(result.baselineLogLoss()).isCloseTo(baseline, within(1e-9));
        assertThat(result.covered()).isEqualTo(Ratio.of(covered, 2_467));
    }

    @ParameterizedTest
    @CsvSource({"receipt", "running-example"})
    void profile_equalsTheReference(String name) {
        JsonNode expected = reference(name).get("temporal_profile");
        TemporalProfile profile = TemporalProfile.of(name.equals("receipt") ? receipt() : example());
        for (JsonNode row : expected) {
            assertThat(profile.pairs()).isEqualTo(row.get("pairs").asInt());
            List<TemporalProfile.Deviation> deviations =
                    profile.deviations(row.get("zeta").asDouble());
            assertThat(deviations).hasSize(row.get("deviations").asInt());
            assertThat(deviations.stream()
                            .map(TemporalProfile.Deviation::caseId)
                            .distinct())
                    .hasSize(row.get("deviating_cases").asInt());
        }
    }

    @Test
    void times_equalTheReference_whereBeginningsAreKnown() {
        JsonNode expected = reference("interval_event_log");
        EventLog log =
                CsvLog.xesNames().start("start_timestamp").read(Source.of(LOGS.resolve("interval_event_log.csv.gz")));
        TimeInsights times = TimeAnalysis.analyse(log).orElseThrow();
        assertSummary(times.throughput(), expected.get("throughput"));
        assertSummary(times.processingSum().orElseThrow(), expected.get("processing_sum"));
        assertSummary(times.processingUnion().orElseThrow(), expected.get("processing_union"));
        assertSummary(times.idle().orElseThrow(), expected.get("idle"));
        assertThat(times.negativeWaits())
                .isEqualTo(expected.get("negative_waits").asInt());
        expected.get("service_seconds_by_activity")
                .properties()
                .forEach(entry -> assertSummary(times.serviceByActivity().get(entry.getKey()), entry.getValue()));
    }

    @ParameterizedTest
    @CsvSource({"receipt", "running-example"})
    void design_equalsTheReference(String name) {
        JsonNode expected = reference(name).get("designed_conformance");
        List<Step> steps = new ArrayList<>();
        for (String activity : texts(expected.get("designed"))) {
            steps.add(Step.builder("s" + steps.size()).activity(activity).build());
        }
        JourneyDefinition design =
                JourneyDefinition.of(JourneyVersion.of("designed", "1"), Stage.of("all", steps.toArray(Step[]::new)));
        LogConformance found = ConformanceCheck.check(
                        name.equals("receipt") ? receipt() : example(), DesignNet.of(design))
                .orElseThrow();
        assertThat(found.fittingCases()).isEqualTo(expected.get("fitting_cases").asInt());
        assertThat(found.totalCost()).isEqualTo(expected.get("total_cost").asLong());
        assertThat(found.totalWorst()).isEqualTo(expected.get("total_worst").asLong());
        assertThat(found.averageTraceFitness())
                .isCloseTo(expected.get("average_trace_fitness").asDouble(), within(1e-12));
        assertThat(found.logFitness()).isCloseTo(expected.get("log_fitness").asDouble(), within(1e-12));
    }

    @Test
    void clusters_showRealJourneys() {
        reference("receipt");
        EventLog log = receipt();
        JourneyClusters.Result result = JourneyClusters.find(log, 4);
        assertThat(result.clusters()).hasSize(4);
        assertThat(result.clusters().stream()
                        .mapToInt(JourneyClusters.Cluster::journeys)
                        .sum())
                .isEqualTo(log.cases());
        // the main path, which 713 journeys took (published), is a medoid of its own
        assertThat(result.clusters().get(0).exact()).isEqualTo(713);
        assertThat(result.silhouette()).isBetween(0.5, 1.0);
    }

    private static void assertSummary(Summary ours, JsonNode expected) {
        assertThat(ours.n()).isEqualTo(expected.get("n").asInt());
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("mean", ours.mean());
        numbers.put("median", ours.median());
        numbers.put("min", ours.min());
        numbers.put("max", ours.max());
        numbers.put("sum", ours.sum());
        numbers.put("p90", ours.p90());
        numbers.forEach((key, value) -> assertThat(value)
                .as(key)
                .isCloseTo(
                        expected.get(key).asDouble(),
                        within(1e-9 * Math.max(1, Math.abs(expected.get(key).asDouble())))));
    }

    private static void assertDoubles(Map<String, Double> ours, JsonNode expected) {
        assertThat(ours).hasSize(expected.size());
        expected.properties()
                .forEach(entry -> assertThat(ours.get(entry.getKey()))
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(1e-9)));
    }

    private static Map<String, Integer> counts(JsonNode object) {
        Map<String, Integer> counts = new HashMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /** Monday to Friday, 07:00 to 17:00 UTC, as pm4py has it: sum 200,144,681.052 s. */
    @ParameterizedTest
    @CsvSource({"receipt", "running-example"})
    void times_equalTheReference_inWorkingTime(String name) {
        reference("receipt");
        JsonNode expected = JsonMapper.shared()
                .readTree(LOGS.resolve("reference/ties_calendar_ocel.json"))
                .get("business_hours_case_duration_seconds")
                .get(name);
        WorkingCalendar calendar = WorkingCalendar.weekly(
                WorkingCalendarId.of("office"),
                ZoneOffset.UTC,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                new OpeningHours.Span(LocalTime.of(7, 0), LocalTime.of(17, 0)));
        EventLog log = name.equals("receipt") ? receipt() : exampleByTheWallClock();
        Summary found = TimeAnalysis.analyse(log, Elapsed.working(calendar))
                .orElseThrow()
                .throughput();
        assertThat(found.n()).isEqualTo(expected.get("n").asInt());
        assertThat(found.sum()).isCloseTo(expected.get("sum").asDouble(), within(1e-3));
        assertThat(found.median()).isCloseTo(expected.get("median").asDouble(), within(1e-6));
        assertThat(found.max()).isCloseTo(expected.get("max").asDouble(), within(1e-6));
    }

    /** pm4py dropped the offsets of this log. */
    private static EventLog exampleByTheWallClock() {
        return CsvLog.xesNames()
                .read(Source.of(
                        "running-example.csv",
                        () -> new ByteArrayInputStream(Files.readString(LOGS.resolve("running-example.csv"))
                                .replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\+0[12]:00", "$1Z")
                                .getBytes(StandardCharsets.UTF_8))));
    }
}
