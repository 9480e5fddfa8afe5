package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each KPI that comes with the library, with one vector worked by hand and the mistake it is known for. */
class BuiltInKpisTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), UTC);
    private static final Instant MIDDLE = Instant.parse("2026-10-10T12:00:00Z");

    private final List<Observation> observations = new ArrayList<>();

    // GOV.UK service manual: resumed sessions "don't count as starts, but do count as completions if they complete",
    // and
    // "Your completion rate should never be greater than 100%": counting them as starts would give 3 of 5.
    @Test
    void completionRate_doesNotCountResumedSessionsAsStarts() {
        see(4, "journey.started", "resumed", "false");
        see(1, "journey.started", "resumed", "true");
        see(3, "journey.completed");

        KpiResult result = result("completion-rate");

        assertThat(result.measurement().value()).isEqualTo(Rational.of(3, 4));
        assertThat(result.excluded()).isEqualTo(Map.of("resumed-session", 1L));
    }

    // GOV.UK service manual: "A user couldn't claim Carer's Allowance because they weren't eligible" counts as
    // completed.
    @Test
    void completionRate_countsARefusalAsCompleted() {
        see(2, "journey.started");
        see(1, "journey.completed", "outcome", "granted");
        see(1, "journey.completed", "outcome", "refused");

        assertThat(result("completion-rate").measurement().value()).isEqualTo(Rational.ONE);
    }

    // GOV.UK service manual, "Digital take-up": assisted digital transactions "should not count towards a service's
    // digital
    // take-up", and the total is made up of all channels, call centre and paper included.
    @Test
    void digitalTakeUp_leavesAssistedDigitalOutAboveTheLine_andPaperInBelow() {
        see(60, "journey.completed", "channel", "web", "assistedDigital", "false");
        see(10, "journey.completed", "channel", "web", "assistedDigital", "true");
        see(20, "journey.completed", "channel", "phone", "assistedDigital", "false");
        see(10, "journey.completed", "channel", "paper", "assistedDigital", "false");

        assertThat(result("digital-take-up").measurement().value()).isEqualTo(Rational.of(60, 100));
    }

    @Test
    void digitalTakeUp_doesNotGuess_whenTheFlagIsMissing() {
        see(1, "journey.completed", "channel", "web", "assistedDigital", "false");
        see(1, "journey.completed", "channel", "phone", "assistedDigital", "false");
        see(3, "journey.completed", "channel", "web");

        KpiResult result = result("digital-take-up");

        assertThat(result.measurement().value()).isEqualTo(Rational.of(1, 2));
        assertThat(result.excluded()).isEqualTo(Map.of("MISSING_DIMENSION", 3L));
    }

    // (mean rating - 1) / (5 - 1): 10 ratings of 5 by web, 30 of 3 by phone. All: mean 3.5, 62.5 %. The mean of the two
    // percentages (100 % and 50 %) would be 75 %.
    @Test
    void userSatisfaction_addsRatingsUp_ratherThanAveragingPercentages() {
        rate(10, 5, "web");
        rate(30, 3, "phone");

        assertThat(result("user-satisfaction").measurement().value()).isEqualTo(Rational.parse("0.625"));
    }

    // One transaction with five failures is one transaction with a failure: 1 of 4, not 5 of 4.
    @Test
    void errorRate_countsTransactionsNotErrors() {
        see(observation("journey.completed").value("failures", 5));
        for (int i = 0; i < 3; i++) {
            see(observation("journey.completed").value("failures", 0));
        }

        assertThat(result("error-rate").measurement().value()).isEqualTo(Rational.of(1, 4));
    }

    @Test
    void abandonment_hasThoseOfferedBelowTheLine() {
        see(45, "visit.served");
        see(5, "visit.abandoned");

        // abandoned / offered = 5 / 50, not 5 / 45
        assertThat(result("abandonment-rate").measurement().value()).isEqualTo(Rational.of(1, 10));
    }

    @Test
    void waitingTime_isTheMeanOfThoseServed() {
        see(observation("visit.served").value("waitSeconds", 120));
        see(observation("visit.served").value("waitSeconds", 300));
        see(observation("visit.abandoned").value("waitSeconds", 3_000));

        KpiResult result = result("waiting-time");

        assertThat(result.measurement().value()).isEqualTo(Rational.of(210));
        assertThat(result.measurement().unit()).isEqualTo("seconds");
    }

    @Test
    void complaintRate_isPerThousandCompleted() {
        see(1, "complaint.opened");
        see(2, "case.opened", "cause", "complaint");
        // a case that a low score opened: nobody complained
        see(9, "case.opened", "cause", "score");
        see(400, "journey.completed");

        assertThat(result("complaint-rate").measurement().value()).isEqualTo(Rational.parse("7.5"));
    }

    // Costs 8.62 x 20 by phone and 0.15 x 80 online: 184.40 / 100 = 1.844, not the mean of the unit costs, 4.385.
    @Test
    void costPerTransaction_dividesAllCostsByAllCompleted() {
        see(observation("cost.booked").dimension("channel", "phone").value("cost", new BigDecimal("172.40")));
        see(observation("cost.booked").dimension("channel", "web").value("cost", new BigDecimal("12.00")));
        see(20, "journey.completed", "channel", "phone");
        see(80, "journey.completed", "channel", "web");

        KpiResult result = KpiEngine.compute(KpiDefinitionsReader.builtIn(), observations, OCTOBER.end())
                .find(KpiId.of("cost-per-transaction"), ReportingPeriod.ofQuarter(2026, 4, UTC), Segment.WHOLE)
                .orElseThrow();

        assertThat(result.measurement().value()).isEqualTo(Rational.parse("1.844"));
    }

    @Test
    void journeyWithinTarget_belongsToTheChannelOfTheStart() {
        see(observation("journey.started").reference("j1").dimension("channel", "web"));
        see(Observation.builder(ObservationId.of("end"), "journey.completed", MIDDLE.plusSeconds(3_600))
                .reference("j1")
                .dimension("channel", "counter"));

        KpiResult web = KpiEngine.compute(KpiDefinitionsReader.builtIn(), observations, OCTOBER.end())
                .find(KpiId.of("journey-within-target"), OCTOBER, Segment.of("channel", "web"))
                .orElseThrow();

        assertThat(web.measurement().value()).isEqualTo(Rational.ONE);
    }

    private KpiResult result(String kpi) {
        KpiDefinitions builtIn = KpiDefinitionsReader.builtIn();
        return KpiEngine.compute(builtIn, observations, OCTOBER.end())
                .find(KpiId.of(kpi), OCTOBER, Segment.WHOLE)
                .orElseThrow();
    }

    private Observation.Builder observation(String kind) {
        return Observation.builder(ObservationId.of("o" + observations.size()), kind, MIDDLE);
    }

    private void see(Observation.Builder observation) {
        observations.add(observation.build());
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

    private void rate(int times, int rating, String channel) {
        for (int i = 0; i < times; i++) {
            see(observation("feedback.answered")
                    .dimension("instrument", "govuk-satisfaction")
                    .dimension("channel", channel)
                    .value("code", rating));
        }
    }
}
