package org.cxsdk.core.insight.conform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AlignerTest {

    private static PetriNet sequence(String... activities) {
        PetriNet.Builder net = PetriNet.builder().place("0", 1, 0);
        for (int i = 0; i < activities.length; i++) {
            net.place(String.valueOf(i + 1), 0, i + 1 == activities.length ? 1 : 0)
                    .transition("t" + i, activities[i])
                    .arc(String.valueOf(i), "t" + i)
                    .arc("t" + i, String.valueOf(i + 1));
        }
        return net.build();
    }

    /** Of a sequence the cost is known: events + steps - 2 times the longest common subsequence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void align_equalsTheLongestCommonSubsequence_onSequences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            List<String> design = word(random, 1 + random.nextInt(8));
            List<String> trace = word(random, random.nextInt(10));
            Alignment found =
                    Aligner.of(sequence(design.toArray(String[]::new))).align(trace);
            assertThat(found.cost())
                    .as("seed %s: %s on %s", seed, trace, design)
                    .isEqualTo(trace.size() + design.size() - 2 * common(trace, design));
            assertThat(found.exactness()).isEqualTo(Exactness.EXACT);
        }
    }

    private static List<String> word(SplittableRandom random, int length) {
        List<String> word = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            word.add(String.valueOf((char) ('a' + random.nextInt(4))));
        }
        return word;
    }

    private static int common(List<String> one, List<String> other) {
        int[][] length = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                length[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[one.size()][other.size()];
    }

    /**
     * Random nets with silent steps, loops, choices and two tokens, against a search that knows no bound: relaxation over
     * all pairs of marking and place until nothing changes.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void align_equalsRelaxation_onRandomNets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        while (compared < 60) {
            PetriNet net = randomNet(random);
            List<String> trace = word(random, random.nextInt(7));
            Integer expected = relaxed(net, trace);
            if (expected == null) {
                assertThatExceptionOfType(CxException.class).isThrownBy(() -> Aligner.of(net));
            } else {
                assertThat(Aligner.of(net).align(trace).cost())
                        .as("seed %s, net %s, %s", seed, compared, trace)
                        .isEqualTo(expected);
                compared++;
            }
        }
    }

    /** Conservative, so that its markings are few: every transition takes as many tokens as it puts. */
    private static PetriNet randomNet(SplittableRandom random) {
        int places = 3 + random.nextInt(3);
        PetriNet.Builder net = PetriNet.builder();
        for (int p = 0; p < places; p++) {
            net.place("p" + p, p < 2 ? 1 : 0, p >= places - 2 ? 1 : 0);
        }
        int transitions = 4 + random.nextInt(6);
        for (int t = 0; t < transitions; t++) {
            String id = "t" + t;
            if (random.nextInt(4) == 0) {
                net.silent(id);
            } else {
                net.transition(id, String.valueOf((char) ('a' + random.nextInt(4))));
            }
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                net.arc("p" + random.nextInt(places), id).arc(id, "p" + random.nextInt(places));
            }
        }
        return net.build();
    }

    private static Integer relaxed(PetriNet net, List<String> trace) {
        return relaxed(net, trace, Integer.MAX_VALUE);
    }

    private static Integer relaxed(PetriNet net, List<String> trace, int mostTokens) {
        Map<List<Integer>, Integer> costs = new HashMap<>();
        List<Integer> start = state(net.initialMarking(), 0);
        costs.put(start, 0);
        List<List<Integer>> changed = new ArrayList<>(List.of(start));
        while (!changed.isEmpty()) {
            List<List<Integer>> next = new ArrayList<>();
            for (List<Integer> state : changed) {
                int cost = costs.get(state);
                int place = state.get(state.size() - 1);
                int[] tokens =
                        state.stream().limit(state.size() - 1L).mapToInt(i -> i).toArray();
                if (place < trace.size()) {
                    offer(costs, next, state(tokens, place + 1), cost + 1);
                }
                for (int t = 0; t < net.transitions().size(); t++) {
                    int[] after = tokens.clone();
                    net.inputsOf(t).forEach((p, w) -> after[p] -= w);
                    if (Arrays.stream(after).anyMatch(count -> count < 0)) {
                        continue;
                    }
                    net.outputsOf(t).forEach((p, w) -> after[p] += w);
                    if (Arrays.stream(after).anyMatch(count -> count > mostTokens)) {
                        continue;
                    }
                    String label = net.label(t).orElse(null);
                    offer(costs, next, state(after, place), label == null ? cost : cost + 1);
                    if (place < trace.size() && trace.get(place).equals(label)) {
                        offer(costs, next, state(after, place + 1), cost);
                    }
                }
            }
            changed = next;
        }
        return costs.get(state(net.finalMarking(), trace.size()));
    }

    private static void offer(
            Map<List<Integer>, Integer> costs, List<List<Integer>> next, List<Integer> state, int cost) {
        Integer known = costs.get(state);
        if (known == null || cost < known) {
            costs.put(state, cost);
            next.add(state);
        }
    }

    private static List<Integer> state(int[] tokens, int place) {
        List<Integer> state = new ArrayList<>();
        for (int count : tokens) {
            state.add(count);
        }
        state.add(place);
        return state;
    }

    @Test
    void align_saysBounded_whenItStopsAtItsLimit() {
        // 12 steps in any order, backwards
        Step[] steps = new Step[12];
        List<String> trace = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            Step.Builder step = Step.builder("s" + i);
            if (i > 0) {
                step.parallelWith(StepId.of("s" + (i - 1)));
            }
            steps[i] = step.build();
            trace.add(0, "s" + i);
        }
        trace.add(3, "unheard of");
        trace.remove("s7");
        PetriNet net = DesignNet.of(JourneyDefinition.of(JourneyVersion.of("j", "1"), Stage.of("all", steps)));

        Alignment exact = Aligner.of(net).align(trace);
        assertThat(exact.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(exact.cost()).isEqualTo(2);

        Alignment bounded = Aligner.of(net, 20).align(trace);
        assertThat(bounded.exactness()).isEqualTo(Exactness.BOUNDED);
        assertThat(bounded.leastCost()).isBetween(1, 2);
        assertThat(bounded.cost()).isBetween(2, 24);
        assertThat(bounded.fits()).isFalse();
    }

    @Test
    void of_refusesANet_thatCannotEnd() {
        PetriNet net = PetriNet.builder()
                .place("begin", 1, 0)
                .place("end", 0, 1)
                .transition("t", "a")
                .arc("begin", "t")
                .arc("t", "begin")
                .build();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Aligner.of(net))
                .withMessageContaining("no run of the net ends in its final marking");
    }

    @Test
    void align_goesOn_whereTokensGrowWithoutLimit() {
        // every "more" puts a token that is never taken: the end is reached only if it never happens
        PetriNet net = PetriNet.builder()
                .place("begin", 1, 0)
                .place("end", 0, 1)
                .place("heap")
                .transition("t", "a")
                .transition("m", "more")
                .arc("begin", "t")
                .arc("t", "end")
                .arc("begin", "m")
                .arc("m", "begin")
                .arc("m", "heap")
                .build();

        assertThat(Aligner.of(net).align(List.of("more", "a")).cost()).isEqualTo(1);
        assertThat(Aligner.of(net).align(List.of("a")).cost()).isZero();
    }

    /** A net that allows a and b at any time, and journeys that do a, then b: at both points one of two steps escapes. */
    @Test
    void precision_setsWhatIsDoneBesideWhatIsAllowed() {
        PetriNet net = PetriNet.builder()
                .place("p", 1, 1)
                .transition("t1", "a")
                .transition("t2", "b")
                .arc("p", "t1")
                .arc("t1", "p")
                .arc("p", "t2")
                .arc("t2", "p")
                .build();
        EventLog.Builder log = EventLog.builder();
        for (int c = 0; c < 3; c++) {
            log.add("c" + c, "a", Instant.EPOCH).add("c" + c, "b", Instant.EPOCH.plusSeconds(1));
        }
        log.add("c3", "b", Instant.EPOCH);

        // four go on from the beginning, where both are done; three go on after a, where one of two escapes
        assertThat(ConformanceCheck.check(log.build(), net).orElseThrow().precision())
                .contains(Ratio.of(4 * 2 + 3, 4 * 2 + 3 * 2));
    }

    /** A heap of 300 parcels, sent and received one by one: every order with no more received than sent is a run. */
    @Test
    void align_isExact_whereAPlaceHoldsHundredsOfTokens() {
        PetriNet net = PetriNet.builder()
                .place("sender", 1, 1)
                .place("heap")
                .transition("t1", "send")
                .transition("t2", "receive")
                .arc("sender", "t1")
                .arc("t1", "sender")
                .arc("t1", "heap")
                .arc("heap", "t2")
                .build();
        List<String> trace = new ArrayList<>(Collections.nCopies(300, "send"));
        trace.addAll(Collections.nCopies(299, "receive"));

        Aligner aligner = Aligner.of(net);
        Alignment alignment = aligner.align(trace);

        // one is sent and never received
        assertThat(alignment.cost()).isEqualTo(1);
        assertThat(alignment.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(aligner.growingPlace()).contains("heap");
    }

    /** Silent steps make tokens without end, and others take them in every order: found all the same, and soon. */
    @Test
    void check_isExact_whereTokensAreMadeWithoutEnd() {
        PetriNet.Builder builder = PetriNet.builder().place("begin", 1, 0).place("end", 0, 1);
        for (String heap : List.of("h1", "h2", "h3")) {
            builder.place(heap)
                    .silent("make " + heap)
                    .arc("begin", "make " + heap)
                    .arc("make " + heap, "begin")
                    .arc("make " + heap, heap)
                    .transition("take " + heap, heap)
                    .arc(heap, "take " + heap);
        }
        PetriNet net = builder.transition("stop", "stop")
                .arc("begin", "stop")
                .arc("stop", "end")
                .build();
        EventLog.Builder log = EventLog.builder();
        for (int c = 0; c < 40; c++) {
            for (int e = 0; e < 12; e++) {
                log.add("c" + c, "h" + (1 + (c * e + c / 3) % 4), Instant.EPOCH.plusSeconds(e));
            }
        }
        Aligner aligner = Aligner.of(net, 5_000);

        LogConformance found = ConformanceCheck.check(log.build(), aligner).orElseThrow();

        assertThat(aligner.growingPlace()).isPresent();
        assertThat(found.exactness()).isEqualTo(Exactness.EXACT);
        found.variants().forEach(variant -> {
            // stop is missing from each, and h4 stands for no step
            long unknown = variant.path().stream().filter("h4"::equals).count();
            assertThat((long) variant.alignment().cost()).isEqualTo(unknown + 1);
            assertThat(replayed(net, variant.path(), variant.alignment())).isTrue();
        });
    }

    /** Ten searches may look at all they may; after that each at a hundredth, and it says so. */
    @Test
    void check_boundsItsWork_andSaysSo() {
        // twenty steps in any order: a million markings, more than are worked out beforehand
        PetriNet.Builder builder = PetriNet.builder();
        for (int i = 0; i < 20; i++) {
            builder.place("before " + i, 1, 0)
                    .place("after " + i, 0, 1)
                    .transition("t" + i, "s" + i)
                    .arc("before " + i, "t" + i)
                    .arc("t" + i, "after " + i);
        }
        EventLog.Builder log = EventLog.builder();
        for (int c = 0; c < 60; c++) {
            for (int e = 0; e < 20; e++) {
                log.add("c" + c, "s" + (c + 7 * e) % 23, Instant.EPOCH.plusSeconds(e));
            }
        }
        PetriNet net = builder.build();
        Aligner aligner = Aligner.of(net, 2_000);

        LogConformance found = ConformanceCheck.check(log.build(), aligner).orElseThrow();

        // each search that stops is followed by one for some good alignment, and may go beyond by the last step
        assertThat(aligner.looked()).isLessThan(2 * (11 * 2_100L + 60 * 120L));
        assertThat(found.exactness()).isEqualTo(Exactness.BOUNDED);
        assertThat(found.leastTotalCost()).isLessThan(found.totalCost());
        found.variants()
                .forEach(variant -> assertThat(replayed(net, variant.path(), variant.alignment()))
                        .isTrue());
    }

    /** Tokens that grow, against all alignments with at most seven tokens in a place: none of those is cheaper. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void align_findsNothingDearer_thanOnFewTokens(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        int growing = 0;
        while (compared < 60) {
            PetriNet net = growingNet(random);
            List<String> trace = word(random, random.nextInt(6));
            Integer expected = relaxed(net, trace, 7);
            if (expected == null) {
                continue;
            }
            Aligner aligner = Aligner.of(net, 5_000);
            Alignment alignment = aligner.align(trace);
            growing += aligner.growingPlace().isPresent() ? 1 : 0;
            compared++;
            assertThat(alignment.leastCost())
                    .as("seed %s, net %s, %s", seed, compared, trace)
                    .isLessThanOrEqualTo(expected);
            if (alignment.exactness() == Exactness.EXACT) {
                assertThat(alignment.cost()).isLessThanOrEqualTo(expected);
            }
            assertThat(replayed(net, trace, alignment)).isTrue();
        }
        assertThat(growing).isGreaterThan(10);
    }

    private static PetriNet growingNet(SplittableRandom random) {
        PetriNet.Builder net = PetriNet.builder().place("p0", 1, 0).place("p1").place("p2", 0, 1);
        int transitions = 4 + random.nextInt(5);
        for (int t = 0; t < transitions; t++) {
            String id = "t" + t;
            if (random.nextInt(4) == 0) {
                net.silent(id);
            } else {
                net.transition(id, String.valueOf((char) ('a' + random.nextInt(4))));
            }
            net.arc("p" + random.nextInt(3), id, 1 + random.nextInt(2));
            for (int i = random.nextInt(3); i > 0; i--) {
                net.arc(id, "p" + random.nextInt(3));
            }
        }
        return net.build();
    }

    private static boolean replayed(PetriNet net, List<String> trace, Alignment alignment) {
        int[] tokens = net.initialMarking();
        List<String> events = new ArrayList<>();
        for (Move move : alignment.moves()) {
            if (move.event() >= 0) {
                events.add(trace.get(move.event()));
            }
            if (move.transition() != null) {
                int t = net.transitions().indexOf(move.transition());
                net.inputsOf(t).forEach((place, taken) -> tokens[place] -= taken);
                if (Arrays.stream(tokens).anyMatch(count -> count < 0)) {
                    return false;
                }
                net.outputsOf(t).forEach((place, put) -> tokens[place] += put);
            }
        }
        return events.equals(trace) && Arrays.equals(tokens, net.finalMarking());
    }
}
