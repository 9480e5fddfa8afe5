package org.cxsdk.core.journey.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.json.OcelLog;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A birth: one visit settles the registration and the child's vaccination plan; the payment belongs to the registration. */
class JourneyOcelTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final ExternalId CHILD = ExternalId.of("child", "7");
    private static final ExternalId PAYMENT = ExternalId.of("payment", "99");

    private static Interaction.Builder at(String journey, String step, int minute) {
        return Interaction.builder(
                InteractionId.of(journey + "-" + step + "-" + minute),
                JourneyInstanceId.of(journey),
                StepId.of(step),
                NINE.plusSeconds(60L * minute));
    }

    private static InteractionDetails about(InteractionDetails.RelatedObject... objects) {
        return new InteractionDetails(null, null, null, null, Set.of(), List.of(objects), null, null, null, null);
    }

    private static List<Interaction> birth() {
        Interaction wrong = at("registration", "pay", 3).build();
        return List.of(
                at("registration", "visit", 0)
                        .channel(ChannelId.of("counter"))
                        .details(about(new InteractionDetails.RelatedObject(CHILD, "child", "registered")))
                        .build(),
                at("vaccination", "visit", 0)
                        .details(about(new InteractionDetails.RelatedObject(CHILD, "child", "planned for")))
                        .build(),
                at("registration", "pay", 2)
                        .status(Interaction.Status.FAILED)
                        .details(about(new InteractionDetails.RelatedObject(PAYMENT, "payment", "refused")))
                        .build(),
                wrong,
                Interaction.retraction(InteractionId.of("retraction"), wrong),
                at("registration", "pay", 9)
                        .details(about(new InteractionDetails.RelatedObject(PAYMENT, "payment", "paid with")))
                        .build(),
                at("vaccination", "vaccinate", 50)
                        .status(Interaction.Status.STARTED)
                        .build());
    }

    private static EventLog flattened(String type) {
        return OcelLog.of(type).read(Source.of("birth.jsonocel", JsonOutput.text(JourneyOcel.of(birth()))));
    }

    @Test
    void of_keepsJourneysAndObjectsInOneLog() {
        EventLog journeys = flattened("journey");
        assertThat(journeys.cases()).isEqualTo(2);
        // what was retracted never happened, and what was only begun is no event
        assertThat(journeys.events()).isEqualTo(4);
        assertThat(journeys.caseId(0)).isEqualTo("registration");
        assertThat(journeys.activity(journeys.activityOf(1))).isEqualTo("pay failed");

        assertThat(flattened("child").events()).isEqualTo(2);
        assertThat(flattened("child").cases()).isEqualTo(1);
        assertThat(flattened("payment").events()).isEqualTo(2);
    }

    @Test
    void of_writesQualifiersAndAttributes() {
        JsonNode log = JsonMapper.shared().readTree(JsonOutput.text(JourneyOcel.of(birth())));

        JsonNode visit = log.get("events").get(0);
        assertThat(visit.get("attributes").get(0).get("value").asString()).isEqualTo("counter");
        assertThat(visit.get("relationships").get(1).get("qualifier").asString())
                .isEqualTo("registered");
        assertThat(log.get("objectTypes").size()).isEqualTo(3);
    }

    /** The schema of the standard, as far as it goes: which keys must be there and of which type they are. */
    @Test
    void of_isAsTheSchemaOfOcelAsks() {
        Path schema =
                Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys/ocel/schema_ocel2.json");
        assumeTrue(Files.exists(schema), "sample data absent: " + schema);

        requireAs(
                JsonMapper.shared().readTree(schema),
                JsonMapper.shared().readTree(JsonOutput.text(JourneyOcel.of(birth()))),
                "log");
    }

    private static void requireAs(JsonNode schema, JsonNode value, String path) {
        switch (schema.get("type").asString()) {
            case "object" -> {
                assertThat(value.isObject()).as(path).isTrue();
                if (schema.has("required")) {
                    schema.get("required")
                            .forEach(key -> assertThat(value.has(key.asString()))
                                    .as(path + "." + key)
                                    .isTrue());
                }
                schema.get("properties").properties().forEach(property -> {
                    if (value.has(property.getKey())) {
                        requireAs(property.getValue(), value.get(property.getKey()), path + "." + property.getKey());
                    }
                });
            }
            case "array" -> {
                assertThat(value.isArray()).as(path).isTrue();
                value.forEach(item -> requireAs(schema.get("items"), item, path + "[]"));
            }
            default -> assertThat(value.isString()).as(path).isTrue();
        }
    }

    @Test
    void of_refusesAnObjectOfTwoTypes() {
        Interaction one = at("a", "s", 0)
                .details(about(new InteractionDetails.RelatedObject(CHILD, "child", "of")))
                .build();
        Interaction other = at("a", "s", 1)
                .details(about(new InteractionDetails.RelatedObject(CHILD, "person", "of")))
                .build();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> JourneyOcel.of(List.of(one, other)))
                .withMessageContaining("both child and person");
    }
}
