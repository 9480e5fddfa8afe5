package org.cxsdk.metrics.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails.Actor;
import org.cxsdk.core.journey.InteractionDetails.Outcome;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.improve.CxImprovement;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred conversations with a chatbot: what it settled, what it handed to people, and what nobody knows. */
@Tag("S14")
class ChatbotStoryTest {

    @Test
    void containmentAndHandOff_areMeasured_andUnknownEndsAreNoSuccess() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        feed.many(60, "bot.ended", "2026-10", "handedOver", "false", "service", "permit");
        feed.many(30, "bot.ended", "2026-10", "handedOver", "true", "service", "permit");
        feed.many(10, "bot.ended", "2026-10", "service", "permit");

        KpiReport report = feed.recorded().measure(KpiDefinitionsReader.builtIn());

        // Wilson limits of 60 of 90 and 30 of 90, worked in 40-digit decimals: 0.5642, 0.7555 and 0.2445, 0.4358
        assertThat(summary(report, "chatbot-containment"))
                .isEqualTo("chatbot-containment 2026-10 (all): 0.6667 = 60 / 90, n 90, 95 % wilson 0.5642 to 0.7555,"
                        + " left out 10 MISSING_DIMENSION");
        assertThat(summary(report, "chatbot-hand-off"))
                .isEqualTo("chatbot-hand-off 2026-10 (all): 0.3333 = 30 / 90, n 90, 95 % wilson 0.2445 to 0.4358,"
                        + " left out 10 MISSING_DIMENSION");
    }

    /** The same from recorded conversations: who left without an answer is no success of the chatbot either. */
    @Test
    void recordedConversations_giveTheFigures() {
        CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2026-11-02T00:00:00Z")));
        CxJourneys journeys = CxJourneys.on(context);
        JourneyDefinition permit = new JourneyDefinition(
                JourneyVersion.of("permit", "1"),
                LocalizedText.of("en", "Permit"),
                ServiceId.of("permit"),
                List.of(Stage.of("ask", Step.builder("ask").build())),
                null);
        journeys.publish(permit);
        Outcome[] ends = {Outcome.GRANTED, Outcome.GRANTED, Outcome.GRANTED, Outcome.HANDED_TO_PERSON, Outcome.ABANDONED
        };
        for (int i = 0; i < ends.length; i++) {
            JourneyInstanceId journey = JourneyInstanceId.of("j" + i);
            journeys.open(journey, permit.version(), SubjectId.of("person-" + i));
            journeys.record(Interaction.builder(
                            InteractionId.of("i" + i), journey, StepId.of("ask"), Instant.parse("2026-10-05T22:00:00Z"))
                    .status(Interaction.Status.STARTED)
                    .channel(ChannelId.of("chatbot"))
                    .actor(Actor.ASSISTANT)
                    .outcome(ends[i])
                    .build());
        }

        CxMetrics metrics = CxMetrics.on(context);
        metrics.record(CxImprovement.on(context).assistantObservations(permit.version(), Duration.ofHours(24)));
        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        assertThat(summary(report, "chatbot-containment")).contains(": 0.6 = 3 / 5, n 5");
        assertThat(summary(report, "chatbot-hand-off")).contains(": 0.2 = 1 / 5, n 5");
        assertThat(report.find(KpiId.of("chatbot-containment"), Feed.month("2026-10"), Segment.of("service", "permit"))
                        .orElseThrow()
                        .measurement()
                        .n())
                .isEqualTo(5);
    }

    private static String summary(KpiReport report, String kpi) {
        return report.find(KpiId.of(kpi), Feed.month("2026-10"), Segment.WHOLE)
                .orElseThrow()
                .summary();
    }
}
