package org.cxsdk.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.json.KpisJson;
import org.cxsdk.metrics.store.KpiStore;
import org.cxsdk.metrics.store.StorageKpiStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Figures of every kind, taken in by slices through a storage with pauses, corrections and another order, are those computed
 * at once, to the byte: stopping and going on leaves no trace.
 */
class RestartTest {

    private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [channel, office], values: {cost: AED}}
        kpis:
          - {id: mean, title: {en: a, ar: أ}, measure: {kind: mean, value: cost, where: {kind: done}}, dimensions: [channel]}
          - {id: p90, title: {en: a, ar: أ}, measure: {kind: quantile, value: cost, at: 0.9, where: {kind: done}}, period: day}
          - {id: distinct, title: {en: a, ar: أ}, measure: {kind: distinct, of: reference, where: {kind: done}}, dimensions: [channel, office]}
          - {id: survival, title: {en: a, ar: أ}, measure: {kind: survival, opened: {kind: done}, closed: {kind: failed}, reopened: {kind: other}}, dimensions: [office]}
          - {id: followed, title: {en: a, ar: أ}, measure: {kind: conversion, base: {kind: done}, followedBy: {kind: failed}, within: PT5H}, period: day}
          - {id: backlog, title: {en: a, ar: أ}, measure: {kind: backlog, opened: {kind: done}, closed: {kind: failed}}, period: day}
          - {id: trailing, title: {en: a, ar: أ}, measure: {kind: cumulative, window: 3, over: {kind: sum, value: cost, where: {kind: done}}}, period: day}
          - {id: derived, unit: AED, title: {en: a, ar: أ}, measure: {kind: derived, form: quotient, operands: [{kpi: mean}, {kpi: distinct}]}}
        """));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void slicesThroughAStorage_giveTheFiguresOfAllAtOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Observation one = KpiStateTest.anyObservation(random);
            observations.add(one);
            if (random.nextInt(20) == 0) {
                observations.add(Observation.builder(ObservationId.of("fix" + i), one.kind(), one.occurred())
                        .recorded(one.recorded().plusSeconds(60))
                        .reference(one.reference())
                        .corrects(one.id())
                        .build());
            }
            if (random.nextInt(30) == 0) {
                // some of these withdraw a correction, some what was corrected
                ObservationId last = observations.get(observations.size() - 1).id();
                observations.add(Observation.builder(ObservationId.of("gone" + i), one.kind(), one.occurred())
                        .recorded(one.recorded().plusSeconds(120))
                        .retracts(random.nextBoolean() ? last : one.id())
                        .build());
            }
        }
        CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));
        List<Observation> shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, new Random(seed));
        int at = 0;
        while (at < shuffled.size()) {
            int to = Math.min(shuffled.size(), at + 1 + random.nextInt(60));
            // each slice by a service of its own, as after a restart
            CxMetrics metrics = CxMetrics.on(context);
            metrics.record(shuffled.subList(at, to));
            metrics.catchUp(KPIS);
            at = to;
        }

        KpiReport stepwise = CxMetrics.on(context).measure(KPIS);
        KpiReport atOnce = KpiEngine.compute(KPIS, observations, NOW);

        assertThat(text(stepwise)).isEqualTo(text(atOnce));
        CxContext another = CxContext.inMemory(InstantSource.fixed(NOW));
        CxMetrics.on(another).record(shuffled);
        CxMetrics.on(another).catchUp(KPIS);
        assertThat(kept(context)).as("what is stored").containsExactlyInAnyOrderElementsOf(kept(another));
        assertThat(text(CxMetrics.on(context).measure(KPIS, Instant.parse("2026-10-02T12:00:00Z"))))
                .as("as of an earlier time, computed from the journal")
                .isEqualTo(text(KpiEngine.compute(KPIS, observations, Instant.parse("2026-10-02T12:00:00Z"))));
    }

    private static List<KpiStore.Part> kept(CxContext context) {
        return context.read(session -> {
            List<KpiStore.Part> parts = new ArrayList<>();
            new StorageKpiStore().forEach(session, KPIS.sha256(), parts::add);
            return parts;
        });
    }

    /** All but how far the journal was read. */
    private static String text(KpiReport report) {
        return KpisJson.text(report).replaceAll("\"revision\" ?: ?[0-9]+", "").replaceAll("\\s", "");
    }
}
