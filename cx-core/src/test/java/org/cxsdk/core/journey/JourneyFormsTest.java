package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.ProcessingTime;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.RepresentationId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cxsdk.core.journey.MovingHouse.APP;
import static org.cxsdk.core.journey.MovingHouse.CITY;
import static org.cxsdk.core.journey.MovingHouse.UPLOAD;
import static org.cxsdk.core.journey.MovingHouse.at;
import static org.cxsdk.core.journey.MovingHouse.hour;

/** The stored forms. What is written here was released: it is never edited, a new form gets a new test. */
class JourneyFormsTest {

    private static final JourneyDefinition DESIGN = new JourneyDefinition(
            JourneyVersion.of("moving-house", "1"),
            LocalizedText.of("ar", "رحلة").with("en", "Journey"),
            ServiceId.of("moving"),
            List.of(Stage.of(
                    "tell",
                    Step.builder("upload-proof")
                            .activity("Upload")
                            .lane(Lane.FRONT_OFFICE)
                            .channels(APP)
                            .parallelWith(StepId.of("b"))
                            .target(Duration.ofDays(2))
                            .data(new DataNeed(PurposeId.of("moving"), Set.of(DataCategoryId.of("address"))))
                            .build(),
                    Step.builder("b").optional().repeatable().build())),
            Duration.ofDays(10));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(hour(1)));
    private final CxJourneys journeys = CxJourneys.on(context);

    private String document(String kind, String id) {
        DocKey key = new DocKey(context.tenant(), kind, id);
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.load(List.of(key)).get(key).body().toUtf8());
    }

    private List<JsonNode> entries() {
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> session
                                .readStream(new StreamKey(context.tenant(), "journey.interactions", "move-4711"), 0, 10)
                                .items()
                                .stream()
                                .map(item -> {
                                    assertThat(item.entry().type()).isEqualTo("interaction");
                                    return json(item.entry().body().toUtf8());
                                })
                                .toList());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static final String DEFINITION_1 = """
                        {"form": 1, "body": {
                          "journey": "moving-house", "version": "1", "service": "moving", "target": "PT240H",
                          "title": [{"language": "ar", "text": "رحلة"}, {"language": "en", "text": "Journey"}],
                          "stages": [{"id": "tell", "title": [{"language": "en", "text": "tell"}], "steps": [
                            {"id": "upload-proof", "title": [{"language": "en", "text": "upload-proof"}],
                             "activity": "Upload", "lane": "FRONT_OFFICE", "channels": ["app"],
                             "optional": false, "repeatable": false, "parallelWith": ["b"], "target": "PT48H",
                             "data": {"purpose": "moving", "categories": ["address"]}},
                            {"id": "b", "title": [{"language": "en", "text": "b"}],
                             "activity": "b", "lane": "CUSTOMER", "channels": [],
                             "optional": true, "repeatable": true, "parallelWith": []}]}]}}
                        """;

    private void write(String kind, String id, String body) {
        DocKey key = new DocKey(context.tenant(), kind, id);
        context.storage().execute(TxMode.WRITE, session -> {
            session.write(DocWrite.put(key, Expected.absent(), Bytes.utf8(body), List.of()));
            return null;
        });
    }

    @Test
    void definition_form1_isStillRead() {
        write("journey.definition", "moving-house@1", DEFINITION_1);

        assertThat(journeys.definition(DESIGN.version())).isEqualTo(DESIGN);
    }

    @Test
    void definition_form2_isForm1WithBlueprints() {
        journeys.publish(DESIGN);
        assertThat(json(document("journey.definition", "moving-house@1")))
                .isEqualTo(json(DEFINITION_1.replace("\"form\": 1", "\"form\": 2")));

        JourneyDefinition drawn = JourneyDefinition.of(
                JourneyVersion.of("moving-house", "2"),
                Stage.of(
                        "tell",
                        Step.builder("apply")
                                .organisation(CITY)
                                .demands(Demands.of(EvidenceTypeId.of("tenancy-contract"))
                                        .visits(1)
                                        .signatures(2)
                                        .fee(Money.of("12.50", "AED")))
                                .terms(ChannelTerms.on(APP, Demands.NONE)
                                        .taking(ProcessingTime.of("P3D"))
                                        .ruledBy(LocalizedText.of("en", "with a digital identity")))
                                .momentOfTruth()
                                .expectation(LocalizedText.of("en", "one form"))
                                .build()));
        journeys.publish(drawn);
        assertThat(json(document("journey.definition", "moving-house@2")).at("/body/stages/0/steps/0/blueprint"))
                .isEqualTo(json("""
                        {"organisation": "city",
                         "demands": {"evidence": ["tenancy-contract"], "visits": 1, "signatures": 2,
                                     "fee": "12.5", "currency": "AED"},
                         "terms": [{"channel": "app", "rule": [{"language": "en", "text": "with a digital identity"}],
                                    "demands": {"evidence": [], "visits": 0, "signatures": 0}, "time": "P3D"}],
                         "momentOfTruth": true, "expectation": [{"language": "en", "text": "one form"}]}
                        """));
        assertThat(journeys.definition(drawn.version())).isEqualTo(drawn);
    }

    @Test
    void instance_form1() {
        journeys.publish(DESIGN);
        journeys.open(MovingHouse.CASE, DESIGN.version(), SubjectId.of("p-1"));
        assertThat(json(document("journey.instance", "move-4711"))).isEqualTo(json("""
                        {"form": 1, "body": {"id": "move-4711", "journey": "moving-house", "version": "1",
                          "subject": "p-1", "opened": "2026-03-02T10:00:00Z"}}
                        """));
    }

    @Test
    void interaction_form1_isStillRead() {
        journeys.publish(DESIGN);
        journeys.open(MovingHouse.CASE, DESIGN.version(), SubjectId.of("p-1"));
        context.storage()
                .execute(
                        TxMode.WRITE,
                        session -> session.append(
                                new StreamKey(context.tenant(), "journey.interactions", "move-4711"),
                                ExpectedRevision.at(0),
                                List.of(new Entry("i1", "interaction", hour(0), Bytes.utf8("""
                        {"form": 1, "body": {"id": "i1", "journey": "move-4711", "step": "upload-proof",
                          "status": "FAILED", "channel": "app", "organisation": "city", "assistedDigital": false,
                          "data": "ASKED", "occurred": "2026-03-02T09:00:00Z", "sequence": 3,
                          "recorded": "2026-03-02T10:00:00Z"}}
                        """)))));

        assertThat(journeys.interactions(MovingHouse.CASE))
                .containsExactly(at(0, "i1", UPLOAD)
                        .status(Interaction.Status.FAILED)
                        .channel(APP)
                        .organisation(CITY)
                        .data(Interaction.DataSource.ASKED)
                        .sequence(3)
                        .recorded(hour(1))
                        .build());
    }

    @Test
    void interaction_form2_addsDetailsAndCorrections() {
        journeys.publish(DESIGN);
        journeys.open(MovingHouse.CASE, DESIGN.version(), SubjectId.of("p-1"));
        Interaction full = at(0, "i1", UPLOAD)
                .corrects(InteractionId.of("i0"))
                .details(new InteractionDetails(
                        SourceId.of("/city/app"),
                        TouchpointId.of("upload-in-app"),
                        InteractionDetails.Actor.REPRESENTATIVE,
                        RepresentationId.of("m-1"),
                        Set.of(DataCategoryId.of("address")),
                        List.of(new InteractionDetails.RelatedObject(
                                ExternalId.of("city:permit", "P-77"), "permit", "issued")),
                        InteractionDetails.Outcome.GRANTED,
                        Money.of("3.20", "AED"),
                        4,
                        PurposeId.of("moving")))
                .build();
        journeys.record(full);

        JsonNode body = entries().get(0).at("/body");
        assertThat(body.at("/details")).isEqualTo(json("""
                        {"source": "/city/app", "touchpoint": "upload-in-app", "actor": "REPRESENTATIVE",
                         "representation": "m-1", "asked": ["address"], "outcome": "GRANTED", "cost": 3.2,
                         "currency": "AED", "satisfaction": 4, "purpose": "moving"}
                        """));
        assertThat(body.at("/corrects").asString()).isEqualTo("i0");
        assertThat(body.toString()).as("what it is about is personal").doesNotContain("P-77");
        assertThat(journeys.interactions(MovingHouse.CASE)).containsExactly(full.recordedAt(hour(1)));
        assertThat(journeys.record(full)).as("again").isEqualTo(full.recordedAt(hour(1)));
    }

    @Test
    void interaction_form2_isForm1WithoutThem() {
        journeys.publish(DESIGN);
        journeys.open(MovingHouse.CASE, DESIGN.version(), SubjectId.of("p-1"));
        journeys.record(at(0, "i1", UPLOAD)
                .status(Interaction.Status.FAILED)
                .channel(APP)
                .organisation(CITY)
                .data(Interaction.DataSource.ASKED)
                .sequence(3)
                .build());
        journeys.record(at(0, "i2", UPLOAD).note("a note").build());
        assertThat(entries().get(0)).isEqualTo(json("""
                        {"form": 2, "body": {"id": "i1", "journey": "move-4711", "step": "upload-proof",
                          "status": "FAILED", "channel": "app", "organisation": "city", "assistedDigital": false,
                          "data": "ASKED", "occurred": "2026-03-02T09:00:00Z", "sequence": 3,
                          "recorded": "2026-03-02T10:00:00Z"}}
                        """));
        // the sealed note: a random name of a key, and a box
        JsonNode note = entries().get(1).at("/body/note");
        assertThat(note.propertyNames()).containsExactlyInAnyOrder("key", "box");
        assertThat(note.toString()).doesNotContain("a note");
    }
}
