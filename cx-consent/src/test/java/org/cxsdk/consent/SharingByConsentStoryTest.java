package org.cxsdk.consent;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.evidence.Receipt;
import org.cxsdk.consent.evidence.ReceiptSigner;
import org.cxsdk.consent.evidence.ReceiptVerdict;
import org.cxsdk.consent.evidence.ReceiptVerifier;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two agencies share by consent, month after month, without asking the person again: the declaration of what is asked for, her
 * consent from its beginning to its end, a decision for each transfer, receipts that she can have checked anywhere, and the
 * account of what went.
 */
@Tag("S28")
class SharingByConsentStoryTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");
    private static final ActorId BANK = ActorId.of("first-bank");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");
    private static final ReuseRequest REQUEST = new ReuseRequest(MARYAM, INTEREST);
    private static final Instant JANUARY = Instant.parse("2026-01-10T09:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(JANUARY);
    private final List<DisclosureId> log = new ArrayList<>();
    private final CxConsent consent =
            CxConsent.on(CxContext.inMemory(clock::get)).logging((session, id, provider, decision) -> log.add(id));

    @Test
    void declaredOnce_consentedOnce_sharedEachMonth_withdrawnAndAccountedFor() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        ReceiptSigner signer = ReceiptSigner.es256("tax-office", "2026-1", (ECPrivateKey) keys.getPrivate());
        ReceiptVerifier anywhere = ReceiptVerifier.trusting(Map.of("2026-1", (ECPublicKey) keys.getPublic()));

        // the declaration: words, what people are shown, and how much may be asked for at most
        Notice notice = Notice.editorial(
                "deductions",
                "1",
                LocalizedText.enAr(
                        "Your bank tells us each month what interest you paid.",
                        "يُبلغنا مصرفك كل شهر بالفوائد التي دفعتها."));
        consent.publish(Words.TAX);
        consent.publish(notice);
        consent.publish(Rulebook.of("declarations", "1")
                .with(new Ceiling(PurposeId.of("deduction-check"), null, Period.ofYears(1), null)));

        // asked for too much, it is refused before anything is kept
        Grant wish = Grant.of(StatementId.of("g-1"), MARYAM, INTEREST, Evidence.of("web-form"))
                .shown(new ShownNotice(notice.ref(), "ar"));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.grant(wish))
                .matches(e -> e.is(ConsentError.BEYOND_CEILING));

        // her consent, from February on, and its receipt
        Grant grant = wish.valid(Validity.between(FEBRUARY, Instant.parse("2027-02-01T00:00:00Z")));
        Receipt granted = signer.receipt(MARYAM, consent.grant(grant));
        assertThat(anywhere.verify(granted)).isEqualTo(ReceiptVerdict.ACCEPTED);
        assertThat(state()).isEqualTo(StatementState.SCHEDULED);
        assertThat(transfer("d-january").decision().outcome().reasons()).containsExactly(ReuseReason.NOT_YET_VALID);

        // February and March: shared without a word of hers, each on its own decision
        for (String month : List.of("d-february", "d-march")) {
            clock.set(month.equals("d-february") ? FEBRUARY : FEBRUARY.plus(Duration.ofDays(28)));
            assertThat(state()).isEqualTo(StatementState.ACTIVE);
            Release release = transfer(month);
            assertThat(release.mayLeave()).isTrue();
            assertThat(release.decision().outcome().reasons()).containsExactly(ReuseReason.CONSENT_IN_FORCE);
            assertThat(release.decision().notice().orElseThrow().notice()).isEqualTo(notice.ref());
        }
        assertThat(consent.transfers()
                        .report(new Transfer.Report(
                                DisclosureId.of("d-february"), BANK, FEBRUARY, Set.of(INTEREST.category()))))
                .as("told in March that it went in February, in time")
                .isEqualTo(Transfer.Match.PERMITTED);

        // she withdraws: a receipt again, nothing goes any more, and who got data is to be told
        Receipt withdrawn = signer.receipt(
                MARYAM, consent.withdraw(Withdrawal.of(StatementId.of("w-1"), MARYAM, StatementId.of("g-1"))));
        assertThat(anywhere.verify(withdrawn)).isEqualTo(ReceiptVerdict.ACCEPTED);
        assertThat(state()).isEqualTo(StatementState.WITHDRAWN);
        clock.set(clock.get().plus(Duration.ofDays(31)));
        assertThat(transfer("d-april").mayLeave()).isFalse();
        assertThat(consent.outbox().due(10))
                .extracting(notification -> notification.to().orElseThrow())
                .containsExactly(INTEREST.recipient());

        // the account: March was permitted and nobody told that it went; something went in April without a permit
        assertThat(consent.transfers().unreported(10))
                .extracting(Transfer::id)
                .containsExactly(DisclosureId.of("d-march"));
        Transfer.Report april =
                new Transfer.Report(DisclosureId.of("d-april"), BANK, clock.get(), Set.of(INTEREST.category()));
        assertThat(consent.transfers().report(april)).isEqualTo(Transfer.Match.NO_PERMIT);
        Transfer.Report tooMuch = new Transfer.Report(
                DisclosureId.of("d-march"),
                BANK,
                FEBRUARY.plus(Duration.ofDays(28)),
                Set.of(DataCategoryId.of("account-number")));
        assertThat(consent.transfers().report(tooMuch)).isEqualTo(Transfer.Match.OTHER_DATA);
        assertThat(consent.transfers().unpermitted(10)).containsExactlyInAnyOrder(april, tooMuch);
        assertThat(log)
                .containsExactly(
                        DisclosureId.of("d-january~refused"),
                        DisclosureId.of("d-february"),
                        DisclosureId.of("d-march"),
                        DisclosureId.of("d-april~refused"));
    }

    private Release transfer(String id) {
        return consent.release(DisclosureId.of(id), BANK, REQUEST);
    }

    private StatementState state() {
        return consent.history(MARYAM)
                .statement(StatementId.of("g-1"))
                .orElseThrow()
                .state(clock.get());
    }
}
