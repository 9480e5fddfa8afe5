package org.cxsdk.metrics.economics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A portal serves individuals, businesses and visitors. Who comes back is measured by person for each kind; what a customer of
 * each kind is worth follows from that, from costs avoided, fees and what satisfaction is held to be worth, each with its
 * source.
 */
@Tag("S57")
class ReturningCustomersStoryTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final ReportingPeriod JANUARY = ReportingPeriod.ofMonth(YearMonth.of(2026, 1), ZoneId.of("UTC"));
    private static final KpiId RETURN_RATE = KpiId.of("return-rate");
    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [customerType]}
        kpis:
          - id: return-rate
            title: {en: Customers who came back within a year, ar: متعاملون عادوا خلال عام}
            measure: {kind: conversion, base: {kind: journey.completed}, followedBy: {kind: journey.started}, within: P365D, by: subject, firstOnly: true}
            dimensions: [customerType]
        """));

    private final CxMetrics metrics =
            CxMetrics.on(CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-02-01T00:00:00Z"))));

    @Test
    void whatAReturningCustomerIsWorth_isToldForEachKind_withItsAssumptions() {
        served("business", 100, 80);
        served("individual", 200, 100);
        served("visitor", 50, 5);
        KpiReport report = metrics.measure(KPIS);

        LifetimeValue business = worth(report, "business", "25", "10", "5");
        LifetimeValue individual = worth(report, "individual", "11", "1", "3");
        LifetimeValue visitor = worth(report, "visitor", "4", "3", "1");

        // by person, not by visit: those who came back twice count once
        assertThat(rate(report, "business").measurement().value()).isEqualTo(Rational.of(4, 5));
        assertThat(rate(report, "individual").measurement().value()).isEqualTo(Rational.of(1, 2));
        assertThat(rate(report, "visitor").measurement().value()).isEqualTo(Rational.of(1, 10));
        // m (1 + d)/(1 + d - r): 40 · 1.1/.3 (Gupta and Lehmann's worked case), 15 · 1.1/.6, 8 · 1.1/1
        assertThat(business.value().value().toDouble()).isCloseTo(146.6667, within(5e-5));
        assertThat(individual.value().value().toDouble()).isCloseTo(27.5, within(1e-9));
        assertThat(visitor.value().value().toDouble()).isCloseTo(8.8, within(1e-9));
        // the limits are those of the measured rate: Wilson of 100/200 reaches from .43136 to .56864
        assertThat(individual.value().low().toDouble()).isCloseTo(16.5 / (1.1 - .43136), within(.01));
        assertThat(individual.value().high().toDouble()).isCloseTo(16.5 / (1.1 - .56864), within(.01));
        assertThat(business.assumptions().stream().map(Assumption::line))
                .containsExactly(
                        "visits avoided: 25 AED, desk survey, 2027-01-01",
                        "fees: 10 AED, ledger 2026, 2027-01-01",
                        "satisfaction, as valued: 5 AED, cabinet paper, 2027-01-01",
                        business.assumptions().get(3).line(),
                        "discount: 0.1 1, finance ministry, 2027-01-01");
        assertThat(business.assumptions().get(3).line())
                .startsWith("return rate: 0.8 1 (0.71")
                .contains("return-rate", "of 2026-01, n 100, 2026-01-31");
    }

    @Test
    void withoutEnoughYearsBehindIt_aRateIsNotTakenForFinal() {
        served("business", 100, 80);

        // by August only half a year has passed: nobody can yet say who will not come back
        KpiResult early = metrics.measure(KPIS, Instant.parse("2026-08-01T00:00:00Z"))
                .find(RETURN_RATE, JANUARY, Segment.of("customerType", "business"))
                .orElseThrow();

        assertThat(early.measurement().value()).isNull();
        assertThat(early.excluded()).containsEntry("NOT_DUE_YET", 100L);
    }

    private static KpiResult rate(KpiReport report, String type) {
        return report.find(RETURN_RATE, JANUARY, Segment.of("customerType", type))
                .orElseThrow();
    }

    private static LifetimeValue worth(
            KpiReport report, String type, String avoided, String fees, String satisfaction) {
        return LifetimeValue.of(
                type,
                List.of(
                        Assumption.of("visits avoided", avoided, "AED", "desk survey", NEW_YEAR),
                        Assumption.of("fees", fees, "AED", "ledger 2026", NEW_YEAR),
                        Assumption.of("satisfaction, as valued", satisfaction, "AED", "cabinet paper", NEW_YEAR)),
                Assumption.measured("return rate", rate(report, type).measurement()),
                Assumption.of("discount", "0.1", "1", "finance ministry", NEW_YEAR),
                Optional.empty(),
                LifetimeValue.First.NOW);
    }

    /** People who were served on 10 January; the first of them came back in May, every tenth of those in June too. */
    private void served(String type, int people, int returned) {
        List<Observation> seen = new ArrayList<>();
        Instant first = JANUARY.start().plus(Duration.ofDays(9));
        for (int i = 0; i < people; i++) {
            String who = type + i;
            seen.add(observed(who + "-done", "journey.completed", first, who, type));
            if (i < returned) {
                seen.add(observed(who + "-again", "journey.started", first.plus(Duration.ofDays(120)), who, type));
            }
            if (i < returned && i % 10 == 0) {
                seen.add(observed(who + "-more", "journey.started", first.plus(Duration.ofDays(150)), who, type));
            }
        }
        metrics.record(seen);
    }

    private static Observation observed(String id, String kind, Instant at, String who, String type) {
        return Observation.builder(ObservationId.of(id), kind, at)
                .subject(SubjectId.of(who))
                .dimension("customerType", type)
                .build();
    }
}
