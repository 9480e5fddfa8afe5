package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.stat.Normal;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.analysis.SeriesReading;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.peer.PeerFigure;
import org.cxsdk.metrics.peer.PeerStanding;
import org.cxsdk.metrics.scorecard.KpiSeries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** An invented office promises service within ten minutes; the board raises the target when it was earned, and only then. */
class RisingTargetStoryTest {

    private static final KpiId WITHIN = KpiId.of("served-in-ten-minutes");
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-02-01T00:00:00Z")));
    private final CxMetrics metrics = CxMetrics.on(context);
    private final CxTargets targets = CxTargets.on(context.as(ActorId.of("director"), "board of January"));
    private int count;

    @Tag("S51")
    @Test
    void aTargetRises_whenThreePeriodsMetItBeyondDoubt_andNeverFallsSilently() {
        targets.set(WITHIN, new BigDecimal("0.80"), Direction.HIGHER_IS_BETTER);
        month(10, 350, 400);
        month(11, 356, 400);
        assertThat(propose().reason()).isEqualTo(RaiseProposal.Why.TOO_FEW_PERIODS);

        month(12, 354, 400);
        List<KpiResult> months = results();
        // region propose
        RaiseProposal proposal = RaiseProposal.of(months, List.of(), RaisePolicy.standard());
        // endregion

        // figures .875, .89, .885, mean 2.65/3; T + 0.5 (A - T) = 0.8 + 0.5 (0.88333.. - 0.8)
        assertThat(proposal.reason()).isEqualTo(RaiseProposal.Why.EARNED);
        assertThat(proposal.proposed().orElseThrow()).isEqualByComparingTo("0.8416666666666666666666666666666667");

        // region raise
        CxTargets board = CxTargets.on(context.as(ActorId.of("director"), "board of January"));
        board.raise(WITHIN, proposal);
        // endregion

        List<RecordedFact<TargetChange>> history = targets.history(WITHIN);
        assertThat(history)
                .extracting(fact -> fact.value().kind())
                .containsExactly(TargetChange.Kind.SET, TargetChange.Kind.RAISED);
        assertThat(history.get(1).envelope().orElseThrow().actor()).isEqualTo(ActorId.of("director"));
        assertThat(history.get(1).value().evidence())
                .extracting(TargetChange.Evidence::period)
                .containsExactly("2026-10", "2026-11", "2026-12");
        assertThat(history.get(1).value().evidence()).allMatch(evidence -> evidence.n() == 400);
        // the same proposal cannot be used twice, and less cannot be asked for silently
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> targets.raise(WITHIN, proposal))
                .matches(e -> e.is(MetricsError.TARGET_NOT_RAISED));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> targets.set(WITHIN, new BigDecimal("0.70"), Direction.HIGHER_IS_BETTER))
                .matches(e -> e.is(MetricsError.TARGET_NOT_RAISED));
        // nor turned round, nor called raised when it stays, nor raised by figures of another KPI
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> targets.set(WITHIN, new BigDecimal("0.90"), Direction.LOWER_IS_BETTER))
                .withMessageContaining("would turn round");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> targets.set(WITHIN, proposal.proposed().orElseThrow(), Direction.HIGHER_IS_BETTER))
                .withMessageContaining("already");
        targets.set(KpiId.of("another"), new BigDecimal("0.80"), Direction.HIGHER_IS_BETTER);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> targets.raise(KpiId.of("another"), proposal))
                .withMessageContaining("figures of served-in-ten-minutes");
        assertThat(targets.loosen(WITHIN, new BigDecimal("0.70"), Direction.HIGHER_IS_BETTER)
                        .kind())
                .isEqualTo(TargetChange.Kind.LOOSENED);
        // nor by nobody
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> CxTargets.on(context).set(WITHIN, BigDecimal.ONE, Direction.HIGHER_IS_BETTER))
                .matches(e -> e.is(MetricsError.TARGET_NOT_APPROVED));
    }

    @Test
    void aTargetStays_whenAPeriodMayBeLuck_orAGuardRailBroke() {
        month(10, 350, 400);
        // 33 of 40 = .825: above .8, but the interval reaches below it
        month(11, 33, 40);
        month(12, 354, 400);
        assertThat(propose().reason()).isEqualTo(RaiseProposal.Why.MAY_BE_LUCK);

        // 0.81 is all that the counter can do: the proposal stops there
        month(11, 360, 360);
        assertThat(RaiseProposal.of(
                                results(),
                                List.of(),
                                new RaisePolicy(3, new BigDecimal("0.5"), Optional.of(new BigDecimal("0.81"))))
                        .proposed())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("0.81"));
        // a rail that is missed in one of the periods stops it altogether; here the same figure serves as its own rail
        KpiResult missed = results().get(0);
        KpiResult rail = metrics.measure(definitions("0.99")).of(WITHIN).get(0);
        assertThat(rail.period()).isEqualTo(missed.period());
        assertThat(RaiseProposal.of(results(), List.of(rail), RaisePolicy.standard())
                        .reason())
                .isEqualTo(RaiseProposal.Why.GUARD_RAIL);
    }

    @Test
    void aTargetGoesHalfOfTheWayToTheFigures() {
        // T .80, A .82, half of the way: .81
        for (int month = 10; month <= 12; month++) {
            month(month, 8_200, 10_000);
        }
        assertThat(propose().proposed())
                .hasValueSatisfying(next -> assertThat(next).isEqualByComparingTo("0.81"));
    }

    @Test
    void periodsBeforeAGap_orUnderAnotherTarget_doNotCount() {
        month(9, 356, 400);
        month(10, 350, 400);
        month(12, 354, 400);
        List<KpiResult> gap = results().stream()
                .filter(result -> result.measurement().n() > 0)
                .toList();
        assertThat(gap).hasSize(3);
        assertThat(RaiseProposal.of(gap, List.of(), RaisePolicy.standard()).reason())
                .isEqualTo(RaiseProposal.Why.TOO_FEW_PERIODS);

        month(11, 360, 400);
        List<KpiResult> all = new ArrayList<>(results());
        assertThat(RaiseProposal.of(all, List.of(), RaisePolicy.standard()).reason())
                .isEqualTo(RaiseProposal.Why.EARNED);
        // the same months, the first three of them judged against an easier target
        List<KpiResult> easier = metrics.measure(definitions("0.75")).of(WITHIN).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .toList();
        List<KpiResult> mixed = new ArrayList<>(easier.subList(0, 3));
        mixed.add(all.get(3));
        assertThat(RaiseProposal.of(mixed, List.of(), RaisePolicy.standard()).reason())
                .isEqualTo(RaiseProposal.Why.TOO_FEW_PERIODS);
    }

    @Test
    void theProbabilityOfAShare_isThatOfItsLogOdds() {
        List<Double> served = List.of(391.0, 395.0, 393.0, 397.0, 392.0, 396.0, 394.0, 393.0);
        SeriesReading history = SeriesReading.of(
                new SeriesData(
                        List.of("1", "2", "3", "4", "5", "6", "7", "8"),
                        served,
                        Optional.of(served.stream().map(one -> 400.0).toList())),
                SeriesReading.Question.of(Direction.HIGHER_IS_BETTER));
        // worked out from the limits: log odds of value and limit are 1.96 standard errors apart
        double middle =
                Math.log(history.forecast().orElseThrow().points().get(0).value()
                        / (1 - history.forecast().orElseThrow().points().get(0).value()));
        double low = history.forecast().orElseThrow().points().get(0).low();
        double sigma = (middle - Math.log(low / (1 - low))) / 1.959963984540054;
        double expected = Normal.cumulative((middle - Math.log(.99 / .01)) / sigma);

        assertThat(Realism.of(history, Direction.HIGHER_IS_BETTER, .99)
                        .probability()
                        .orElseThrow())
                .isCloseTo(expected, within(1e-9))
                .isBetween(.05, .5);
        assertThat(Realism.of(history, Direction.LOWER_IS_BETTER, .99)
                        .probability()
                        .orElseThrow())
                .isCloseTo(1 - expected, within(1e-9));
        assertThat(Realism.of(history, Direction.HIGHER_IS_BETTER, 1)
                        .probability()
                        .orElseThrow())
                .isZero();
    }

    @Tag("S50")
    @Test
    void aTargetIsAmbitiousAndRealistic_orItIsSaidThatItIsNot() {
        int[] served = {290, 302, 288, 300, 294, 306, 292, 298, 304, 296, 300, 290};
        for (int i = 0; i < served.length; i++) {
            month(i + 1, served[i], 400);
        }
        List<KpiResult> results = results();
        SeriesReading history = SeriesReading.of(
                new SeriesData(
                        results.stream().map(result -> result.period().label()).toList(),
                        results.stream()
                                .map(result -> result.numerator().doubleValue())
                                .toList(),
                        Optional.of(results.stream()
                                .map(result -> result.denominator().doubleValue())
                                .toList())),
                SeriesReading.Question.of(Direction.HIGHER_IS_BETTER));

        // 3560 of 4800 = .7417; limits .7417 ∓ 3 √(.7417 · .2583 / 400) = .676 to .807
        assertThat(Realism.of(history, Direction.HIGHER_IS_BETTER, 0.65).verdict())
                .isEqualTo(Realism.Verdict.ASKS_FOR_NOTHING);
        Realism within = Realism.of(history, Direction.HIGHER_IS_BETTER, 0.76);
        assertThat(within.verdict()).isEqualTo(Realism.Verdict.CHANCE_DECIDES);
        assertThat(within.probability().orElseThrow()).isBetween(0.01, 0.5);
        assertThat(Realism.of(history, Direction.HIGHER_IS_BETTER, 0.9).verdict())
                .isEqualTo(Realism.Verdict.NEEDS_ANOTHER_PROCESS);
        assertThat(Realism.of(history, Direction.HIGHER_IS_BETTER, 0.9)
                        .probability()
                        .orElseThrow())
                .isLessThan(0.001);
    }

    /** Realistic but challenging: what the office itself reached, what the best of five other cities reaches, how much is asked. */
    @Tag("S50")
    @Test
    void aTarget_isHeldAgainstTheOwnPeriods_andAgainstTheBestPeer() {
        int[] served = {290, 302, 288, 300, 294, 306, 292, 298, 304, 296, 300, 290};
        for (int i = 0; i < served.length; i++) {
            month(i + 1, served[i], 400);
        }
        KpiReport report = metrics.measure(definitions("0.80"));
        ReportingPeriod december = ReportingPeriod.ofMonth(YearMonth.of(2026, 12), ZONE);
        List<PeerFigure> cities = new ArrayList<>();
        for (int quick : new int[] {280, 300, 310, 320, 336}) {
            cities.add(city("city-" + quick, quick, december));
        }
        PeerStanding.Placed peers = PeerStanding.of(
                        figure("own", report, december),
                        cities,
                        Direction.HIGHER_IS_BETTER,
                        PeerStanding.LEAST_PEERS,
                        30)
                .placed()
                .orElseThrow();

        // region ambition
        SeriesReading history = KpiSeries.of(report, definitions("0.80").kpis().get(0))
                .orElseThrow()
                .reading();
        Ambition asked = Ambition.of(history, Direction.HIGHER_IS_BETTER, 0.75, OptionalDouble.of(peers.best()));
        // endregion

        // sorted: 288 290 290 292 294 296 298 300 300 302 304 306 of 400; median 297, type 7 quartile 300 + .25 · 2
        assertThat(asked.baseline()).isCloseTo(0.7425, within(1e-12));
        assertThat(asked.betterQuartile()).isCloseTo(300.5 / 400, within(1e-12));
        assertThat(asked.best()).isCloseTo(0.765, within(1e-12));
        assertThat(asked.bestPeer()).hasValue(0.84);
        // (300 - 297) / (300.5 - 297)
        assertThat(asked.stretch().orElseThrow()).isCloseTo(6 / 7.0, within(1e-9));
        assertThat(asked.verdict()).isEqualTo(Ambition.Verdict.REACHED_BEFORE);
        assertThat(verdict(history, 0.74, peers)).isEqualTo(Ambition.Verdict.USUAL);
        assertThat(verdict(history, 0.80, peers)).isEqualTo(Ambition.Verdict.REACHED_BY_A_PEER);
        assertThat(verdict(history, 0.90, peers)).isEqualTo(Ambition.Verdict.REACHED_BY_NOBODY);
        // and the way there: the gap to the best peer halves in six months, .84 - .115 · 2^(-6/6)
        GapHalfLife way = new GapHalfLife(0.725, peers.best(), 6, Direction.HIGHER_IS_BETTER);
        assertThat(way.targetAfter(6)).isCloseTo(0.7825, within(1e-12));
    }

    @Test
    void whereLessIsBetter_theAmbitionIsTurnedRound() {
        SeriesReading waits = SeriesReading.of(
                new SeriesData(List.of("1", "2", "3", "4", "5"), List.of(20d, 18d, 22d, 16d, 24d), Optional.empty()),
                SeriesReading.Question.of(Direction.LOWER_IS_BETTER));

        Ambition asked = Ambition.of(waits, Direction.LOWER_IS_BETTER, 17, OptionalDouble.empty());

        // 16 18 20 22 24: median 20, better quartile 18; (17 - 20) / (18 - 20)
        assertThat(asked.stretch()).hasValue(1.5);
        assertThat(asked.verdict()).isEqualTo(Ambition.Verdict.REACHED_BEFORE);
        assertThat(Ambition.of(waits, Direction.LOWER_IS_BETTER, 20, OptionalDouble.empty())
                        .verdict())
                .isEqualTo(Ambition.Verdict.USUAL);
        assertThat(Ambition.of(waits, Direction.LOWER_IS_BETTER, 15, OptionalDouble.empty())
                        .verdict())
                .isEqualTo(Ambition.Verdict.REACHED_BY_NOBODY);
        SeriesReading flat = SeriesReading.of(
                new SeriesData(List.of("1", "2", "3", "4"), List.of(5d, 5d, 5d, 5d), Optional.empty()),
                SeriesReading.Question.of(Direction.LOWER_IS_BETTER));
        assertThat(Ambition.of(flat, Direction.LOWER_IS_BETTER, 4, OptionalDouble.empty())
                        .stretch())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ambition.of(
                        SeriesReading.of(
                                new SeriesData(List.of("1", "2"), List.of(5d, 6d), Optional.empty()),
                                SeriesReading.Question.of(Direction.LOWER_IS_BETTER)),
                        Direction.LOWER_IS_BETTER,
                        4,
                        OptionalDouble.empty()))
                .withMessageContaining("at least 4 periods, not 2");
    }

    private static Ambition.Verdict verdict(SeriesReading history, double target, PeerStanding.Placed peers) {
        return Ambition.of(history, Direction.HIGHER_IS_BETTER, target, OptionalDouble.of(peers.best()))
                .verdict();
    }

    /** Another city measures the same KPI in a storage of its own. */
    private PeerFigure city(String name, int quick, ReportingPeriod period) {
        CxMetrics there = CxMetrics.on(context.forTenant(TenantId.of(name)));
        there.record(visits(period.start().plusSeconds(60), quick, 400));
        return figure(name, there.measure(definitions("0.80")), period);
    }

    private static PeerFigure figure(String name, KpiReport report, ReportingPeriod period) {
        Measurement measured =
                report.find(WITHIN, period, Segment.WHOLE).orElseThrow().measurement();
        return new PeerFigure(name, measured.value(), measured.n());
    }

    private RaiseProposal propose() {
        return RaiseProposal.of(results(), List.of(), RaisePolicy.standard());
    }

    private List<KpiResult> results() {
        return metrics.measure(definitions("0.80")).of(WITHIN).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .toList();
    }

    private static KpiDefinitions definitions(String target) {
        return KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {dimensions: [quick]}
            kpis:
              - id: served-in-ten-minutes
                title: {en: Served in ten minutes, ar: خُدموا خلال عشر دقائق}
                measure:
                  kind: share
                  numerator: {where: {all: [{kind: visit.served}, {dimension: quick, is: 'yes'}]}}
                  denominator: {where: {kind: visit.served}}
                period: month
                zone: UTC
                direction: higher-is-better
                target: TARGET
            """.replace("TARGET", target)));
    }

    private void month(int month, int quick, int all) {
        metrics.record(visits(
                ReportingPeriod.ofMonth(YearMonth.of(2026, month), ZONE).start().plusSeconds(3600), quick, all));
    }

    private List<Observation> visits(Instant at, int quick, int all) {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            seen.add(Observation.builder(ObservationId.of("v" + count++), "visit.served", at)
                    .dimension("quick", i < quick ? "yes" : "no")
                    .build());
        }
        return seen;
    }
}
