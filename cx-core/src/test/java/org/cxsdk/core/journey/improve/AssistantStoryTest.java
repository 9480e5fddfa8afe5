package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails.Actor;
import org.cxsdk.core.journey.InteractionDetails.Outcome;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Eight people ask the assistant about a permit. */
@Tag("S14")
class AssistantStoryTest {

    private final Permits permits = new Permits();

    private void asked(JourneyInstanceId journey, int minutes, Actor actor, Outcome outcome) {
        Interaction.Builder builder = permits.at(journey, Permits.APPLY, Duration.ofMinutes(minutes))
                .status(Interaction.Status.STARTED)
                .channel(Permits.APP)
                .actor(actor);
        permits.journeys.record((outcome == null ? builder : builder.outcome(outcome)).build());
    }

    @Test
    void figures_tellWhatItContains_whatItHandsOver_andWhereItLeavesPeople() {
        for (int i = 1; i <= 4; i++) {
            JourneyInstanceId answered = permits.open(i);
            asked(answered, 0, Actor.ASSISTANT, null);
            asked(answered, 2, Actor.ASSISTANT, Outcome.GRANTED); // one conversation
        }
        asked(permits.open(5), 0, Actor.ASSISTANT, Outcome.HANDED_TO_PERSON);
        JourneyInstanceId taken = permits.open(6);
        asked(taken, 0, Actor.ASSISTANT, Outcome.GRANTED);
        asked(taken, 30, Actor.STAFF, null); // an answer that did not help
        asked(permits.open(7), 0, Actor.ASSISTANT, Outcome.ABANDONED);
        asked(permits.open(8), 60 * 24 * 9, Actor.ASSISTANT, Outcome.GRANTED); // an hour ago

        permits.now = Instant.parse("2026-11-11T06:00:00Z");
        // region assistant
        AssistantFigures figures = permits.improvement.assistant(Permits.PERMIT.version(), Duration.ofHours(24));

        figures.containmentRate(); // 4 of 7
        figures.handOverRate(); // 2 of 7
        figures.open(); // 1: it may still come back
        // endregion
        assertThat(figures.containmentRate()).contains(Ratio.of(4, 7));
        assertThat(figures.handOverRate()).contains(Ratio.of(2, 7));
        assertThat(figures.left()).isEqualTo(1);
        assertThat(figures.open()).isEqualTo(1);
        // Wilson's interval of 4 of 7 at 95 %, worked from the formula by hand: 0.2505 to 0.8418
        assertThat(figures.containmentInterval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isBetween(0.2504, 0.2506);
            assertThat(interval.high()).isBetween(0.8417, 0.8419);
        });
    }

    @Test
    void figures_ofNobody_areNoRate() {
        AssistantFigures figures = permits.improvement.assistant(Permits.PERMIT.version(), Duration.ofHours(24));

        assertThat(figures.conversations()).isZero();
        assertThat(figures.containmentRate()).isEmpty();
    }
}
