package org.cxsdk.core.insight.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.insight.Attribution;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.SeededJourneys;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An attacker has everything that is published, knows which cells exist, and subtracts. */
class PublicationTest {

    private static final String OUTSIDE = "outside";

    @ParameterizedTest
    @CsvSource({"1,40,5", "2,60,5", "3,80,5", "4,120,5", "5,200,5", "6,200,10", "7,500,5", "8,500,20", "9,30,3"})
    void of_cannotBeAttackedBySubtraction(long seed, int journeys, int minimumN) {
        EventLog log = SeededJourneys.log(SeededJourneys.events(seed, journeys));
        PublishedJourneys published = Publication.of(log, minimumN);

        assertNothingSmall(published);
        attackPaths(log, published);
        attackLines(log, published);
    }

    @Test
    void of_foldsRarePaths_asPublished() {
        Path receipt = Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys/receipt.csv.gz");
        assumeTrue(Files.exists(receipt), "sample data absent: " + receipt);
        PublishedJourneys published = Publication.of(CsvLog.xesNames().read(Source.of(receipt)));

        // by an independent script: with k = 5, 17 paths remain and cover 1,319 of 1,434 journeys, 115 fold into
        // "other"
        assertThat(published.paths()).hasSize(17);
        assertThat(published.otherPaths()).hasValue(1_434 - 1_319);
        // 713, 123, 116, 115, 75 and 40 by the same script, to the nearest ten
        assertThat(published.paths().stream().limit(6).map(PublishedJourneys.Path::journeys))
                .containsExactly(710, 120, 120, 120, 80, 40);
        assertNothingSmall(published);
    }

    @Test
    void of_tellsNothing_whenThereAreTooFewJourneys() {
        PublishedJourneys published = Publication.of(SeededJourneys.log(SeededJourneys.events(1, 4)));
        assertThat(published.journeys()).isEmpty();
        assertThat(published.paths()).isEmpty();
        assertThat(published.edges()).isEmpty();
    }

    /**
     * The attacker knows who did what by the names of the figures, but not how many: he adds and subtracts every two and three
     * figures that are out, wherever the result is again a number of journeys. None may be small.
     */
    @ParameterizedTest
    @CsvSource({"11,60,5", "12,150,5", "13,400,5", "14,400,10"})
    void of_cannotBeAttackedByTwoOrThreeFigures_whateverElseIsOut(long seed, int journeys, int minimumN) {
        EventLog log = SeededJourneys.log(SeededJourneys.events(seed, journeys));
        Map<String, BitSet> others = new LinkedHashMap<>();
        others.putAll(FunnelAnalysis.journeys(log, Funnel.of("apply", "upload proof", "check", "decide")));
        others.putAll(GroupComparison.journeys(log, Trait.CHANNEL, Attribution.FIRST, Set.of("decide")));
        others.putAll(LogAnalysis.again(log));
        others.putAll(SwitchAnalysis.journeys(log, Trait.CHANNEL, Set.of("decide")));
        PublishedJourneys published = Publication.of(log, minimumN, others);

        List<BitSet> out = new ArrayList<>();
        BitSet all = new BitSet();
        all.set(0, log.cases());
        out.add(all);
        published.counts().forEach((name, count) -> {
            BitSet group = others.getOrDefault(name, new BitSet());
            assertThat(count).isEqualTo(group.cardinality());
            out.add(group);
        });
        Map<List<String>, BitSet> truth = groups(log);
        published.edges().forEach(edge -> out.add(truth.get(List.of(edge.from(), edge.to()))));
        published.starts().keySet().forEach(name -> out.add(truth.get(List.of(OUTSIDE, name))));
        published.ends().keySet().forEach(name -> out.add(truth.get(List.of(name, OUTSIDE))));
        published.activities().keySet().forEach(name -> out.add(truth.get(List.of(name))));
        assertThat(published.counts()).isNotEmpty();
        for (BitSet whole : out) {
            for (BitSet part : out) {
                BitSet rest = without(whole, part);
                assertThat(rest.cardinality() + part.cardinality() == whole.cardinality() && isSmall(rest, minimumN))
                        .isFalse();
                for (BitSet more : out) {
                    BitSet left = without(rest, more);
                    boolean apart = left.cardinality() + part.cardinality() + more.cardinality() == whole.cardinality();
                    assertThat(apart && isSmall(left, minimumN)).isFalse();
                }
            }
        }
    }

    private static boolean isSmall(BitSet group, int minimumN) {
        return !group.isEmpty() && group.cardinality() < minimumN;
    }

