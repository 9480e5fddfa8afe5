package org.cxsdk.metrics.economics;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** An invented council asks what its web desk saves, what a returning customer is worth, and how much an initiative may cost. */
class EconomicsStoryTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final ReportingPeriod DECEMBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 12), ZoneId.of("UTC"));

    private final CxMetrics metrics =
            CxMetrics.on(CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-02-01T00:00:00Z"))));
    private int count;

    @Tag("S58")
    @Test
    void theShiftToSelfService_hasASaving_aBreakEvenDate_andItsAssumptions() {
        // 85 of 100 people who began on the web did not have to come to the desk after all
        record("web.begun", "desk", "no", 85);
        record("web.begun", "desk", "yes", 15);
        Measurement fallBack = measured("""
            id: fall-back
                title: {en: Fell back to the desk, ar: عادوا إلى المكتب}
                measure:
                  kind: share
                  numerator: {where: {all: [{kind: web.begun}, {dimension: desk, is: 'yes'}]}}
                  denominator: {where: {kind: web.begun}}
            """, "desk");

        // region channel-shift
        ChannelShift shift = ChannelShift.of(new ChannelShift.Inputs(
                Assumption.of("visits a year", "100000", "cases", "desk counters", NEW_YEAR),
                Assumption.of("share that moves", "0.2", "1", "pilot in one office", NEW_YEAR),
                Assumption.of("cost of a visit", "8.62", "GBP", "Socitm", LocalDate.of(2012, 12, 1))
                        .between("1.66", "9.56"),
                Assumption.of("cost of a web case", "0.15", "GBP", "Socitm", LocalDate.of(2012, 12, 1)),
                Assumption.measured("share that falls back", fallBack),
                Assumption.of("web desk", "150000", "GBP", "tender", NEW_YEAR),
                NEW_YEAR));
        // endregion

        // 20,000 · (8.47 · 0.85 - 0.15 · 0.15) = 143,540 a year; 150,000 are back after 1.045 years, 381.7 days
        assertThat(shift.yearlySaving().value()).isEqualTo(Rational.of(143_540));
        assertThat(shift.paybackYears().orElseThrow().toDouble()).isCloseTo(1.045, within(5e-4));
        assertThat(shift.breakEven()).contains(LocalDate.of(2028, 1, 18));
        // at the low unit cost and the upper Wilson limit of 15/100, .2328, it takes ten times as long
        assertThat(shift.yearlySaving().low().toDouble())
                .isCloseTo(20_000 * ((1.66 - .15) * (1 - .23282) - .15 * .23282), within(5.0));
        assertThat(shift.breakEvenLatest().orElseThrow()).isAfter(LocalDate.of(2033, 1, 1));
        assertThat(shift.assumptions().get(2).line())
                .isEqualTo("cost of a visit: 8.62 GBP (1.66 to 9.56), Socitm, 2012-12-01");
        assertThat(shift.assumptions().get(4).line()).contains("fall-back").contains("of 2026-12, n 100, 2026-12-31");
    }

    @Test
    void aShiftThatFallsBackTooOften_neverPays() {
        ChannelShift shift = ChannelShift.of(new ChannelShift.Inputs(
                exact("visits", "1000", "cases"),
                exact("moving", "0.5", "1"),
                exact("from", "2", "AED"),
                exact("to", "1", "AED"),
                exact("back", "0.6", "1"),
                exact("built for", "10", "AED"),
                NEW_YEAR));

        // 500 · (1 · 0.4 - 0.6 · 1) = -100
        assertThat(shift.yearlySaving().value()).isEqualTo(Rational.of(-100));
        assertThat(shift.breakEven()).isEmpty();
    }

    @Test
    void aReturningCustomer_hasAValueForEachKind_withItsAssumptions() {
        record("customer.year", "returned", "yes", 80);
        record("customer.year", "returned", "no", 20);
        Measurement returned = measured("""
            id: came-back
                title: {en: Came back within the year, ar: عادوا خلال السنة}
                measure:
                  kind: share
                  numerator: {where: {all: [{kind: customer.year}, {dimension: returned, is: 'yes'}]}}
                  denominator: {where: {kind: customer.year}}
            """, "returned");
        // region lifetime-value
        LifetimeValue business = LifetimeValue.of(
                "business",
                List.of(
                        Assumption.of("visits avoided", "25", "AED", "desk survey", NEW_YEAR),
                        Assumption.of("fees", "10", "AED", "ledger 2026", NEW_YEAR),
                        Assumption.of("satisfaction, as valued", "5", "AED", "cabinet paper", NEW_YEAR)),
                Assumption.measured("return rate", returned),
                Assumption.of("discount", "0.1", "1", "finance ministry", NEW_YEAR),
                Optional.empty(),
                LifetimeValue.First.NOW);
        // endregion

        // m 40, r .8, d .1: 40 · 1.1/.3
        assertThat(business.value().value().toDouble()).isCloseTo(146.6667, within(5e-5));
        // Wilson of 80/100 reaches from .7112 to .8666
        assertThat(business.value().low().toDouble()).isCloseTo(40 * 1.1 / (1.1 - .71117), within(.01));
        assertThat(business.value().high().toDouble()).isCloseTo(40 * 1.1 / (1.1 - .86663), within(.01));
        assertThat(business.assumptions()).hasSize(5);
    }

    @Test
    void lifetimeValue_isThePublishedOne() {
        List<Assumption> margin = List.of(exact("margin", "40", "AED"));
        Assumption retention = exact("retention", "0.8", "1");
        Assumption discount = exact("discount", "0.1", "1");

        assertThat(LifetimeValue.of("all", margin, retention, discount, Optional.empty(), LifetimeValue.First.NEXT_YEAR)
                        .value()
                        .value()
                        .toDouble())
                .isCloseTo(106.6667, within(5e-5));
        assertThat(LifetimeValue.of("all", margin, retention, discount, Optional.of(5), LifetimeValue.First.NOW)
                        .value()
                        .value()
                        .toDouble())
                .isCloseTo(116.825353, within(5e-7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifetimeValue.of(
                        "all",
                        margin,
                        exact("retention", "1", "1"),
                        exact("discount", "0", "1"),
                        Optional.empty(),
                        LifetimeValue.First.NOW));
    }

    @Tag("S59")
    @Test
    void anInitiative_isUnder_balanced_orOver_andBothSidesAreShown() {
        // hours that a visit takes less, measured in a pilot
        record("visit.pilot", "quick", "yes", 400);
        record("visit.pilot", "quick", "no", 600);
        Measurement quick = measured("""
            id: quick
                title: {en: Visits that became quick, ar: زيارات أصبحت سريعة}
                measure:
                  kind: share
                  numerator: {where: {all: [{kind: visit.pilot}, {dimension: quick, is: 'yes'}]}}
                  denominator: {where: {kind: visit.pilot}}
            """, "quick");
        // region spending
        SpendingCurve curve = SpendingCurve.of(
                "Ticket machine with appointments",
                List.of(
                        new SpendingCurve.Option(
                                "machines", exact("machines", "50000", "AED"), Assumption.measured("quick", quick)),
                        new SpendingCurve.Option(
                                "and hosts",
                                exact("machines and hosts", "150000", "AED"),
                                exact("quick with hosts", "0.5", "1").between("0.45", "0.55")),
                        new SpendingCurve.Option(
                                "and a second hall",
                                exact("all of it", "900000", "AED"),
                                exact("quick with the hall", "0.56", "1").between("0.55", "0.57"))),
                new SpendingCurve.Worth(
                        exact("visits a year", "100000", "visits"),
                        exact("half an hour of a customer", "15", "AED").between("10", "20"),
                        exact("half an hour of a clerk", "4", "AED")),
                1);
        // endregion

        // first step .4 · 100,000 · 19 = 760,000 for 50,000; second .1 · 100,000 · 19 = 190,000 for 100,000; third
        // .06 · 100,000 · 19 = 114,000 for 750,000
        assertThat(curve.steps().get(0).valueToCustomers().value()).isEqualTo(Rational.of(600_000));
        assertThat(curve.steps().get(0).valueToGovernment().value()).isEqualTo(Rational.of(160_000));
        assertThat(curve.steps().get(1).marginalValue().value()).isEqualTo(Rational.of(190_000));
        assertThat(curve.steps().get(2).net().value()).isEqualTo(Rational.of(-636_000));
        assertThat(curve.best()).isEqualTo(2);
        // what hosts add reaches from .45 - .4306 to .55 - .3701: within that neither is clearly better
        assertThat(curve.verdict()).isEqualTo(SpendingCurve.Verdict.BALANCED);
        assertThat(at(curve, 0)).isEqualTo(SpendingCurve.Verdict.UNDER);
        assertThat(at(curve, 3)).isEqualTo(SpendingCurve.Verdict.OVER);
    }

    /** The same curve with another step being paid for. */
    private static SpendingCurve.Verdict at(SpendingCurve curve, int current) {
        List<SpendingCurve.Option> options = List.of(
                new SpendingCurve.Option("machines", exact("machines", "50000", "AED"), exact("quick", "0.4", "1")),
                new SpendingCurve.Option("and hosts", exact("hosts", "150000", "AED"), exact("quick", "0.5", "1")),
                new SpendingCurve.Option("and a hall", exact("hall", "900000", "AED"), exact("quick", "0.56", "1")));
        return SpendingCurve.of(
                        curve.initiative(),
                        options,
                        new SpendingCurve.Worth(
                                exact("visits", "100000", "visits"),
                                exact("customer", "15", "AED").between("10", "20"),
                                exact("clerk", "4", "AED")),
                        current)
                .verdict();
    }

    private static Assumption exact(String name, String value, String unit) {
        return Assumption.of(name, value, unit, "our finance office", NEW_YEAR);
    }

    private void record(String kind, String dimension, String value, int times) {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            seen.add(Observation.builder(
                            ObservationId.of("o" + count++),
                            kind,
                            DECEMBER.start().plusSeconds(60))
                    .dimension(dimension, value)
                    .build());
        }
        metrics.record(seen);
    }

    private Measurement measured(String kpi, String dimension) {
        String id = kpi.substring(4, kpi.indexOf('\n'));
        return metrics.measure(KpiDefinitionsReader.read(
                        Source.of("kpis.yaml", "source: {dimensions: [" + dimension + "]}\nkpis:\n  - " + kpi)))
                .find(KpiId.of(id), DECEMBER, Segment.WHOLE)
                .orElseThrow()
                .measurement();
    }
}
