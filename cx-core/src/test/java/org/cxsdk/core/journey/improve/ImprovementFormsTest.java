package org.cxsdk.core.journey.improve;

import java.time.LocalDate;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The stored forms, number 1 of each. What is written here is never edited; a new form gets a new test. */
class ImprovementFormsTest {

    private final Permits permits = new Permits();

    private JsonNode document(String kind, String id) {
        DocKey key = new DocKey(permits.context.tenant(), kind, id);
        String body = permits.context
                .storage()
                .execute(
                        TxMode.READ,
                        session -> session.load(List.of(key)).get(key).body().toUtf8());
        return json(body);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void commitment_form1() {
        permits.improvement.promise(new Commitment(
                Commitment.Id.of("c-1"),
                Permits.PERMIT.version(),
                Permits.CHECK,
                Permits.REGISTRY,
                Permits.TRANSPORT,
                2));

        assertThat(document("journey.commitment", "c-1")).isEqualTo(json("""
                {"form": 1, "body": {"id": "c-1", "journey": "parking-permit", "version": "1", "step": "check-address",
                  "promisedBy": "registry", "promisedTo": "transport-authority", "workingDays": 2}}
                """));
    }

    @Test
    void note_form1() {
        permits.improvement.note(new MapNote(
                MapNote.Id.of("n-1"),
                Permits.PERMIT.version(),
                Permits.PROVE,
                MapNote.Kind.PAIN,
                LocalizedText.enAr("It stops.", "يتوقف."),
                List.of(new MapNote.Evidence("log", "errors", null))));

        assertThat(document("journey.note", "n-1")).isEqualTo(json("""
                {"form": 1, "body": {"id": "n-1", "journey": "parking-permit", "version": "1", "step": "prove-address",
                  "kind": "PAIN", "text": {"en": "It stops.", "ar": "يتوقف."},
                  "evidence": [{"kind": "log", "reference": "errors"}]}}
                """));
    }

    @Test
    void engagement_form1() {
        permits.improvement.engage(new EngagementActivity(
                EngagementActivity.Id.of("e-1"),
                Permits.PERMIT.version(),
                EngagementActivity.Kind.WORKSHOP,
                EngagementActivity.Moment.BEFORE,
                LocalDate.of(2026, 5, 4),
                12,
                3,
                List.of(new EngagementActivity.Insight(Permits.APPLY, LocalizedText.of("en", "Which?"), true))));

        assertThat(document("journey.engagement", "e-1")).isEqualTo(json("""
                {"form": 1, "body": {"id": "e-1", "journey": "parking-permit", "version": "1", "kind": "WORKSHOP",
                  "moment": "BEFORE", "on": "2026-05-04", "participants": 12, "withDisabilities": 3,
                  "insights": [{"step": "apply", "text": {"en": "Which?"}, "shaped": true}]}}
                """));
    }

    @Test
    void lifeEvent_form1() {
        permits.improvement.begin(new LifeEventJourney(
                JourneyInstanceId.of("l-1"),
                SubjectId.of("mother"),
                LifeEventId.of("birth"),
                LifeEventJourney.Rule.atLeast(1),
                List.of(new LifeEventJourney.Part(ServiceId.of("registration"), true, JourneyInstanceId.of("r-1")))));

        assertThat(document("journey.life-event", "l-1")).isEqualTo(json("""
                {"form": 1, "body": {"id": "l-1", "subject": "mother", "event": "birth", "rule": "AT_LEAST", "count": 1,
                  "parts": [{"service": "registration", "required": true, "journey": "r-1"}]}}
                """));
    }
}
