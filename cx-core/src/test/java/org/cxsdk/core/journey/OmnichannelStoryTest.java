package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Position;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody moves house: begins in the city's app, is stuck, and finishes at the tax office's counter. All invented. */
@Tag("S8")
class OmnichannelStoryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    // region journeys-define
    private static final ChannelId APP = ChannelId.of("app");
    private static final ChannelId COUNTER = ChannelId.of("counter");

    private static final JourneyDefinition MOVING = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("apply").channels(APP, COUNTER).build(),
                    Step.builder("upload-proof")
                            .channels(APP, COUNTER)
                            .target(Duration.ofDays(2))
                            .build()),
            Stage.of("decide", Step.builder("decision").lane(Lane.BACK_OFFICE).build()));
    // endregion

    @Test
    void aJourneyBegunInOneAgencysApp_endsAtAnothersCounter_withNothingAskedAgain() {
        // region journeys-record
        CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
        CxJourneys journeys = CxJourneys.on(context);
        JourneyInstanceId move = JourneyInstanceId.of("move-4711");
        journeys.publish(MOVING);
        journeys.open(move, MOVING.version(), SubjectId.of("person-7"));

        OrganisationId city = OrganisationId.of("city");
        journeys.record(Interaction.builder(InteractionId.of("app-1"), move, StepId.of("apply"), NINE)
                .channel(APP)
                .organisation(city)
                .build());
        journeys.record(
                Interaction.builder(InteractionId.of("app-2"), move, StepId.of("upload-proof"), NINE.plusSeconds(300))
                        .status(Interaction.Status.FAILED)
                        .channel(APP)
                        .organisation(city)
                        .note("the app refuses photographs above 10 MB")
                        .build());
        // endregion

        // the clerk at the other agency opens the journey
        CxJourneys counter = CxJourneys.on(context.as(ActorId.of("clerk-12"), "person at the counter"));
        // region journeys-standing
        JourneyStanding standing = counter.standing(move, NINE.plus(Duration.ofDays(3)));
        NextStep next = standing.next().get(0);

        assertThat(standing.step(StepId.of("apply")).state()).isEqualTo(StepStanding.State.DONE);
        assertThat(next.step()).isEqualTo(StepId.of("upload-proof"));
        assertThat(next.why()).isEqualTo(NextStep.Why.LAST_TRY_FAILED);
        assertThat(next.otherChannels()).containsExactly(COUNTER);
        assertThat(standing.overdue().get(0).by()).isEqualTo(Duration.ofDays(1));
        // endregion
        assertThat(next.why().text().in(Locale.ENGLISH))
                .isEqualTo("The last try failed; offer help, or another channel on which this step can be done.");
        // she sees what went wrong and need not ask
        assertThat(counter.interactions(move))
                .extracting(Interaction::note)
                .containsExactly(null, "the app refuses photographs above 10 MB");

        // she takes the proof, and the office decides
        Instant threeDaysLater = NINE.plus(Duration.ofDays(3));
        counter.record(Interaction.builder(InteractionId.of("desk-1"), move, StepId.of("upload-proof"), threeDaysLater)
                .channel(COUNTER)
                .organisation(OrganisationId.of("tax-office"))
                .assistedDigital()
                .build());
        counter.record(Interaction.builder(
                        InteractionId.of("desk-2"), move, StepId.of("decision"), threeDaysLater.plusSeconds(600))
                .organisation(OrganisationId.of("tax-office"))
                .build());

        // the app shows the same journey, complete, with one hand-over of unfinished business
        JourneyStanding inTheApp = journeys.standing(move, NINE.plus(Duration.ofDays(4)));
        assertThat(inTheApp.state()).isEqualTo(JourneyStanding.State.COMPLETED);
        assertThat(inTheApp.next()).isEmpty();
        assertThat(inTheApp.handOvers())
                .containsExactly(new HandOver(
                        InteractionId.of("desk-1"),
                        threeDaysLater,
                        new HandOver.Change<>(APP, COUNTER),
                        new HandOver.Change<>(city, OrganisationId.of("tax-office")),
                        true));
        assertThat(inTheApp.findings())
                .containsExactly(
                        new Finding(Finding.Kind.DONE_LATE, InteractionId.of("desk-1"), StepId.of("upload-proof")));
        // each step was done once: nothing was asked again
        assertThat(inTheApp.steps())
                .allSatisfy(step -> assertThat(step.completions()).isOne());

        // and the KPI engine learns of it
        // region journeys-observations
        var learned = journeys.observations(Position.START, 100);
        Observation completed = learned.items().get(learned.items().size() - 1);

        assertThat(completed.kind()).isEqualTo("journey.completed");
        assertThat(completed.dimensions())
                .containsEntry("startChannel", "app")
                .containsEntry("channel", "counter")
                .containsEntry("organisation", "tax-office");
        assertThat(completed.values().get("handOvers")).isEqualByComparingTo("1");
        // endregion
    }

    @Test
    void whatThePhoneSendsLate_fallsIntoPlace() {
        CxJourneys journeys = CxJourneys.on(CxContext.inMemory(InstantSource.fixed(NINE)));
        JourneyInstanceId move = JourneyInstanceId.of("move-4712");
        journeys.publish(MOVING);
        journeys.open(move, MOVING.version(), SubjectId.of("person-8"));
        // the counter's interaction arrives first; the phone was without network when she applied
        journeys.record(Interaction.builder(
                        InteractionId.of("desk-1"), move, StepId.of("upload-proof"), NINE.plusSeconds(7_200))
                .channel(COUNTER)
                .build());
        assertThat(journeys.standing(move, NINE.plusSeconds(7_300)).findings())
                .extracting(Finding::reason)
                .containsExactly(Finding.Kind.OUT_OF_ORDER);

        journeys.record(Interaction.builder(InteractionId.of("app-1"), move, StepId.of("apply"), NINE)
                .channel(APP)
                .build());

        JourneyStanding standing = journeys.standing(move, NINE.plusSeconds(7_300));
        assertThat(standing.findings()).isEmpty();
        assertThat(standing.next()).extracting(NextStep::step).containsExactly(StepId.of("decision"));
        assertThat(standing.handOvers()).hasSize(1);
    }
}
