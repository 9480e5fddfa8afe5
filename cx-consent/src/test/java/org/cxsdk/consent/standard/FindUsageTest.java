package org.cxsdk.consent.standard;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.ledger.CxLedger;
import org.cxsdk.consent.ledger.Disclosure;
import org.cxsdk.consent.ledger.NoteSigner;
import org.cxsdk.consent.ledger.UseQuery;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Estonia's data tracker (e-gov/AJ, dumonitor OpenAPI 2.1.0, MIT): the answer fits its description. */
class FindUsageTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final CxContext context = CxContext.inMemory(clock::get).as(ActorId.of("bank-gateway"), "tax return");
    private final CxLedger ledger = CxLedger.on(context, NoteSigner.ofLog("bank.example", newKeyPair()));

    private static java.security.KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void threeUses() {
        for (int i = 0; i < 3; i++) {
            ledger.record(Disclosure.released(
                    DisclosureId.of("d-" + i),
                    MARYAM,
                    Scope.of("deduction-check", "interest-paid", "tax-office"),
                    ActorId.of("first-bank"),
                    ReuseBasis.CONSENT));
            clock.set(clock.get().plus(Duration.ofDays(1)));
        }
    }

    @Test
    void answer_isNewestFirst_withATotalThatIgnoresThePage() {
        // region find-usage
        UseQuery query = FindUsage.query(Map.of("userCode", "EE12345678901", "offset", "1", "limit", "1"));
        JsonObject answer = FindUsage.answer(ledger.uses(MARYAM, query), Locale.ENGLISH, recipient -> "Tax office");
        // endregion

        assertThat(JsonOutput.text(answer)).isEqualTo("""
            {
              "totalUsages": 3,
              "usages": [
                {
                  "logtime": "2026-03-02T09:00:00Z",
                  "action": "first-bank gave interest-paid to tax-office for deduction-check, ground: consent.",
                  "receiverCode": "tax-office",
                  "receiverName": "Tax office",
                  "receiverSystem": "bank-gateway"
                }
              ]
            }
            """);
    }

    @Test
    void answer_fitsTheOpenApiDescription() {
        DocumentNode api =
                DocumentTree.read(Source.of(StandardData.file("estonia/data-tracker-findUsage-openapi-2.1.0.yaml")));
        DocumentNode schemas = member(member(api, "components"), "schemas");
        DocumentNode usage = member(schemas, "Usage");
        DocumentNode answer = DocumentTree.read(Source.of(
                "answer.json",
                JsonOutput.text(FindUsage.answer(
                        ledger.uses(MARYAM, FindUsage.query(Map.of())), Locale.ENGLISH, recipient -> ""))));

        assertThat(member(member(schemas, "FindUsageResponse"), "properties")
                        .members()
                        .keySet())
                .containsAll(answer.members().keySet());
        assertThat(member(answer, "totalUsages").text()).isEqualTo("3");
        assertThat(member(answer, "usages").elements()).hasSize(3).allSatisfy(one -> {
            member(usage, "required")
                    .elements()
                    .forEach(required -> assertThat(one.members()).containsKey(required.text()));
            assertThat(member(usage, "properties").members().keySet())
                    .containsAll(one.members().keySet());
            assertThat(OffsetDateTime.parse(member(one, "logtime").text())).isNotNull();
        });
    }

    @Test
    void query_tellsEverythingThatIsWrongAtOnce() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> FindUsage.query(
                        Map.of("periodStart", "yesterday", "offset", "-1", "limit", "1001", "periodEnd", "2026-03-01")))
                .satisfies(e -> assertThat(e.violations()).hasSize(4));
        assertThat(FindUsage.query(Map.of())).isEqualTo(UseQuery.NEWEST);
        assertThat(FindUsage.query(Map.of("periodStart", "2021-01-31T10:20:30+02:00"))
                        .from())
                .isEqualTo("2021-01-31T08:20:30Z");
    }

    private static DocumentNode member(DocumentNode node, String key) {
        DocumentNode member = node.members().get(key);
        assertThat(member).as(key).isNotNull();
        return member;
    }
}
