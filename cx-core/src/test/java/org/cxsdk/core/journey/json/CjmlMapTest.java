package org.cxsdk.core.journey.json;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CjmlMapTest {

    private static final JourneyDefinition MOVE = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("apply")
                            .title(LocalizedText.enAr("I say that I move.", "أخبر بانتقالي."))
                            .organisation(OrganisationId.of("city"))
                            .channels(ChannelId.of("app"), ChannelId.of("counter"))
                            .build(),
                    Step.builder("pack").build()),
            Stage.of(
                    "settle",
                    Step.builder("check")
                            .lane(Lane.BACK_OFFICE)
                            .organisation(OrganisationId.of("city"))
                            .build(),
                    Step.builder("letter")
                            .lane(Lane.FRONT_OFFICE)
                            .organisation(OrganisationId.of("city"))
                            .channels(ChannelId.of("mail"))
                            .build()));

    @Test
    void planned_comesBackAsItWent() {
        // region cjml
        String map = JsonOutput.text(CjmlMap.planned(MOVE));
        JourneyDefinition again = CjmlMap.read(Source.of("move.json", map));
        // endregion
        assertThat(again.version()).isEqualTo(MOVE.version());
        assertThat(again.stages()).isEqualTo(MOVE.stages());
        // CJML 2.0: a communication point has initiator and receiver, an action one actor
        assertThat(map)
                .containsSubsequence(
                        "\"apply\"",
                        "\"communication\"",
                        "\"customer\"",
                        "\"receiver\"",
                        "\"city\"",
                        "\"pack\"",
                        "\"action\"",
                        "\"check\"",
                        "\"action\"",
                        "\"letter\"",
                        "\"communication\"");
    }

    @Test
    void actual_marksWhatIsMissingFailedAndAdHoc() {
        JourneyInstanceId id = JourneyInstanceId.of("m-1");
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        String map = JsonOutput.text(CjmlMap.actual(
                MOVE,
                List.of(
                        Interaction.builder(InteractionId.of("1"), id, StepId.of("apply"), at)
                                .status(Interaction.Status.FAILED)
                                .channel(ChannelId.of("app"))
                                .build(),
                        Interaction.builder(InteractionId.of("2"), id, StepId.of("call"), at.plusSeconds(60))
                                .build())));

        assertThat(map.replaceAll("\\s+", ""))
                .containsSubsequence(
                        "\"id\":\"apply\"",
                        "\"status\":\"failed\"",
                        "\"channel\":\"app\"",
                        "\"id\":\"pack\"",
                        "\"status\":\"missing\"",
                        "\"adHoc\":[{\"id\":\"call\",\"at\":\"2026-03-02T09:01:00Z\"}]");
    }

    @Test
    void read_tellsWhatIsNoTouchpoint() {
        InvalidDocumentException refused =
                catchThrowableOfType(InvalidDocumentException.class, () -> CjmlMap.read(Source.of("m.json", """
                        {"cjml": "2.0", "kind": "planned", "journey": "j", "phases": [{"id": "p", "touchpoints": [
                          {"id": "a", "type": "communication", "initiator": {"actor": "customer"}},
                          {"id": "a", "type": "action", "initiator": {"actor": "city"}, "receiver": {"actor": "customer"}}]}]}
                        """)));

        assertThat(refused.violations())
                .extracting(violation -> violation.line() + " " + violation.path() + " " + violation.rule())
                .containsExactlyInAnyOrder(
                        "2 phases[0].touchpoints[0].receiver is missing: a communication has one",
                        "3 phases[0].touchpoints[1].id names a touchpoint for the second time",
                        "3 phases[0].touchpoints[1].receiver stands in an action, which has none");
    }
}
