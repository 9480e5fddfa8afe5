package org.cxsdk.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.store.KpiStore;
import org.cxsdk.metrics.store.StorageKpiStore;
import org.cxsdk.metrics.store.StorageObservationStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A correction changes the cells that it touches, and no others, however much was read before. */
class TouchedCellsTest {

    private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2027-01-01T08:00:00Z");
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [office], values: {wait: minutes}}
        kpis:
          - {id: mean, title: {en: a, ar: أ}, measure: {kind: mean, value: wait, where: {kind: visit}}, dimensions: [office], period: day}
          - {id: p90, title: {en: a, ar: أ}, measure: {kind: quantile, value: wait, at: 0.9, where: {kind: visit}}, period: day}
        """));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));
    private final Counting store = new Counting(new StorageKpiStore(), new ArrayList<>(), new ArrayList<>());
    private final CxMetrics metrics = CxMetrics.on(context, new StorageObservationStore(), store);

    @Test
    void aCorrection_writesTheCellsItTouches() {
        List<Observation> visits = visits();
        metrics.record(visits);
        metrics.catchUp(KPIS);
        assertThat(store.saved()).as("100 days, 2 offices; 100 days").hasSize(300);
        store.saved().clear();

        // 30 instead of 3 minutes on the eleventh day: its cell of the office, and that of the quantile
        metrics.record(visit("fix", 10, "north", 30)
                .corrects(ObservationId.of("v10-north"))
                .build());
        metrics.catchUp(KPIS);

        assertThat(store.saved()).hasSize(2);
        assertThat(store.deleted()).isEmpty();
        assertThat(value("mean", 10)).isEqualTo("16.5");
        assertThat(value("mean", 11)).isEqualTo("3");
    }

    @Test
    void aMoveToAnotherDay_emptiesTheCellItLeaves() {
        metrics.record(
                visit("only", 0, "north", 7).build(),
                visit("other", 5, "south", 9).build());
        metrics.catchUp(KPIS);
        store.saved().clear();

        metrics.record(visit("moved", 5, "south", 11)
                .corrects(ObservationId.of("only"))
                .build());
        metrics.catchUp(KPIS);

        assertThat(store.deleted())
                .as("the cell of the day and that of the quantile")
                .hasSize(2);
        assertThat(store.saved()).hasSize(2);
        assertThat(value("mean", 5)).isEqualTo("10");
    }

    private String value(String kpi, int day) {
        return metrics.measure(KPIS).of(KpiId.of(kpi)).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE)
                        && result.period().contains(FIRST.plus(Duration.ofDays(day))))
                .findFirst()
                .map(result -> result.measurement().value())
                .orElseThrow()
                .toBigDecimal(2, java.math.RoundingMode.UNNECESSARY)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<Observation> visits() {
        List<Observation> visits = new ArrayList<>();
        for (int day = 0; day < 100; day++) {
            for (String office : List.of("north", "south")) {
                visits.add(visit("v" + day + "-" + office, day, office, 3).build());
            }
        }
        return visits;
    }

    private static Observation.Builder visit(String id, int day, String office, int wait) {
        return Observation.builder(ObservationId.of(id), "visit", FIRST.plus(Duration.ofDays(day)))
                .recorded(NOW.minusSeconds(60))
                .dimension("office", office)
                .value("wait", wait);
    }

    /** Notes what is written. */
    private record Counting(KpiStore whole, List<PartId> saved, List<PartId> deleted) implements KpiStore {

        @Override
        public Optional<Progress> progress(CxSession session, String definitions) {
            return whole.progress(session, definitions);
        }

        @Override
        public List<Part> load(CxSession session, String definitions, Collection<PartId> parts) {
            return whole.load(session, definitions, parts);
        }

        @Override
        public void forEach(CxSession session, String definitions, Consumer<Part> action) {
            whole.forEach(session, definitions, action);
        }

        @Override
        public void save(CxSession session, String definitions, Collection<Part> parts, Progress progress) {
            parts.forEach(part -> saved.add(part.id()));
            whole.save(session, definitions, parts, progress);
        }

        @Override
        public void delete(CxSession session, String definitions, Collection<PartId> parts) {
            deleted.addAll(parts);
            whole.delete(session, definitions, parts);
        }
    }
}
