package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Attacks on a published report: what is withheld cannot be worked out by adding, subtracting and dividing what is shown. */
class PublicationTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-05T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2027-01-01T00:00:00Z");
    private static final int LEAST = 5;

    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [channel, office], values: {cost: AED}}
        kpis:
          - {id: by-channel, title: {en: a, ar: أ}, measure: {kind: count, where: {kind: done}}, dimensions: [channel]}
          - {id: mean, title: {en: a, ar: أ}, measure: {kind: mean, value: cost, where: {kind: done}}, dimensions: [channel, office]}
          - {id: total, title: {en: a, ar: أ}, measure: {kind: sum, value: cost, where: {kind: done}}, dimensions: [office, channel]}
          - {id: others, title: {en: a, ar: أ}, measure: {kind: count, where: {kind: left}}, dimensions: [channel]}
          - id: each
            title: {en: a, ar: أ}
            unit: AED
            measure: {kind: derived, form: quotient, operands: [{kpi: total}, {kpi: others}]}
            dimensions: [channel]
        """));

    private final List<Observation> seen = new ArrayList<>();

    // web 40, phone 6, counter 9, fax 3: fax is small, and one other must go with it. By channel alone that is the
    // phone, by
    // channel and office the counter, which is in the same office as the fax; the one shown here must not give away the
    // one
    // withheld there.
    @Test
    void kpisAboutTheSamePeople_withholdTheSame() {
        see("done", 20, "web", "north");
        see("done", 20, "web", "south");
        see("done", 6, "phone", "north");
        see("done", 9, "counter", "south");
        see("done", 3, "fax", "south");
        see("left", 50, "web", "north");
        see("left", 50, "phone", "north");
        see("left", 50, "counter", "north");
        see("left", 50, "fax", "north");

        KpiReport published = KpiEngine.compute(KPIS, seen, AFTER).withheldBelow(LEAST);

        List<Segment> byChannel = withheld(published, "by-channel");
        assertThat(byChannel).hasSize(2).contains(Segment.of("channel", "fax"));
        assertThat(withheld(published, "mean")).containsAll(byChannel);
        assertThat(withheld(published, "total")).containsAll(byChannel);
        assertThat(withheld(published, "others")).isEmpty();
        // total / others x others = total: where total is withheld, so is the quotient
        assertThat(withheld(published, "each")).containsExactlyInAnyOrderElementsOf(byChannel);
    }

    /** Of a dimension with one withheld part, the rest tells it; so there are none, or at least two, or the whole is withheld. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSmallGroup_isTheDifferenceOfWhatIsShown(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String channel : new String[] {"web", "phone", "counter", "fax", "letter"}) {
            for (String office : new String[] {"north", "south", "east"}) {
                see("done", random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(60), channel, office);
                see("left", random.nextInt(30), channel, office);
            }
        }
        KpiReport complete = KpiEngine.compute(KPIS, seen, AFTER);
        KpiReport published = complete.withheldBelow(LEAST);

        Map<Segment, Long> shown = published.results().stream()
                .filter(result -> !result.kpi().id().value().equals("others") && result.denominator() == null
                        || result.kpi().id().value().equals("mean"))
                .filter(result -> result.measurement().state() != Measurement.State.SUPPRESSED)
                .collect(Collectors.toMap(
                        KpiResult::segment, result -> result.measurement().n(), (one, same) -> one));
        for (KpiResult result : complete.of(KpiId.of("mean"))) {
            long n = result.measurement().n();
            if (n == 0 || n >= LEAST) {
                continue;
            }
            assertThat(shown).as("seed %d: %s", seed, result.segment()).doesNotContainKey(result.segment());
            for (List<String> coarse : List.of(List.<String>of(), List.of("channel"), List.of("office"))) {
                List<KpiResult> siblings = complete.of(KpiId.of("mean")).stream()
                        .filter(other -> other.segment()
                                        .values()
                                        .keySet()
                                        .equals(result.segment().values().keySet())
                                && other.segment()
                                        .by(coarse)
                                        .equals(result.segment().by(coarse))
                                && other.measurement().n() > 0)
                        .toList();
                long hidden = siblings.stream()
                        .filter(other -> !shown.containsKey(other.segment()))
                        .count();
                boolean wholeShown = shown.containsKey(result.segment().by(coarse));
                assertThat(hidden > 1 || !wholeShown || siblings.size() == 1)
                        .as("seed %d: %s within %s", seed, result.segment(), coarse)
                        .isTrue();
            }
        }
        assertThat(published
                        .find(KpiId.of("by-channel"), complete.results().get(0).period(), Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(
                        seen.stream().filter(one -> one.kind().equals("done")).count()));
    }

    private static List<Segment> withheld(KpiReport report, String kpi) {
        return report.of(KpiId.of(kpi)).stream()
                .filter(result -> result.measurement().state() == Measurement.State.SUPPRESSED)
                .map(KpiResult::segment)
                .filter(segment ->
                        segment.values().size() == 1 && segment.values().containsKey("channel"))
                .toList();
    }

    private void see(String kind, int times, String channel, String office) {
        for (int i = 0; i < times; i++) {
            seen.add(Observation.builder(ObservationId.of("o" + seen.size()), kind, OCTOBER)
                    .dimension("channel", channel)
                    .dimension("office", office)
                    .value("cost", BigDecimal.valueOf(10 + i))
                    .build());
        }
    }
}