    private static BitSet without(BitSet whole, BitSet part) {
        BitSet rest = (BitSet) whole.clone();
        rest.andNot(part);
        return rest;
    }

    private static Map<List<String>, BitSet> groups(EventLog log) {
        Map<List<String>, BitSet> groups = new HashMap<>();
        for (int c = 0; c < log.cases(); c++) {
            String before = OUTSIDE;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                String activity = log.activity(log.activityOf(e));
                for (List<String> key : List.of(List.of(before, activity), List.of(activity))) {
                    groups.computeIfAbsent(key, any -> new BitSet()).set(c);
                }
                before = activity;
            }
            groups.computeIfAbsent(List.of(before, OUTSIDE), any -> new BitSet())
                    .set(c);
        }
        return groups;
    }

    private static void assertNothingSmall(PublishedJourneys published) {
        List<Integer> figures = new ArrayList<>(published.activities().values());
        figures.addAll(published.starts().values());
        figures.addAll(published.ends().values());
        published.edges().forEach(edge -> figures.add(edge.journeys()));
        published.paths().forEach(path -> figures.add(path.journeys()));
        published.otherPaths().filter(count -> count > 0).ifPresent(figures::add);
        assertThat(figures).allMatch(count -> count >= published.minimumN());
        published.edges().stream()
                .filter(edge -> edge.medianSeconds() != null)
                .forEach(edge -> assertThat(edge.journeys()).isGreaterThanOrEqualTo(2 * published.minimumN()));
    }

    private static void attackPaths(EventLog log, PublishedJourneys published) {
        Set<List<String>> shown = new HashSet<>();
        published.paths().forEach(path -> shown.add(path.activities()));
        int hidden = VariantCounter.count(log, Integer.MAX_VALUE).top().stream()
                .filter(variant -> !shown.contains(variant.path()))
                .mapToInt(Variants.Variant::count)
                .sum();
        assertThat(hidden == 0
                        || hidden >= published.minimumN()
                        || published.otherPaths().isEmpty())
                .isTrue();
        published.otherPaths().ifPresent(other -> assertThat(other).isEqualTo(hidden));
    }

    /**
     * For each line whose total is shown the attacker subtracts the shown cells; what is left bounds each withheld one from
     * above. Lines add up where no journey does an activity twice; elsewhere the attacker knows less.
     */
    private static void attackLines(EventLog log, PublishedJourneys published) {
        Map<List<String>, Integer> shown = new HashMap<>();
        published.edges().forEach(edge -> shown.put(List.of(edge.from(), edge.to()), edge.journeys()));
        published.starts().forEach((activity, count) -> shown.put(List.of(OUTSIDE, activity), count));
        published.ends().forEach((activity, count) -> shown.put(List.of(activity, OUTSIDE), count));
        Map<List<String>, Integer> truth = truth(log);
        Set<String> names = new TreeSet<>();
        truth.keySet().forEach(names::addAll);
        for (String name : names) {
            for (int side : new int[] {0, 1}) {
                Integer total = name.equals(OUTSIDE)
                        ? published.journeys().orElse(null)
                        : published.activities().get(name);
                if (total == null) {
                    continue;
                }
                int rest = total;
                List<List<String>> withheld = new ArrayList<>();
                int trueTotal = 0;
                for (Map.Entry<List<String>, Integer> cell : truth.entrySet()) {
                    if (cell.getKey().get(side).equals(name)) {
                        trueTotal += cell.getValue();
                        Integer count = shown.get(cell.getKey());
                        if (count == null) {
                            withheld.add(cell.getKey());
                        } else {
                            rest -= count;
                        }
                    }
                }
                if (trueTotal == total && !withheld.isEmpty()) {
                    int highest = rest - (withheld.size() - 1);
                    assertThat(withheld.size() > 1 && highest >= published.minimumN())
                            .as("%s, side %s: %s withheld, %s left", name, side, withheld, rest)
                            .isTrue();
                }
            }
        }
    }

    private static Map<List<String>, Integer> truth(EventLog log) {
        Map<List<String>, Integer> truth = new HashMap<>();
        for (int c = 0; c < log.cases(); c++) {
            Set<List<String>> seen = new HashSet<>();
            String before = OUTSIDE;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                String activity = log.activity(log.activityOf(e));
                seen.add(List.of(before, activity));
                before = activity;
            }
            seen.add(List.of(before, OUTSIDE));
            seen.forEach(cell -> truth.merge(cell, 1, Integer::sum));
        }
        return truth;
    }
}
