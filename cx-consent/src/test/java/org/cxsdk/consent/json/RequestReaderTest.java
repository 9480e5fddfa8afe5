package org.cxsdk.consent.json;

import java.time.Duration;
import java.time.Instant;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Emergency;
import org.cxsdk.consent.EmergencyId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Release;
import org.cxsdk.consent.ReleaseRequest;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequestReaderTest {

    private static final ReuseRequest REQUEST =
            ReuseRequest.of("7f3c", "deduction-check", "interest-paid", "tax-office");

    private final CxContext context =
            CxContext.inMemory(() -> Instant.parse("2026-06-01T12:00:00Z")).as(ActorId.of("dr-haddad"), "night duty");
    private final CxConsent consent = CxConsent.on(context).logging((session, id, provider, decision) -> true);

    @Test
    void readOne_andRead_areWhatTheDecisionTakes() {
        String one = """
            {"subject": "7f3c", "purpose": "deduction-check", "category": "interest-paid", "recipient": "tax-office"}
            """;
        assertThat(RequestReader.readOne(Source.of("body.json", one))).isEqualTo(REQUEST);
        assertThat(RequestReader.read(Source.of("body.yaml", """
            requests:
              - {subject: 7f3c, purpose: deduction-check, category: interest-paid, recipient: tax-office}
              - {subject: 7f3c, purpose: deduction-check, category: interest-paid, recipient: tax-office,
                 previewed: true}
            """))).containsExactly(REQUEST, REQUEST.previewed());
    }

    @Test
    void readRelease_isCarriedOut() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", WORDS)));
        // region release
        ReleaseRequest wanted = RequestReader.readRelease(Source.of("body.json", """
            {"id": "d-1", "provider": "first-bank", "subject": "7f3c", "purpose": "deduction-check",
             "category": "interest-paid", "recipient": "tax-office"}
            """));
        Release release = consent.release(wanted);
        // endregion

        assertThat(wanted).isEqualTo(new ReleaseRequest(DisclosureId.of("d-1"), ActorId.of("first-bank"), REQUEST));
        assertThat(release.mayLeave()).isFalse();
        assertThat(release.decision().outcome().reasons()).containsExactly(ReuseReason.NO_STATEMENT);
    }

    @Test
    void readEmergency_isDeclared() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", WORDS)));
        Emergency emergency = RequestReader.readEmergency(Source.of("body.yaml", """
            id: e-1
            provider: first-bank
            subject: 7f3c
            purpose: deduction-check
            category: interest-paid
            recipient: tax-office
            reason: {act: unconscious, note: Found at home.}
            """));

        assertThat(emergency)
                .isEqualTo(new Emergency(
                        EmergencyId.of("e-1"),
                        REQUEST,
                        ActorId.of("first-bank"),
                        new Evidence("unconscious", "Found at home.", false)));
        assertThat(consent.emergencies().declare(emergency, Duration.ofDays(2)).mayLeave())
                .isTrue();
    }

    /** Everything at once, each at its place, and nothing is carried out. */
    @Test
    void read_tellsEverythingThatIsWrong() {
        assertThat(paths(() -> RequestReader.readOne(Source.of("b.json", "{\"subject\": \"\", \"purpose\": \"p\"}"))))
                .containsExactlyInAnyOrder("subject", "category", "recipient");
        assertThat(paths(() -> RequestReader.read(Source.of(
                        "b.yaml", "requests: [{subject: s, purpose: p, category: c}, {subject: s, porpose: p}]"))))
                .contains("requests[0].recipient", "requests[1].porpose", "requests[1].category");
        assertThat(paths(() -> RequestReader.readRelease(
                        Source.of("b.yaml", "{subject: s, purpose: p, category: c, recipient: r, previewed: maybe}"))))
                .containsExactlyInAnyOrder("id", "provider", "previewed");
        assertThat(paths(() -> RequestReader.readEmergency(Source.of(
                        "b.yaml",
                        "{id: e, provider: b, subject: s, purpose: p, category: c, recipient:"
                                + " r, reason: {act: \"\"}}"))))
                .containsExactly("reason.act");
        assertThat(paths(() -> RequestReader.readEmergency(Source.of(
                        "b.yaml", "{id: e, provider: b, subject: s, purpose: p, category: c, recipient: r}"))))
                .containsExactly("reason");
    }

    private static java.util.List<String> paths(Runnable reading) {
        return catchThrowableOfType(InvalidDocumentException.class, reading::run).violations().stream()
                .map(Violation::path)
                .toList();
    }

    private static final String WORDS = """
        vocabulary: words
        version: "1"
        purposes: [{id: deduction-check}]
        categories: [{id: interest-paid}]
        """;
}
