package org.cxsdk.consent;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.Acknowledgement.Effect;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Maryam files a tax declaration. The tax office needs the interest that she paid, which her bank holds: with her consent
 * it is fetched, without it she is asked. The invented bank lets data out on a decision alone.
 */
class ConsentStoryTest {

    private static final BigDecimal INTEREST_PAID = new BigDecimal("1834.50");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final CxContext context = CxContext.inMemory(clock::get);

    @Test
    void theTaxOfficeUsesWhatTheBankHolds_onlyWhileMaryamAllowsIt() {
        CxConsent consent = CxConsent.on(context);
        consent.publish(VocabularyReader.read(Source.of("tax-words.yaml", """
                vocabulary: tax-words
                version: 2026-1
                purposes:
                  - {id: taxation}
                  - {id: deduction-check, parents: [taxation]}
                categories:
                  - {id: financial}
                  - {id: interest-paid, parents: [financial]}
                """)));
        // region grant-decide-withdraw
        SubjectId maryam = SubjectId.of("7f3c");
        StatementId allowed = StatementId.random();
        Scope interest = Scope.of("deduction-check", "interest-paid", "tax-office");
        ReuseRequest request = new ReuseRequest(maryam, interest);

        // nobody asked her yet
        ReuseDecision before = consent.decide(request);

        // she allows it until the end of June, on the web
        Validity untilJune =
                Validity.ofDays(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Dubai"));
        consent.grant(
                Grant.of(allowed, maryam, interest, Evidence.of("web-form")).valid(untilJune));
        ReuseDecision during = consent.decide(request);

        // she changes her mind: what returned EFFECTIVE holds for every later decision
        Acknowledgement taken = consent.withdraw(Withdrawal.of(StatementId.random(), maryam, allowed));
        ReuseDecision after = consent.decide(request);
        // endregion

        assertThat(before.outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(during.outcome().restsOn().flatMap(ReuseOutcome.Basis::statement))
                .contains(allowed);
        assertThat(taken.effect()).isEqualTo(Effect.EFFECTIVE);
        assertThat(after.outcome().reasons().get(0).text().in(Locale.ENGLISH))
                .startsWith("The person withdrew the consent.");
        assertThat(after.outcome().reasons().get(0).text().in(Locale.forLanguageTag("ar-AE")))
                .startsWith("سحب الشخص موافقته");

        assertThat(releasedByTheBank(before)).isEmpty();
        assertThat(releasedByTheBank(during)).contains(INTEREST_PAID);
        assertThat(releasedByTheBank(after)).isEmpty();
    }

    @Test
    void herReceipt_saysWhatStandsInTheLog_whoRecordedIt_andWhatBecameOfIt() {
        CxConsent consent = CxConsent.on(context);
        consent.publish(Words.TAX);
        SubjectId maryam = SubjectId.of("7f3c");
        CxConsent clerk = CxConsent.on(context.as(ActorId.of("clerk-7"), "request at the counter"));
        Scope interest = Scope.of("deduction-check", "interest-paid", "tax-office");

        Acknowledgement receipt = clerk.grant(Grant.of(StatementId.of("g-1"), maryam, interest, Evidence.of("counter"))
                .valid(Validity.until(Instant.parse("2026-07-01T00:00:00Z"))));

        assertThat(receipt.fact().id()).isEqualTo(StatementId.of("g-1"));
        assertThat(receipt.fact().revision()).isEqualTo(1);
        assertThat(receipt.fact().recorded()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(receipt.fact().recordedBy()).contains(ActorId.of("clerk-7"));
        assertThat(receipt.effect()).isEqualTo(Effect.EFFECTIVE);
        assertThat(stateOf("g-1", consent, maryam)).isEqualTo(StatementState.ACTIVE);

        clock.set(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(stateOf("g-1", consent, maryam)).as("no job had to run").isEqualTo(StatementState.EXPIRED);
        assertThat(consent.decide(new ReuseRequest(maryam, interest)).outcome().reasons())
                .containsExactly(ReuseReason.EXPIRED);

        consent.refuse(Refusal.of(StatementId.of("r-1"), maryam, interest));
        assertThat(stateOf("r-1", consent, maryam)).isEqualTo(StatementState.REFUSED);
        assertThat(consent.decide(new ReuseRequest(maryam, interest)).outcome().reasons())
                .containsExactly(ReuseReason.REFUSED);
        assertThat(consent.history(maryam).facts()).as("nothing was deleted").hasSize(2);
    }

    private StatementState stateOf(String statement, CxConsent consent, SubjectId subject) {
        return consent.history(subject)
                .statement(StatementId.of(statement))
                .orElseThrow()
                .state(clock.get());
    }

    private Optional<BigDecimal> releasedByTheBank(ReuseDecision decision) {
        return decision.outcome()
                .fold(
                        permit -> clock.get().isBefore(permit.useBefore())
                                ? Optional.of(INTEREST_PAID)
                                : Optional.empty(),
                        partial -> Optional.empty(),
                        needs -> Optional.empty(),
                        deny -> Optional.empty());
    }
}
