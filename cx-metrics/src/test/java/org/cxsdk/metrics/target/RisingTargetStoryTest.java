package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.analysis.SeriesReading;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
        Instant at =
                ReportingPeriod.ofMonth(YearMonth.of(2026, month), ZONE).start().plusSeconds(3600);
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            seen.add(Observation.builder(ObservationId.of("v" + count++), "visit.served", at)
                    .dimension("quick", i < quick ? "yes" : "no")
                    .build());
        }
        metrics.record(seen);
    }
}
