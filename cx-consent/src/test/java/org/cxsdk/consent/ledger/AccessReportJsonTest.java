package org.cxsdk.consent.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.consent.json.AccessReportJson;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.JsonOutput;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The report of a person as JSON says everything that the report says. */
class AccessReportJsonTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));

    @Test
    void theReport_asJson_namesEveryRecipient_everyStatement_everyUse_andWhatItIsHeldAgainst() {
        CxContext context = CxContext.inMemory(clock::get).as(ActorId.of("bank-gateway"), "tax return 2025");
        CxLedger ledger =
                CxLedger.on(context, NoteSigner.ofLog("bank.example/disclosures", LedgerSetting.newKeyPair()));
        CxConsent consent = CxConsent.on(context).logging(ledger.port());
        consent.publish(LedgerSetting.words());
        consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, INTEREST, Evidence.of("web-form"))
                .valid(Validity.until(Instant.parse("2026-07-01T00:00:00Z"))));
        ReuseRequest request = new ReuseRequest(MARYAM, INTEREST);
        consent.release(DisclosureId.of("d-1"), ActorId.of("first-bank"), request);
        clock.set(clock.get().plus(Duration.ofDays(1)));
        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), MARYAM, StatementId.of("g-1")));
        consent.release(DisclosureId.of("d-2"), ActorId.of("first-bank"), request);
        Checkpoint checkpoint = ledger.proofs().checkpoint();

        // region access-report
        AccessReport report = ledger.accessReport(MARYAM, consent);
        String json = JsonOutput.text(AccessReportJson.of(report));
        // endregion

        JsonNode root = JsonMapper.shared().readTree(json);
        assertThat(root.propertyNames())
                .containsExactly(
                        "schema",
                        "subject",
                        "asOf",
                        "recipients",
                        "statements",
                        "uses",
                        "erased",
                        "holds",
                        "checkpoint");
        assertThat(root.get("schema").asString()).isEqualTo("cx-access-report-1");
        assertThat(root.get("recipients").get(0).get("recipient").asString()).isEqualTo("tax-office");
        assertThat(root.get("recipients").get(0).get("times").asInt()).isEqualTo(1);
        assertThat(root.get("recipients").size()).as("in vain is not got").isEqualTo(1);
        JsonNode statement = root.get("statements").get(0);
        assertThat(statement.get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(statement.get("to").asString()).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(statement.get("withdrawn").asString()).isEqualTo("2026-03-02T09:00:00Z");
        JsonNode newest = root.get("uses").get(0);
        assertThat(newest.get("kind").asString()).isEqualTo("REFUSED");
        assertThat(newest.get("reasons").get(0).asString()).isEqualTo("WITHDRAWN");
        assertThat(newest.get("basis").isNull()).isTrue();
        JsonNode given = root.get("uses").get(1);
        assertThat(given.get("statement").asString()).isEqualTo("g-1");
        assertThat(given.get("why").asString()).isEqualTo("tax return 2025");
        assertThat(given.get("sentence").get("en").asString())
                .isEqualTo("first-bank gave interest-paid to tax-office for deduction-check, ground: consent.");
        assertThat(given.get("sentence").get("ar").asString()).startsWith("أعطت الجهة first-bank");
        assertThat(root.get("erased").isNull()).isTrue();
        assertThat(Checkpoint.parse(root.get("checkpoint").asString())).isEqualTo(checkpoint);
    }
}
