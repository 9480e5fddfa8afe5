package org.cxsdk.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases within a target of one hour; times are minutes after midnight of 1 October 2026, UTC. */
class AttainmentTest {

    private static final LocalizedText TITLE = LocalizedText.enAr("Resolved in an hour", "حُلّت خلال ساعة");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
    private static final ReportingPeriod FIRST = ReportingPeriod.ofDay(LocalDate.of(2026, 10, 1), UTC);

    private final List<Observation> observations = new ArrayList<>();

    @Test
    void dueCohort_countsWhatFellDue_closedOrNot() {
        opened("in-time", 0);
        closed("in-time", 60);
        opened("late", 0);
        closed("late", 61);
        opened("open", 0);

        KpiResult result = at(120, dueCohort());

        assertThat(result.measurement().value()).isEqualTo(Rational.of(1, 3));
        assertThat(result.measurement().state()).as("the day is not over").isEqualTo(Measurement.State.PROVISIONAL);
    }

    @Test
    void dueCohort_waits_evenForWhatIsClosedAlready() {
        opened("due", 0);
        opened("quick", 30);
        closed("quick", 31);

        KpiResult result = at(60, dueCohort());

        // taking the quick one in early would say 1 of 2
        assertThat(result.measurement().value()).isEqualTo(Rational.ZERO);
        assertThat(result.measurement().n()).isEqualTo(1);
        assertThat(result.excluded()).isEqualTo(Map.of("NOT_DUE_YET", 1L));
    }

    @Test
    void closedCohort_overstates_andSaysWhatItLeavesOut() {
        opened("in-time", 0);
        closed("in-time", 10);
        opened("open", 0);

        KpiResult result = at(120, kpi(Measure.Cohort.CLOSED_COHORT, Measure.Closing.FIRST_CLOSE));

        assertThat(result.measurement().value()).isEqualTo(Rational.ONE);
        assertThat(result.excluded()).isEqualTo(Map.of("STILL_OPEN", 1L));
    }

    @Test
    void closing_saysWhichOneCounts_whenACaseWasReopened() {
        opened("reopened", 0);
        closed("reopened", 10);
        closed("reopened", 100);

        assertThat(at(200, kpi(Measure.Cohort.DUE_COHORT, Measure.Closing.FIRST_CLOSE))
                        .measurement()
                        .value())
                .isEqualTo(Rational.ONE);
        assertThat(at(200, kpi(Measure.Cohort.DUE_COHORT, Measure.Closing.LAST_CLOSE))
                        .measurement()
                        .value())
                .isEqualTo(Rational.ZERO);
    }

    @Test
    void openingAndClosing_mayArriveInAnyOrder() {
        closed("a", 10);
        opened("a", 0);

        assertThat(at(120, dueCohort()).measurement().value()).isEqualTo(Rational.ONE);
    }

    @Test
    void dueCohort_belongsToThePeriodInWhichItFellDue() {
        opened("over-midnight", 23 * 60 + 30);
        closed("over-midnight", 23 * 60 + 50);

        KpiReport report = compute(2 * 24 * 60, dueCohort());

        assertThat(report.results().stream().map(result -> result.period().label()))
                .containsExactly("2026-10-02");
    }

    @Test
    void impossibleCases_areCounted() {
        closed("never-opened", 10);
        opened("backwards", 30);
        closed("backwards", 20);
        observations.add(Observation.builder(ObservationId.of("lost"), "case.opened", MIDNIGHT)
                .build());

        KpiResult result = at(120, dueCohort());

        assertThat(result.measurement().state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(result.excluded())
                .isEqualTo(Map.of("CLOSED_WITHOUT_OPENING", 1L, "CLOSED_BEFORE_OPENED", 1L, "MISSING_REFERENCE", 1L));
    }

    // Open311 publishes duplicates as closed requests; they must not count as quick resolutions.
    @Test
    void exclusion_atClosing_rulesTheCaseOut() {
        opened("real", 0);
        opened("duplicate", 0);
        observations.add(event("duplicate", "case.closed", 1)
                .dimension("outcome", "duplicate")
                .build());
        KpiDefinition kpi = KpiDefinition.builder(
                        KpiId.of("in-time"), TITLE, dueCohort().measure())
                .period(ReportingPeriod.Grain.DAY, UTC)
                .exclude(new Exclusion("duplicate-request", Filter.dimension("outcome", "duplicate"), TITLE))
                .build();

        KpiResult result = at(120, kpi);

        assertThat(result.measurement().value()).isEqualTo(Rational.ZERO);
        assertThat(result.measurement().n()).isEqualTo(1);
        assertThat(result.excluded()).isEqualTo(Map.of("duplicate-request", 1L));
    }

    private void opened(String reference, int minute) {
        observations.add(event(reference, "case.opened", minute).build());
    }

    private void closed(String reference, int minute) {
        observations.add(event(reference, "case.closed", minute).build());
    }

    private Observation.Builder event(String reference, String kind, int minute) {
        return Observation.builder(
                        ObservationId.of("o" + observations.size()), kind, MIDNIGHT.plus(Duration.ofMinutes(minute)))
                .reference(reference);
    }

    private static KpiDefinition dueCohort() {
        return kpi(Measure.Cohort.DUE_COHORT, Measure.Closing.FIRST_CLOSE);
    }

    private static KpiDefinition kpi(Measure.Cohort cohort, Measure.Closing closing) {
        return KpiDefinition.builder(
                        KpiId.of("in-time"),
                        TITLE,
                        new Measure.Attainment(
                                Filter.kind("case.opened"),
                                Filter.kind("case.closed"),
                                Duration.ofHours(1),
                                cohort,
                                closing))
                .period(ReportingPeriod.Grain.DAY, UTC)
                .build();
    }

    private KpiReport compute(int asOfMinute, KpiDefinition kpi) {
        return KpiEngine.compute(KpiDefinitions.of(kpi), observations, MIDNIGHT.plus(Duration.ofMinutes(asOfMinute)));
    }

    private KpiResult at(int asOfMinute, KpiDefinition kpi) {
        return compute(asOfMinute, kpi).find(kpi.id(), FIRST, Segment.WHOLE).orElseThrow();
    }
}
