package org.cxsdk.metrics.scorecard;

import java.time.Instant;
import java.time.InstantSource;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
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
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Four people want a permit: how often they were handed on, who got lost, and what they were asked although it was known. */
@Tag("S9")
class SeamlessnessStoryTest {

    private static final JourneyDefinition PERMIT =
            JourneyDefinition.of(JourneyVersion.of("permit", "1"), Stage.of("apply", step("apply"), step("decide")));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-02-05T00:00:00Z")));
    private final CxJourneys journeys = CxJourneys.on(context);
    private final CxMetrics metrics = CxMetrics.on(context);

    @Test
    void handOversDeadEndsAndRepeatedQuestions_areToldFromRecordedJourneys() {
        journeys.publish(PERMIT);
        // two stay on the web; one is sent to the counter; one never comes to an end
        done(1, "web", "web");
        done(2, "web", "web");
        done(3, "web", "counter");
        begin(4, "counter");
        metrics.record(journeys.observations(Position.START, 1_000).items());
        // of five things that the service wanted, the plan of once-only asked for one that an office held
        for (int datum = 0; datum < 5; datum++) {
            metrics.record(Observation.builder(
                            ObservationId.of("datum-" + datum), "once.planned", Instant.parse("2026-10-05T09:00:00Z"))
                    .dimension("service", "permit")
                    .value("asked-again", datum == 0 ? 1 : 0)
                    .build());
        }

        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        // one hand-over in three completed journeys; one of four begun ones lost; one of five data asked again
        assertThat(value(report, "hand-overs")).isEqualTo(Rational.of(1, 3));
        assertThat(value(report, "dead-ends")).isEqualTo(Rational.of(1, 4));
        assertThat(value(report, "repeated-data-requests")).isEqualTo(Rational.of(1, 5));
    }

    private static Rational value(KpiReport report, String kpi) {
        return report.find(KpiId.of(kpi), Feed.month("2026-10"), Segment.WHOLE)
                .orElseThrow()
                .measurement()
                .value();
    }

    private void done(int person, String first, String second) {
        begin(person, first);
        journeys.record(contact(person, "decide", second, "2026-10-06T09:00:00Z"));
    }

    private void begin(int person, String channel) {
        journeys.open(JourneyInstanceId.of("j" + person), PERMIT.version(), SubjectId.of("p" + person));
        journeys.record(contact(person, "apply", channel, "2026-10-05T09:00:00Z"));
    }

    private static Interaction contact(int person, String step, String channel, String at) {
        return Interaction.builder(
                        InteractionId.of(step + person),
                        JourneyInstanceId.of("j" + person),
                        StepId.of(step),
                        Instant.parse(at))
                .channel(ChannelId.of(channel))
                .build();
    }

    private static Step step(String id) {
        return Step.builder(id)
                .channels(ChannelId.of("web"), ChannelId.of("counter"))
                .build();
    }
}
