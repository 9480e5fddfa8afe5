package org.cxsdk.core.insight.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.conform.Aligner;
import org.cxsdk.core.insight.conform.Alignment;
import org.cxsdk.core.insight.conform.ConformanceCheck;
import org.cxsdk.core.insight.conform.Exactness;
import org.cxsdk.core.insight.conform.LogConformance;
import org.cxsdk.core.insight.conform.Move;
import org.cxsdk.core.insight.conform.PetriNet;
import org.cxsdk.core.insight.pnml.PnmlNet;
import org.cxsdk.core.json.Source;
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
 * Every number of the reference alignments, found by exhaustive search by an independent script (0-1 breadth-first search
 * over marking and position), and the textbook nets of van der Aalst, "Process Mining", chapter on conformance.
 */
class ReferenceConformanceTest {

    private static final Path LOGS =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys");

    static Stream<Arguments> models() {
        CsvLog xes = CsvLog.xesNames();
        return Stream.of(
                        Arguments.of("running-example", "running-example.csv", xes),
                        Arguments.of("receipt", "receipt.csv.gz", xes),
                        Arguments.of("roadtraffic100traces", "roadtraffic100traces.csv", xes),
                        Arguments.of("reviewing", "reviewing.csv.gz", xes),
                        Arguments.of("interval_event_log", "interval_event_log.csv.gz", xes),
                        Arguments.of(
                                "traffic_fines_10k",
                                "traffic_fines.csv.gz",
                                CsvLog.columns("case_id", "activity", "timestamp")),
                        Arguments.of(
                                "patients_complete",
                                "patients.csv.gz",
                                CsvLog.columns("patient", "handling", "time")
                                        .keepOnly("registration_type", "complete")))
                .flatMap(log -> Stream.of("im", "imf_0.2")
                        .map(miner -> Arguments.of(log.get()[0] + ".inductive_" + miner, log.get()[1], log.get()[2])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void check_equalsExhaustiveSearch(String model, String file, CsvLog format) {
        JsonNode expected = reference(model + ".alignment.json");
        PetriNet net = PnmlNet.read(Source.of(LOGS.resolve("reference").resolve(model + ".pnml")));
        EventLog log = format.read(Source.of(LOGS.resolve(file)));

        LogConformance found = ConformanceCheck.check(log, net).orElseThrow();

        assertThat(found.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(found.shortestRun())
                .isEqualTo(expected.get("shortest_model_path").asInt());
        assertThat(found.cases()).isEqualTo(expected.get("cases").asInt());
        assertThat(found.fittingCases()).isEqualTo(expected.get("fitting_cases").asInt());
        assertThat(found.averageTraceFitness())
                .isCloseTo(expected.get("average_trace_fitness").asDouble(), within(1e-12));
        assertThat(found.logFitness()).isCloseTo(expected.get("log_fitness").asDouble(), within(1e-12));
        assertThat(found.totalCost()).isEqualTo(expected.get("total_cost").asLong());
        assertThat(found.totalWorst()).isEqualTo(expected.get("total_worst").asLong());
        Map<List<String>, LogConformance.Variant> ours = new HashMap<>();
        found.variants().forEach(variant -> ours.put(variant.path(), variant));
        assertThat(ours).hasSize(expected.get("variants").size());
        for (JsonNode variant : expected.get("variants")) {
            List<String> path = texts(variant.get(4));
            LogConformance.Variant mine = ours.get(path);
            assertThat(mine.count()).isEqualTo(variant.get(0).asInt());
            assertThat(mine.alignment().cost())
                    .as(path.toString())
                    .isEqualTo(variant.get(1).asInt());
            assertThat(mine.alignment().worstCost()).isEqualTo(variant.get(2).asInt());
            assertThat(mine.alignment().fitness()).isCloseTo(variant.get(3).asDouble(), within(1e-11));
            assertReplays(net, path, mine.alignment());
        }
    }

    /** Allowed and escaping steps, by an independent script that replays all markings at once; these logs fit their nets. */
    @ParameterizedTest
    @CsvSource({
        "running-example.csv, running-example.inductive_im, 81, 20",
        "roadtraffic100traces.csv, roadtraffic100traces.inductive_im, 966, 252",
        "receipt.csv.gz, receipt.inductive_im, 147391, 122914"
    })
    void precision_equalsAnIndependentScript(String file, String model, long allowed, long escaping) {
        reference(model + ".alignment.json");
        PetriNet net = PnmlNet.read(Source.of(LOGS.resolve("reference").resolve(model + ".pnml")));
        EventLog log = CsvLog.xesNames().read(Source.of(LOGS.resolve(file)));

        assertThat(ConformanceCheck.check(log, net).orElseThrow().precision())
                .contains(Ratio.of(allowed - escaping, allowed));
    }

    @Test
    void align_equalsTheTextbook() {
        JsonNode textbook = reference("textbook_conformance.json");
        textbook.get("nets").properties().forEach(entry -> {
            Aligner aligner = Aligner.of(net(entry.getValue()));
            assertThat(aligner.shortestRun())
                    .isEqualTo(entry.getValue().get("shortest_path").asInt());
            long total = 0;
            for (Map.Entry<String, JsonNode> variant :
                    entry.getValue().get("per_variant").properties()) {
                Alignment found = aligner.align(variant.getKey()
                        .chars()
                        .mapToObj(c -> String.valueOf((char) c))
                        .toList());
                assertThat(found.cost())
                        .as("%s on %s", variant.getKey(), entry.getKey())
                        .isEqualTo(variant.getValue().get("alignment_cost").asInt());
                assertThat(found.fitness())
                        .isCloseTo(variant.getValue().get("alignment_fitness").asDouble(), within(1e-9));
                total += (long) found.cost() * variant.getValue().get("cases").asInt();
            }
            // published: 914 for N2, 2,366 for N3
            assertThat(total)
                    .isEqualTo(entry.getValue().get("alignment_total_cost").asLong());
        });
    }

    private static PetriNet net(JsonNode described) {
        PetriNet.Builder net = PetriNet.builder();
        List<String[]> arcs = new ArrayList<>();
        Set<String> places = new TreeSet<>();
        described.get("transitions").properties().forEach(t -> {
            t.getValue().get("consumes").forEach(p -> {
                places.add(p.asString());
                arcs.add(new String[] {p.asString(), "t-" + t.getKey()});
            });
            t.getValue().get("produces").forEach(p -> {
                places.add(p.asString());
                arcs.add(new String[] {"t-" + t.getKey(), p.asString()});
            });
        });
        String first = described.get("initial").asString();
        String last = described.get("final").asString();
        places.forEach(p -> net.place(p, p.equals(first) ? 1 : 0, p.equals(last) ? 1 : 0));
        described.get("transitions").properties().forEach(t -> net.transition("t-" + t.getKey(), t.getKey()));
        arcs.forEach(arc -> net.arc(arc[0], arc[1]));
        return net.build();
    }

    /** An optimal cost is unique, an alignment is not: so it is replayed. */
    private static void assertReplays(PetriNet net, List<String> path, Alignment alignment) {
        int[] tokens = net.initialMarking();
        List<String> events = new ArrayList<>();
        int cost = 0;
        Replay replay = new Replay(net);
        for (Move move : alignment.moves()) {
            cost += move.kind().cost();
            if (move.event() >= 0) {
                assertThat(move.event()).isEqualTo(events.size());
                events.add(move.activity());
            }
            if (move.transition() != null) {
                replay.fire(tokens, move);
            }
        }
        assertThat(events).isEqualTo(path);
        assertThat(tokens).isEqualTo(net.finalMarking());
        assertThat(cost).isEqualTo(alignment.cost());
    }

    /** Fires by the public face of a net: which file says which arcs is read again here. */
    private record Replay(PetriNet net) {
        void fire(int[] tokens, Move move) {
            int t = net.transitions().indexOf(move.transition());
            assertThat(net.label(t).orElse(null)).isEqualTo(move.activity());
            net.inputsOf(t).forEach((place, weight) -> {
                tokens[place] -= weight;
                assertThat(tokens[place]).isNotNegative();
            });
            net.outputsOf(t).forEach((place, weight) -> tokens[place] += weight);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static JsonNode reference(String file) {
        Path path = LOGS.resolve("reference").resolve(file);
        assumeTrue(Files.exists(path), "sample data absent: " + path);
        return JsonMapper.shared().readTree(path);
    }
}
