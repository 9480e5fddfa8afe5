package org.cxsdk.core.insight.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.SeededJourneys;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.insight.path.FunnelResult;
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
        assertThat(published.paths().stream()
                        .mapToInt(PublishedJourneys.Path::journeys)
                        .sum())
                .isEqualTo(1_319);
        assertThat(published.otherPaths()).hasValue(115);
        assertNothingSmall(published);
    }

    @Test
    void of_tellsNothing_whenThereAreTooFewJourneys() {
        PublishedJourneys published = Publication.of(SeededJourneys.log(SeededJourneys.events(1, 4)));
        assertThat(published.journeys()).isEmpty();
        assertThat(published.paths()).isEmpty();
        assertThat(published.edges()).isEmpty();
    }

    @Test
    void funnel_hidesStepsThatFewLeftBefore() {
        EventLog log = SeededJourneys.log(SeededJourneys.events(3, 100));
        FunnelResult result = FunnelAnalysis.follow(log, Funnel.of("apply", "upload proof", "check", "decide"));
        List<Optional<Integer>> shown = Publication.funnel(result, 5);
        int last = log.cases();
        for (Optional<Integer> step : shown) {
            if (step.isPresent()) {
                int lost = last - step.get();
                assertThat(lost == 0 || lost >= 5).isTrue();
                last = step.get();
            }
        }
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
        int shown = published.paths().stream()
                .mapToInt(PublishedJourneys.Path::journeys)
                .sum();
        int hidden = log.cases() - shown;
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
