package org.cxsdk.core.journey.json;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Money;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.SourceId;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CloudEventsTest {

    private static final String FAILED = """
            {"specversion": "1.0", "id": "A234-1234", "source": "/city/app", "type": "example.city.journey.step.failed",
             "time": "2026-03-02T09:05:00+04:00", "subject": "move-4711", "datacontenttype": "application/json",
             "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "sequence": "7",
             "data": {"journey": "move-4711", "step": "upload-proof", "channel": "app", "organisation": "city",
                      "actor": "companion", "asked": ["address"], "outcome": "abandoned", "cost": 0.40,
                      "currency": "AED", "satisfaction": 2, "note": "photograph too large",
                      "objects": [{"scheme": "city:upload", "id": "U-9", "type": "file", "qualifier": "refused"}]}}
            """;

    @Test
    void read_makesAnInteractionOfAnEvent() {
        String json = FAILED;
        // region cloud-event
        Interaction interaction = CloudEvents.read(Source.of("event.json", json));

        interaction.id(); // /city/app#A234-1234: the pair that names an event, so that a second delivery is the same
        interaction.status(); // FAILED, of the type journey.step.failed
        // endregion
        assertThat(interaction.id()).hasToString("/city/app#A234-1234");
        assertThat(interaction.status()).isEqualTo(Interaction.Status.FAILED);
        assertThat(interaction.occurred()).isEqualTo(Instant.parse("2026-03-02T05:05:00Z"));
        assertThat(interaction.sequence()).isEqualTo(7);
        assertThat(interaction.channel()).isEqualTo(ChannelId.of("app"));
        assertThat(interaction.note()).isEqualTo("photograph too large");
        assertThat(interaction.details())
                .isEqualTo(new InteractionDetails(
                        SourceId.of("/city/app"),
                        null,
                        InteractionDetails.Actor.COMPANION,
                        null,
                        Set.of(DataCategoryId.of("address")),
                        List.of(new InteractionDetails.RelatedObject(
                                ExternalId.of("city:upload", "U-9"), "file", "refused")),
                        InteractionDetails.Outcome.ABANDONED,
                        Money.of("0.40", "AED"),
                        2,
                        null));
    }

    @Test
    void readBatch_makesOneOfEach() {
        String retracted = FAILED.replace("A234-1234", "A234-1235")
                .replace("step.failed", "step.retracted")
                .replace("\"note\"", "\"corrects\": \"A234-1234\", \"note\"");

        List<Interaction> batch = CloudEvents.readBatch(Source.of("batch.json", "[" + FAILED + "," + retracted + "]"));

        assertThat(batch).hasSize(2);
        assertThat(batch.get(1).corrects()).isEqualTo(batch.get(0).id());
        assertThat(CloudEvents.readBatch(Source.of("none.json", "[]"))).isEmpty();
    }

    /** Source and id are one name, whatever is in them, and however long they are. */
    @Test
    void ids_ofDifferentPairsDiffer() {
        assertThat(InteractionId.of(SourceId.of("a#b"), "c")).isNotEqualTo(InteractionId.of(SourceId.of("a"), "b#c"));
        assertThat(InteractionId.of(SourceId.of("a%23b"), "c")).isNotEqualTo(InteractionId.of(SourceId.of("a#b"), "c"));
        assertThat(InteractionId.of(SourceId.of("https://a.example/" + "x".repeat(150)), "y".repeat(150))
                        .value())
                .startsWith("sha256:")
                .hasSize(71);
    }

    @Test
    void readBatch_tellsEverythingThatIsWrong_withItsLine() {
        InvalidDocumentException refused = catchThrowableOfType(
                InvalidDocumentException.class, () -> CloudEvents.readBatch(Source.of("batch.json", """
                        [
                        {"specversion": "0.3", "id": "1", "source": "/s", "type": "journey.step.done",
                         "time": "yesterday", "data": {"journey": "j", "step": "s", "satisfaction": 6}},
                        {"specversion": "1.0", "source": "/s", "type": "journey.step.retracted",
                         "time": "2026-03-02T09:05:00Z", "data": {"journey": "j", "step": "s", "cost": 1}}
                        ]
                        """)));

        assertThat(refused.violations())
                .extracting(violation -> violation.line() + " " + violation.path() + " " + violation.rule())
                .containsExactlyInAnyOrder(
                        "2 events[0].specversion is not 1.0",
                        "2 events[0].type does not tell what happened to a step",
                        "3 events[0].time is no time of RFC 3339",
                        "3 events[0].data.satisfaction must be less than or equal to 5",
                        "4 events[1].id must not be blank",
                        "5 events[1].data.corrects is missing",
                        "5 events[1].data.cost stands without the other of cost and currency");
        assertThat(refused.violations()).extracting(Violation::source).containsOnly("batch.json");
    }
}
