package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.Representation;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The stored forms. What is written here was released: it is never edited, a new form gets a new test. */
class ConsentFormsTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final Vocabulary WORDS =
            Words.vocabulary("1", List.of("taxation", "assessment < taxation"), List.of("email"));

    /** SHA-256 of the vocabulary's canonical text, by sha256sum. */
    private static final String SHA256 = "d063d7f028907199bd9238f743774c54749834e2e71abdb9ec1f57ff21ac7988";

    private static final String REF = "{\"id\":\"words\",\"version\":\"1\",\"sha256\":\"" + SHA256 + "\"}";

    private static final String GRANTED = "{\"form\":1,\"by\":\"clerk-7\",\"why\":\"at the"
            + " counter\",\"body\":{\"purpose\":\"assessment\",\"category\":\"email\","
            + "\"recipient\":\"tax-office\",\"from\":\"2026-06-01T00:00:00Z\","
            + "\"to\":\"2026-07-01T00:00:00.000001Z\",\"basis\":\"CONSENT\",\"vocabulary\":" + REF
            + ",\"evidence\":{\"act\":\"counter\"}}}";

    private static final String REFUSED =
            "{\"form\":1,\"body\":{\"purpose\":\"taxation\",\"category\":\"email\",\"recipient\":\"tax-office\",\"vocabulary\":"
                    + REF + "}}";

    private static final String WITHDRAWN = "{\"form\":1,\"body\":{\"withdraws\":\"g-1\"}}";

    private final CxContext context = CxContext.inMemory(() -> Log.T0);
    private final CxConsent consent = CxConsent.on(context);

    @Test
    void facts_areWrittenInForm3() {
        consent.publish(WORDS);
        CxConsent.on(context.as(ActorId.of("clerk-7"), "at the counter"))
                .grant(Grant.of(
                                StatementId.of("g-1"),
                                MARYAM,
                                Scope.of("assessment", "email", "tax-office"),
                                Evidence.of("counter"))
                        .valid(Validity.between(
                                Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00.000001Z"))));
        consent.refuse(Refusal.of(StatementId.of("r-1"), MARYAM, Scope.of("taxation", "email", "tax-office")));
        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), MARYAM, StatementId.of("g-1")));

        List<Entry> entries = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.readStream(stream(), 0, 10).items().stream()
                                .map(Recorded::entry)
                                .toList());
        assertThat(entries).extracting(Entry::type).containsExactly("granted", "refused", "withdrawn");
        assertThat(entries)
                .extracting(entry -> entry.body().toUtf8())
                .containsExactly(inForm3(GRANTED), inForm3(REFUSED), inForm3(WITHDRAWN));
    }

    @Test
    void facts_ofForm1_areRead() {
        assertThat(read("g-1", "granted", GRANTED))
                .isEqualTo(new StorageConsentStore.GrantedForm(
                        "assessment",
                        "email",
                        "tax-office",
                        Instant.parse("2026-06-01T00:00:00Z"),
                        Instant.parse("2026-07-01T00:00:00.000001Z"),
                        ReuseBasis.CONSENT,
                        new RefForm("words", "1", SHA256),
                        null,
                        null,
                        new StorageConsentStore.EvidenceForm("counter", null),
                        null));
        assertThat(read("r-1", "refused", REFUSED))
                .isEqualTo(new StorageConsentStore.RefusedForm(
                        "taxation", "email", "tax-office", new RefForm("words", "1", SHA256), null, null, null));
        assertThat(read("w-1", "withdrawn", WITHDRAWN))
                .isEqualTo(new StorageConsentStore.WithdrawnForm("g-1", null, null, null));
    }

    @Test
    void facts_ofForm2_areRead() {
        assertThat(read("w-1", "withdrawn", "{\"form\":2,\"body\":{\"withdraws\":\"g-1\",\"mandates\":[\"m-1\"]}}"))
                .isEqualTo(new StorageConsentStore.WithdrawnForm("g-1", List.of("m-1"), null, null));
        assertThat(read("r-1", "refused", REFUSED.replace("{\"form\":1,", "{\"form\":2,")))
                .isEqualTo(read("r-1", "refused", REFUSED));
        assertThat(read("g-1", "granted", GRANTED.replace("{\"form\":1,", "{\"form\":2,")))
                .isEqualTo(read("g-1", "granted", GRANTED));
    }

    /** Where no envelope names an actor, the form does. */
    @Test
    void whoSaidIt_isWritten_whereNobodyElseIsNamed() {
        ActorId mother = ActorId.of("mother");
        consent.publish(WORDS);
        CxConsent acting = consent.representing((session, subject) ->
                List.of(Representation.of("m-1", MARYAM, mother, Representation.Kind.GUARDIAN, Log.T0)));
        acting.refuse(Refusal.of(StatementId.of("r-1"), MARYAM, Scope.of("taxation", "email", "tax-office"))
                .by(mother));

        String body = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.readStream(stream(), 0, 1)
                                .items()
                                .get(0)
                                .entry()
                                .body()
                                .toUtf8());
        assertThat(body).endsWith("\"mandates\":[\"m-1\"],\"saidBy\":\"mother\"}}");
        assertThat(CxConsent.on(context).history(MARYAM).facts().get(0).recordedBy())
                .contains(mother);
    }

    @Test
    void aNote_isWrittenSealed() {
        consent.publish(WORDS);
        consent.grant(Grant.of(
                StatementId.of("g-1"),
                MARYAM,
                Scope.of("assessment", "email", "tax-office"),
                Evidence.of("counter").withNote("passport")));
        String body = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.readStream(stream(), 0, 10)
                                .items()
                                .get(0)
                                .entry()
                                .body()
                                .toUtf8());
        assertThat(body)
                .containsPattern(
                        "\"evidence\":\\{\"act\":\"counter\",\"note\":\\{\"key\":\"[0-9a-f]{32}\",\"box\":\"[A-Za-z0-9+/]+=*\"\\}\\}");
    }

    @Test
    void vocabularies_areWrittenInForm1() {
        consent.publish(WORDS);
        assertThat(document("consent.vocabulary", "words@1"))
                .isEqualTo("{\"form\":1,\"body\":{\"id\":\"words\",\"version\":\"1\","
                        + "\"purposes\":[{\"id\":\"taxation\",\"parents\":[]},{\"id\":\"assessment\",\"parents\":[\"taxation\"]}],"
                        + "\"categories\":[{\"id\":\"email\",\"parents\":[]}],\"recipients\":[]}}");
        assertThat(document("consent.current", "vocabulary")).isEqualTo("{\"form\":1,\"body\":" + REF + "}");
    }

    /** The later forms differ from the first by what may be added: terms and mandates, and who said it where no envelope does. */
    private static String inForm3(String form1) {
        return form1.replace("{\"form\":1,", "{\"form\":3,");
    }

    private static Object read(String id, String type, String body) {
        return StorageConsentStore.FACTS
                .decode(new Recorded(
                        new StreamKey(TenantId.of("agency"), "consent.facts", "maryam"),
                        1,
                        new Entry(id, type, Log.T0, Bytes.utf8(body))))
                .value();
    }

    private String document(String kind, String id) {
        DocKey key = new DocKey(context.tenant(), kind, id);
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.load(List.of(key)).get(key).body().toUtf8());
    }

    private StreamKey stream() {
        return new StreamKey(context.tenant(), "consent.facts", "maryam");
    }
}
