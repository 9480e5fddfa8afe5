package org.cxsdk.consent.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Release;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Maryam lets the tax office see the interest that she paid, changes her mind, and later looks up who saw what and why:
 * what was given out, and what was asked for in vain.
 */
class WhoSawMyDataStoryTest {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final CxContext context = CxContext.inMemory(clock::get).as(ActorId.of("bank-gateway"), "tax return 2025");

    @Test
    void maryamSees_whoUsedWhichData_whatFor_onWhichGround() {
        NoteSigner signer = NoteSigner.ofLog("bank.example/disclosures", LedgerSetting.newKeyPair());
        SubjectId maryam = SubjectId.of("7f3c");
        StatementId allowed = StatementId.random();
        Scope interest = Scope.of("deduction-check", "interest-paid", "tax-office");
        ActorId bank = ActorId.of("first-bank");
        // region who-saw
        CxLedger ledger = CxLedger.on(context, signer);
        CxConsent consent = CxConsent.on(context).logging(ledger.port());
        consent.publish(LedgerSetting.words());
        consent.grant(Grant.of(allowed, maryam, interest, Evidence.of("web-form")));

        // the bank asks before it hands anything out; the attempt is in the ledger when release returns
        Release given = consent.release(DisclosureId.random(), bank, new ReuseRequest(maryam, interest));
        clock.set(clock.get().plus(Duration.ofDays(1)));
        consent.withdraw(Withdrawal.of(StatementId.random(), maryam, allowed));
        Release refused = consent.release(DisclosureId.random(), bank, new ReuseRequest(maryam, interest));

        // Maryam looks, newest first
        List<Use> seen = ledger.uses(maryam, UseQuery.NEWEST).uses();
        // endregion
        assertThat(given.mayLeave()).isTrue();
        assertThat(refused.mayLeave()).isFalse();
        assertThat(seen)
                .extracting(use -> use.sentence().in(Locale.ENGLISH))
                .containsExactly(
                        "tax-office asked first-bank for interest-paid for deduction-check and did not get it.",
                        "first-bank gave interest-paid to tax-office for deduction-check, ground: consent.");
        assertThat(seen.get(0).reasons()).containsExactly(ReuseReason.WITHDRAWN);
        assertThat(seen.get(1).restsOn()).contains(allowed);
        assertThat(seen.get(1).recordedBy()).contains(ActorId.of("bank-gateway"));
        assertThat(seen.get(1).reason()).contains("tax return 2025");
        assertThat(seen.get(1).at()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(seen.get(1).sentence().in(ARABIC))
                .isEqualTo("أعطت الجهة first-bank البيانات interest-paid إلى الجهة tax-office للغرض deduction-check،"
                        + " الأساس: الموافقة.");
        assertThat(ledger.viewPart().about(maryam, 10)).hasSize(2);
        assertThat(ledger.uses(SubjectId.of("somebody-else"), UseQuery.NEWEST).uses())
                .isEmpty();
    }
}
