package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class KpiEngineTest {

    private static final LocalizedText TITLE = LocalizedText.enAr("Some KPI", "مؤشر");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), UTC);
    private static final Instant MIDDLE = Instant.parse("2026-10-15T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-05T00:00:00Z");
    private static final Measure DONE_OF_ALL = Measure.share(Filter.kind("done"), Filter.kind("done", "failed"));

    private final List<Observation> observations = new ArrayList<>();

    @Test
    void compute_givesShareWithWilsonInterval() {
        // R 4.2.2: prop.test(45, 50, correct = FALSE)$conf.int = 0.786397686, 0.956524235
        see(45, "done");
        see(5, "failed");

        KpiResult result = whole(kpi(DONE_OF_ALL).build());

        assertThat(result.measurement().value()).isEqualTo(Rational.of(9, 10));
        assertThat(result.measurement().n()).isEqualTo(50);
        assertThat(result.measurement().state()).isEqualTo(Measurement.State.OK);
        ConfidenceInterval interval = result.measurement().interval();
        assertThat(interval).isNotNull();
        assertThat(interval.low()).isCloseTo(0.786397686, offset(5e-10));
        assertThat(interval.high()).isCloseTo(0.956524235, offset(5e-10));
        assertThat(result.summary())
                .isEqualTo("some-kpi 2026-10 (all): 0.9 = 45 / 50, n 50, 95 % wilson 0.7864 to 0.9565");
    }

    @Test
    void compute_addsUpSegments_ratherThanAveragingThem() {
        see(9, "done", "channel", "web");
        see(1, "failed", "channel", "web");
        see(10, "done", "channel", "counter");
        see(90, "failed", "channel", "counter");

        KpiReport report = compute(kpi(DONE_OF_ALL).dimensions("channel").build());

        // 19 of 110, not (90 % + 10 %) / 2
        assertThat(value(report, Segment.WHOLE)).isEqualTo(Rational.of(19, 110));
        assertThat(value(report, Segment.of("channel", "web"))).isEqualTo(Rational.of(9, 10));
        assertThat(value(report, Segment.of("channel", "counter"))).isEqualTo(Rational.of(1, 10));
    }

    @Test
    void compute_givesTheWhole_eachDimension_andTheirCombinations() {
        see(1, "done", "channel", "web", "office", "north");
        see(1, "failed", "channel", "web", "office", "south");

        KpiReport report =
                compute(kpi(DONE_OF_ALL).dimensions("channel", "office").build());

        assertThat(report.results().stream().map(result -> result.segment().toString()))
                .containsExactly(
                        "(all)",
                        "channel=web",
                        "office=north",
                        "office=south",
                        "channel=web, office=north",
                        "channel=web, office=south");
    }

    @Test
    void compute_keepsASegmentForWhatLacksTheDimension() {
        see(3, "done", "channel", "web");
        see(2, "done");

        KpiReport report = compute(
                kpi(Measure.count(Filter.kind("done"))).dimensions("channel").build());

        assertThat(value(report, Segment.WHOLE)).isEqualTo(Rational.of(5));
        assertThat(value(report, new Segment(Map.of("channel", Optional.empty()))))
                .isEqualTo(Rational.of(2));
    }

    @Test
    void compute_doesNotTakeAMissingValueAsZero() {
        see(observation("done").value("minutes", 10));
        see(observation("done").value("minutes", 20));
        see(observation("done"));

        KpiResult result = whole(kpi(Measure.mean("minutes", Filter.kind("done")))
                .unit("minutes")
                .build());

        // (10 + 20) / 2, not / 3
        assertThat(result.measurement().value()).isEqualTo(Rational.of(15));
        assertThat(result.excluded()).isEqualTo(Map.of("MISSING_VALUE", 1L));
    }

    @Test
    void compute_rescalesARatingAfterAddingUp() {
        // GOV.UK: (mean rating - 1) / (5 - 1). Ratings 5, 5, 5, 4 and 1: mean 4, satisfaction 75 %.
        for (int rating : new int[] {5, 5, 5, 4, 1}) {
            see(observation("rated").value("rating", rating));
        }

        Measure satisfaction = Measure.meanOnScale("rating", Filter.kind("rated"), Rational.of(1), Rational.of(5));

        assertThat(whole(kpi(satisfaction).build()).measurement().value()).isEqualTo(Rational.of(3, 4));
    }

    @Test
    void compute_givesARatePerThousand() {
        see(3, "complaint");
        see(400, "done");

        Measure rate = Measure.ratio(
                Measure.Term.count(Filter.kind("complaint")),
                Measure.Term.count(Filter.kind("done")),
                Rational.of(1_000));

        KpiResult result = whole(kpi(rate).unit("per 1000").build());
        // 3 / 400 * 1000
        assertThat(result.measurement().value()).isEqualTo(Rational.parse("7.5"));
        assertThat(result.measurement().interval())
                .as("no share, no Wilson interval")
                .isNull();
    }

    @Test
    void compute_hasNoFigure_whenNothingIsBelowTheLine() {
        see(2, "complaint");

        KpiResult result = whole(kpi(Measure.ratio(
                        Measure.Term.count(Filter.kind("complaint")),
                        Measure.Term.count(Filter.kind("done")),
                        Rational.ONE))
                .build());

        assertThat(result.measurement().state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(result.measurement().value()).isNull();
        assertThat(result.numerator()).isEqualByComparingTo("2");
    }

    @Test
    void compute_withholdsTheFigure_whenThereAreTooFew() {
        see(3, "done");

        KpiResult result =
                whole(kpi(DONE_OF_ALL).minimumN(4).target(new BigDecimal("0.9")).build());

        assertThat(result.measurement().state()).isEqualTo(Measurement.State.TOO_FEW);
        assertThat(result.measurement().value()).isNull();
        assertThat(result.target().status()).isEqualTo(TargetAssessment.Status.NOT_ENOUGH_DATA);
    }

    @Test
    void compute_isProvisional_untilThePeriodAndItsWindowAreOver() {
        see(3, "done");
        KpiDefinition kpi = kpi(DONE_OF_ALL).provisionalFor(Duration.ofDays(10)).build();

        assertThat(stateAt(kpi, "2026-11-01T00:00:00Z")).isEqualTo(Measurement.State.PROVISIONAL);
        assertThat(stateAt(kpi, "2026-11-10T23:59:59Z")).isEqualTo(Measurement.State.PROVISIONAL);
        assertThat(stateAt(kpi, "2026-11-11T00:00:00Z")).isEqualTo(Measurement.State.OK);
    }

    @Test
    void compute_showsHolesInASeries() {
        see(observation("done", "2026-08-03T10:00:00Z"));
        see(observation("done", "2026-10-03T10:00:00Z"));

        KpiReport report = compute(kpi(Measure.count(Filter.kind("done"))).build());

        assertThat(report.results().stream()
                        .map(result -> result.period().label() + " "
                                + result.measurement().state().code()))
                .containsExactly("2026-08 ok", "2026-09 no-data", "2026-10 ok");
    }

    @Test
    void compute_saysNoData_whenNothingMatches() {
        see(1, "other");

        KpiResult result = compute(kpi(DONE_OF_ALL).build()).results().get(0);

        assertThat(result.measurement().state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(result.measurement().n()).isZero();
    }

    @Test
    void compute_signals_whenAShareExceedsOne() {
        // "Your completion rate should never be greater than 100%", GOV.UK service manual
        see(1, "started");
        see(2, "done");

        KpiResult result = whole(
                kpi(Measure.share(Filter.kind("done"), Filter.kind("started"))).build());

        assertThat(result.signals()).containsExactly(Signal.NUMERATOR_EXCEEDS_DENOMINATOR);
        assertThat(result.measurement().interval()).isNull();
    }

    @Test
    void compute_countsAnExclusionByItsName() {
        see(4, "done");
        see(2, "done", "test", "true");

        KpiResult result = whole(kpi(Measure.count(Filter.kind("done")))
                .exclude(new Exclusion("test-data", Filter.dimension("test", "true"), TITLE))
                .build());

        assertThat(result.measurement().value()).isEqualTo(Rational.of(4));
        assertThat(result.excluded()).isEqualTo(Map.of("test-data", 2L));
    }

    // A quarter depends on the zone: 2025-03-31T20:30Z is 1 April in Dubai and 31 March in London.
    @ParameterizedTest
    @CsvSource({"Asia/Dubai, 2025-Q2", "Europe/London, 2025-Q1"})
    void compute_putsAnEventIntoThePeriodOfTheZone(String zone, String quarter) {
        see(observation("done", "2025-03-31T20:30:00Z"));

        KpiReport report = compute(kpi(Measure.count(Filter.kind("done")))
                .period(ReportingPeriod.Grain.QUARTER, ZoneId.of(zone))
                .build());

        assertThat(report.results().get(0).period().label()).isEqualTo(quarter);
    }

    // London: the day of 2025-10-26 has 25 hours, from 2025-10-25T23:00Z to 2025-10-27T00:00Z.
    @Test
    void compute_countsADayOfTwentyFiveHours() {
        for (int hour = 0; hour < 27; hour++) {
            see(Observation.builder(
                    ObservationId.of("h" + hour),
                    "done",
                    Instant.parse("2025-10-25T22:30:00Z").plus(Duration.ofHours(hour))));
        }
        ZoneId london = ZoneId.of("Europe/London");

        KpiReport report = compute(kpi(Measure.count(Filter.kind("done")))
                .period(ReportingPeriod.Grain.DAY, london)
                .build());

        assertThat(report.find(
                                KpiId.of("some-kpi"),
                                ReportingPeriod.ofDay(LocalDate.of(2025, 10, 26), london),
                                Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(25));
    }

    // Sao Paulo 2018-11-04 has no midnight: the day begins at 01:00, 03:00Z.
    @Test
    void compute_findsTheDayThatHasNoMidnight() {
        ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
        see(observation("done", "2018-11-04T02:59:59Z"));
        see(observation("done", "2018-11-04T03:00:00Z"));

        KpiReport report = compute(kpi(Measure.count(Filter.kind("done")))
                .period(ReportingPeriod.Grain.DAY, saoPaulo)
                .build());

        assertThat(report.results().stream().map(result -> result.period().label()))
                .containsExactly("2018-11-03", "2018-11-04");
    }

    @Test
    void compute_reportsByFiscalYear() {
        see(observation("done", "2026-03-31T22:59:59Z"));
        see(observation("done", "2026-03-31T23:00:00Z"));

        KpiReport report = compute(kpi(Measure.count(Filter.kind("done")))
                .fiscalYear(Month.APRIL, ZoneId.of("Europe/London"))
                .build());

        assertThat(report.results().stream().map(result -> result.period().label()))
                .containsExactly("2025-04/P1Y", "2026-04/P1Y");
    }

    @Test
    void compute_restatesAPeriod_whenAnEventComesLate() {
        see(8, "done");
        see(2, "failed");
        see(observation("failed").recorded(Instant.parse("2026-11-20T00:00:00Z")));
        KpiDefinition kpi = kpi(DONE_OF_ALL).build();

        KpiReport before = computeAsOf(kpi, AFTER);
        KpiReport after = computeAsOf(kpi, Instant.parse("2026-11-20T00:00:00Z"));

        assertThat(value(before, Segment.WHOLE)).isEqualTo(Rational.of(8, 10));
        assertThat(before.excluded()).isEqualTo(Map.of(ExclusionReason.RECORDED_AFTER_AS_OF, 1L));
        assertThat(value(after, Segment.WHOLE)).isEqualTo(Rational.of(8, 11));
    }

    @Test
    void compute_honoursCorrectionAndRetraction() {
        see(6, "done");
        Observation wrong = see(observation("failed"));
        Observation withdrawn = see(observation("failed"));
        see(observation("done").corrects(wrong.id()));
        see(observation("failed").retracts(withdrawn.id()));

        KpiReport report = compute(kpi(DONE_OF_ALL).build());

        // six done and one corrected to done; the other failure is withdrawn
        assertThat(value(report, Segment.WHOLE)).isEqualTo(Rational.ONE);
        assertThat(report.excluded()).isEqualTo(Map.of(ExclusionReason.SUPERSEDED, 1L, ExclusionReason.RETRACTED, 2L));
    }

    @Test
    void compute_givesTheSame_inAnyOrderAndWithRepetitions() {
        see(30, "done", "channel", "web");
        see(20, "failed", "channel", "counter");
        KpiDefinition kpi = kpi(DONE_OF_ALL).dimensions("channel").build();
        List<KpiResult> expected = compute(kpi).results();

        observations.addAll(List.copyOf(observations));
        Collections.shuffle(observations, new Random(3));

        assertThat(compute(kpi).results()).isEqualTo(expected);
    }

    private Observation.Builder observation(String kind) {
        return Observation.builder(ObservationId.of("o" + observations.size()), kind, MIDDLE);
    }

    private Observation.Builder observation(String kind, String at) {
        return Observation.builder(ObservationId.of("o" + observations.size()), kind, Instant.parse(at));
    }

    private Observation see(Observation.Builder builder) {
        Observation observation = builder.build();
        observations.add(observation);
        return observation;
    }

    private void see(int times, String kind, String... dimensions) {
        for (int i = 0; i < times; i++) {
            Observation.Builder observation = observation(kind);
            for (int d = 0; d < dimensions.length; d += 2) {
                observation.dimension(dimensions[d], dimensions[d + 1]);
            }
            see(observation);
        }
    }

    private static KpiDefinition.Builder kpi(Measure measure) {
        return KpiDefinition.builder(KpiId.of("some-kpi"), TITLE, measure);
    }

    private KpiReport compute(KpiDefinition kpi) {
        return computeAsOf(kpi, AFTER);
    }

    private KpiReport computeAsOf(KpiDefinition kpi, Instant asOf) {
        return KpiEngine.compute(KpiDefinitions.of(kpi), observations, asOf);
    }

    private KpiResult whole(KpiDefinition kpi) {
        return compute(kpi).find(kpi.id(), OCTOBER, Segment.WHOLE).orElseThrow();
    }

    private Measurement.State stateAt(KpiDefinition kpi, String asOf) {
        return computeAsOf(kpi, Instant.parse(asOf))
                .find(kpi.id(), OCTOBER, Segment.WHOLE)
                .orElseThrow()
                .measurement()
                .state();
    }

    private static Rational value(KpiReport report, Segment segment) {
        return report.find(KpiId.of("some-kpi"), OCTOBER, segment)
                .orElseThrow()
                .measurement()
                .value();
    }
}
