package org.cxsdk.metrics.revision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** October is told on 2 November, then again when facts came late, were corrected and withdrawn; nothing told is lost. */
class RestatementTest {

    private static final KpiId SHARE = KpiId.of("resolved");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneId.of("UTC"));
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [channel]}
        kpis:
          - id: resolved
            title: {en: Resolved at once, ar: الحل فوراً}
            measure:
              kind: share
              numerator: {where: {kind: visit, dimension: channel, is: solved}}
              denominator: {where: {kind: visit}}
            provisionalFor: P10D
          - id: late
            title: {en: Recorded late, ar: سُجّلت متأخرة}
            measure: {kind: share, numerator: {where: {recordedLate: P1D}}, denominator: {where: {kind: visit}}}
        """));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z")));
    private final CxMetrics metrics = CxMetrics.on(context);
    private final CxRevisions revisions = CxRevisions.on(context);

    @Test
    void everyChange_isARevision_andEachCanBeHadAgain() {
        metrics.record(
                visit("v1", "solved", "2026-10-05").build(),
                visit("v2", "open", "2026-10-06").build());
        Instant second = Instant.parse("2026-11-02T00:00:00Z");
        // region revisions
        List<KpiRevision> told = revisions.tell(metrics.measure(KPIS, second));
        // endregion
        assertThat(told).extracting(KpiRevision::cause).containsOnly(KpiRevision.Cause.FIRST);
        assertThat(revisions.tell(metrics.measure(KPIS, second)))
                .as("told twice")
                .isEmpty();

        // a late fact on 5 November
        metrics.record(visit("v3", "solved", "2026-10-31")
                .recorded(Instant.parse("2026-11-05T00:00:00Z"))
                .build());
        revisions.tell(metrics.measure(KPIS, Instant.parse("2026-11-06T00:00:00Z")));
        // the window is over on 11 November
        revisions.tell(metrics.measure(KPIS, Instant.parse("2026-11-11T00:00:00Z")));
        // corrected on the 15th, and another one withdrawn on the 20th
        metrics.record(visit("v2b", "solved", "2026-10-06")
                .recorded(Instant.parse("2026-11-15T00:00:00Z"))
                .corrects(ObservationId.of("v2"))
                .build());
        revisions.tell(metrics.measure(KPIS, Instant.parse("2026-11-16T00:00:00Z")));
        metrics.record(visit("v1x", "solved", "2026-10-05")
                .recorded(Instant.parse("2026-11-20T00:00:00Z"))
                .retracts(ObservationId.of("v1"))
                .build());
        revisions.tell(metrics.measure(KPIS, Instant.parse("2026-11-21T00:00:00Z")));

        List<KpiRevision> history = revisions.history(SHARE, OCTOBER, Segment.WHOLE);
        assertThat(history.stream()
                        .map(revision -> revision.number() + " " + revision.cause() + " "
                                + revision.measurement().state().code() + " "
                                + revision.numerator() + "/" + revision.denominator()))
                .containsExactly(
                        "1 FIRST provisional 1/2",
                        "2 RESTATED provisional 2/3",
                        "3 BECAME_FINAL ok 2/3",
                        "4 RESTATED ok 3/3",
                        "5 RESTATED ok 2/2");
        KpiRevision asTold = revisions
                .asOf(SHARE, OCTOBER, Segment.WHOLE, Instant.parse("2026-11-03T00:00:00Z"))
                .orElseThrow();
        assertThat(asTold.measurement().value()).isEqualTo(Rational.of(1, 2));
        assertThat(asTold.measurement().state()).isEqualTo(Measurement.State.PROVISIONAL);
        assertThat(asTold.next(
                        metrics.measure(KPIS, second)
                                .find(SHARE, OCTOBER, Segment.WHOLE)
                                .orElseThrow(),
                        second))
                .as("computed again from the journal as of that time, it says the same")
                .isEmpty();
    }

    @Test
    void lateness_isAFigureItself() {
        metrics.record(
                visit("v1", "solved", "2026-10-05").build(),
                visit("v2", "solved", "2026-10-05")
                        .recorded(Instant.parse("2026-10-07T00:00:00Z"))
                        .build());

        assertThat(metrics.measure(KPIS)
                        .find(KpiId.of("late"), OCTOBER, Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(1, 2));
    }

    private static Observation.Builder visit(String id, String outcome, String day) {
        return Observation.builder(ObservationId.of(id), "visit", Instant.parse(day + "T00:00:00Z"))
                .dimension("channel", outcome);
    }
}
