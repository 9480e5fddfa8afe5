package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten invented people get a permit: how many digitally, and at what cost, told from their recorded journeys. */
@Tag("S49")
class DigitalAdoptionStoryTest {

    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), UTC);
    private static final JourneyDefinition PERMIT = JourneyDefinition.of(
            JourneyVersion.of("permit", "1"),
            Stage.of(
                    "apply",
                    Step.builder("apply")
                            .channels(ChannelId.of("web"), ChannelId.of("counter"))
                            .build()));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-01-05T00:00:00Z")));
    private final CxJourneys journeys = CxJourneys.on(context);
    private final CxMetrics metrics = CxMetrics.on(context);

    @Test
    void digitalTakeUpAndCost_comeFromRecordedJourneys() {
        journeys.publish(PERMIT);
        for (int person = 0; person < 10; person++) {
            // six alone on the web, one on the web with help, three at the counter
            apply(person, person < 7 ? "web" : "counter", person == 6);
        }
        // region feed
        Slice<Observation, Position> learned = journeys.observations(Position.START, 1_000);
        metrics.record(learned.items());
        // endregion
        metrics.record(
                Observation.builder(ObservationId.of("invoice-1"), "cost.booked", NOON)
                        .dimension("channel", "counter")
                        .value("cost", new BigDecimal("25.86"))
                        .build(),
                Observation.builder(ObservationId.of("invoice-2"), "cost.booked", NOON)
                        .dimension("channel", "web")
                        .value("cost", new BigDecimal("1.05"))
                        .build());

        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        // Wilson limits of 6 of 10, worked in 40-digit decimals outside this library: 0.3126737697, 0.8318196703
        assertThat(report.find(KpiId.of("digital-take-up"), OCTOBER, Segment.WHOLE)
                        .orElseThrow()
                        .summary())
                .isEqualTo("digital-take-up 2026-10 (all): 0.6 = 6 / 10, n 10, 95 % wilson 0.3127 to 0.8318");
        // 25.86 / 3 and 1.05 / 7
        assertThat(cost(report, Segment.of("channel", "counter"))).contains(": 8.62 = 25.86 / 3,");
        assertThat(cost(report, Segment.of("channel", "web"))).contains(": 0.15 = 1.05 / 7,");
        assertThat(cost(report, Segment.WHOLE)).contains(": 2.691 = 26.91 / 10,");
    }

    /** Cost efficiency: what a permit costs now, of what it cost a year ago, the season taken out. */
    @Test
    void costEfficiency_setsThisYearBesideTheLast() {
        journeys.publish(PERMIT);
        for (int person = 0; person < 10; person++) {
            apply(person, "web", false);
            journeys.open(JourneyInstanceId.of("old-" + person), PERMIT.version(), SubjectId.of("old-" + person));
            journeys.record(Interaction.builder(
                            InteractionId.of("old-" + person),
                            JourneyInstanceId.of("old-" + person),
                            StepId.of("apply"),
                            NOON.minus(Duration.ofDays(365)))
                    .channel(ChannelId.of("web"))
                    .build());
        }
        metrics.record(journeys.observations(Position.START, 1_000).items());
        metrics.record(
                booked("invoice-2025", NOON.minus(Duration.ofDays(365)), "40"), booked("invoice-2026", NOON, "30"));

        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        // 40 for ten permits in 2025, 30 for ten in 2026: 4 and 3 each, and 3 of 4
        ReportingPeriod quarter = ReportingPeriod.ofQuarter(2026, 4, UTC);
        Segment web = Segment.of("channel", "web");
        assertThat(report.find(KpiId.of("cost-per-transaction-12-months"), quarter, web)
                        .orElseThrow()
                        .summary())
                .contains(": 3 = 30 / 10,");
        assertThat(report.find(KpiId.of("cost-efficiency"), quarter, web)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.parse("0.75"));
    }

    private static Observation booked(String id, Instant at, String cost) {
        return Observation.builder(ObservationId.of(id), "cost.booked", at)
                .dimension("channel", "web")
                .value("cost", new BigDecimal(cost))
                .build();
    }

    @Test
    void feedingTheSameObservationsTwice_changesNothing() {
        journeys.publish(PERMIT);
        apply(1, "web", false);

        metrics.record(journeys.observations(Position.START, 1_000).items());
        metrics.record(journeys.observations(Position.START, 1_000).items());

        assertThat(metrics.measure(KpiDefinitionsReader.builtIn())
                        .find(KpiId.of("digital-take-up"), OCTOBER, Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .n())
                .isEqualTo(1);
    }

    private void apply(int person, String channel, boolean assisted) {
        JourneyInstanceId permit = JourneyInstanceId.of("permit-" + person);
        journeys.open(permit, PERMIT.version(), SubjectId.of("person-" + person));
        Interaction.Builder interaction = Interaction.builder(
                        InteractionId.of("contact-" + person), permit, StepId.of("apply"), NOON)
                .channel(ChannelId.of(channel));
        journeys.record(assisted ? interaction.assistedDigital().build() : interaction.build());
    }

    private static String cost(KpiReport report, Segment segment) {
        return report.find(KpiId.of("cost-per-transaction"), ReportingPeriod.ofQuarter(2026, 4, UTC), segment)
                .orElseThrow()
                .summary();
    }
}
