package org.cxsdk.consent.standard;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Quota;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.Reservation;
import org.cxsdk.consent.ReuseOutcome;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.UseKey;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The states and errors of India's account aggregators (Sahamati certification framework, ReBIT aa.yaml 1.1.2), played on our
 * statements. The numbers are those of the certification scenarios. What a fetch is answered there with an error is a
 * decision with a reason here: {@code InvalidConsentStatus} is {@code EXPIRED} or {@code WITHDRAWN}, {@code InvalidConsentUse}
 * is {@code QUOTA_SPENT}, {@code InvalidConsentId} is {@code NO_STATEMENT}.
 */
class AccountAggregatorScenarioTest {

    private static final SubjectId CUSTOMER = SubjectId.of("customer");
    private static final StatementId ARTEFACT = StatementId.of("artefact-1");
    private static final Scope TRANSACTIONS = Scope.of("loan-underwriting", "transactions", "lender");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-09-01T00:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final CxConsent consent = CxConsent.on(CxContext.inMemory(clock::get));

    @BeforeEach
    void publish() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: aa
            version: "1"
            purposes: [{id: loan-underwriting}]
            categories: [{id: financial}, {id: transactions, parents: [financial]}, {id: profile, parents: [financial]}]
            """)));
    }

    private Acknowledgement approve(Instant from, Instant to) {
        return consent.grant(
                Grant.of(ARTEFACT, CUSTOMER, TRANSACTIONS, Evidence.of("app")).valid(Validity.between(from, to)));
    }

    private ReuseOutcome fetch(Scope scope) {
        return consent.decide(new ReuseRequest(CUSTOMER, scope)).outcome();
    }

    private RecordState state() {
        return ConsentRecord.of(
                        CUSTOMER, consent.history(CUSTOMER).statement(ARTEFACT).orElseThrow(), clock.get())
                .state();
    }

    private String word() {
        return StateVocabulary.ACCOUNT_AGGREGATOR.word(state()).orElse("");
    }

    @Test
    void active_isFetchedFromStartUntilJustBeforeExpiry() {
        approve(START.plus(Duration.ofDays(1)), EXPIRY);

        // consentStart may be post-dated
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.NOT_YET_VALID);
        clock.set(START.plus(Duration.ofDays(1)));
        assertThat(fetch(TRANSACTIONS)).isInstanceOf(ReuseOutcome.Permit.class);
        assertThat(word()).isEqualTo("ACTIVE");
        clock.set(EXPIRY.minusNanos(1_000));
        assertThat(fetch(TRANSACTIONS)).isInstanceOf(ReuseOutcome.Permit.class);
    }

    /** 1029 and 2016: an artefact whose time is over is EXPIRED without any job, and cannot be used. */
    @Test
    void expired_isInvalidConsentStatus() {
        approve(START, EXPIRY);
        clock.set(EXPIRY);

        assertThat(word()).isEqualTo("EXPIRED");
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.EXPIRED);
    }

    /** 1031 and 2015: a revoked artefact is REVOKED at once and cannot be used. */
    @Test
    void revoked_isInvalidConsentStatus() {
        approve(START, EXPIRY);
        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CUSTOMER, ARTEFACT));

        assertThat(word()).isEqualTo("REVOKED");
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.WITHDRAWN);
    }

    /** Terminal states never leave: revoking what expired does not make it REVOKED, and time does not make REVOKED EXPIRED. */
    @Test
    void terminalStates_areNotLeft() {
        approve(START, EXPIRY);
        clock.set(EXPIRY.plusSeconds(1));
        Acknowledgement late = consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CUSTOMER, ARTEFACT));

        assertThat(late.isNoted()).isTrue();
        assertThat(word()).isEqualTo("EXPIRED");
    }

    @Test
    void revoked_staysRevokedAfterItsTime() {
        approve(START, EXPIRY);
        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CUSTOMER, ARTEFACT));
        clock.set(EXPIRY.plusSeconds(1));

        assertThat(word()).isEqualTo("REVOKED");
    }

    /** The customer says no: REJECTED in the notification, and nothing can be fetched. */
    @Test
    void rejected_isKeptAsAFact() {
        consent.refuse(Refusal.of(ARTEFACT, CUSTOMER, TRANSACTIONS));

        assertThat(word()).isEqualTo("REJECTED");
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.REFUSED);
    }

    /** An artefact that does not exist (InvalidConsentId), and data outside it (InvalidConsentDetail). */
    @Test
    void unknownArtefact_andOtherData_needConsent() {
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.NO_STATEMENT);
        approve(START, EXPIRY);

        assertThat(fetch(Scope.of("loan-underwriting", "profile", "lender")).reasons())
                .containsExactly(ReuseReason.NO_STATEMENT);
        assertThat(fetch(Scope.of("loan-underwriting", "transactions", "another-lender"))
                        .reasons())
                .containsExactly(ReuseReason.NO_STATEMENT);
    }

    /** An artefact is immutable; any change is a new one that takes the place of the old. */
    @Test
    void change_isANewArtefact() {
        approve(START, EXPIRY);
        consent.grant(Grant.of(StatementId.of("artefact-2"), CUSTOMER, TRANSACTIONS, Evidence.of("app"))
                .valid(Validity.between(START, EXPIRY.plus(Duration.ofDays(30)))));

        assertThat(state()).isEqualTo(RecordState.SUPERSEDED);
        assertThat(StateVocabulary.ACCOUNT_AGGREGATOR.word(RecordState.SUPERSEDED))
                .as("the aggregators have no word for it, so a writer reports it")
                .isEmpty();
        clock.set(EXPIRY);
        assertThat(fetch(TRANSACTIONS)).isInstanceOf(ReuseOutcome.Permit.class);
    }

    /** 1011: from after to is refused when the artefact is made, and so is an empty range. */
    @Test
    void invalidDateRange_isRefusedAtCreation() {
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(EXPIRY, START));
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(START, START));
    }

    /** 2017: a second use inside the unit, where the frequency's value is 1, is InvalidConsentUse; the next unit is free. */
    @Test
    void secondUseInsideTheUnit_isInvalidConsentUse() {
        approve(new Quota.Calendar(1, ChronoUnit.MONTHS, ZoneId.of("Asia/Kolkata")));

        assertThat(use("fetch-1")).isEqualTo(Reservation.State.COMMITTED);
        assertThat(use("fetch-2")).isEqualTo(Reservation.State.SPENT);
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.QUOTA_SPENT);
        // April begins in Kolkata at 18:30 UTC of 31 March
        clock.set(Instant.parse("2026-03-31T18:29:59.999999Z"));
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.QUOTA_SPENT);
        clock.set(Instant.parse("2026-03-31T18:30:00Z"));
        assertThat(use("fetch-3")).isEqualTo(Reservation.State.COMMITTED);
    }

    /** 2018: ONETIME is fetched once; the second time is InvalidConsentUse, whenever it comes. A retry is no second time. */
    @Test
    void onetime_isFetchedOnce() {
        approve(new Quota.Total(1));

        assertThat(use("fetch-1")).isEqualTo(Reservation.State.COMMITTED);
        assertThat(use("fetch-1")).as("the same fetch again").isEqualTo(Reservation.State.COMMITTED);
        clock.set(EXPIRY.minusSeconds(1));
        assertThat(use("fetch-2")).isEqualTo(Reservation.State.SPENT);
        assertThat(fetch(TRANSACTIONS).reasons()).containsExactly(ReuseReason.QUOTA_SPENT);
    }

    /** 1012: STORE with a DataLife of 0 is refused when the artefact is made. */
    @Test
    void dataLifeOfNothing_isRefusedAtCreation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grant.of(ARTEFACT, CUSTOMER, TRANSACTIONS, Evidence.of("app"))
                        .keptFor(Period.ZERO))
                .withMessageContaining("keepFor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grant.of(ARTEFACT, CUSTOMER, TRANSACTIONS, Evidence.of("app"))
                        .keptFor(Period.ofDays(-1)));
    }

    /** 1013: a Frequency of 0 is refused when the artefact is made. */
    @Test
    void frequencyOfNothing_isRefusedAtCreation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quota.Calendar(0, ChronoUnit.MONTHS, ZoneId.of("Asia/Kolkata")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota.Total(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota.Spaced(Duration.ZERO));
    }

    private void approve(Quota quota) {
        consent.grant(Grant.of(ARTEFACT, CUSTOMER, TRANSACTIONS, Evidence.of("app"))
                .valid(Validity.between(START, EXPIRY))
                .limitedTo(quota));
    }

    /** One fetch: reserved, and committed when the data came. */
    private Reservation.State use(String fetch) {
        UseKey key = UseKey.of(fetch);
        Reservation reservation = consent.quotas().reserve(key, new ReuseRequest(CUSTOMER, TRANSACTIONS));
        return reservation.mayUse() && consent.quotas().commit(key, CUSTOMER, ARTEFACT)
                ? Reservation.State.COMMITTED
                : reservation.state();
    }

    /** Every word of the two state lists is known; an unknown one is never valid. */
    @Test
    void words_areAllKnown() {
        assertThat(java.util.List.of(
                        "PENDING", "READY", "FAILED", "ACTIVE", "PAUSED", "REVOKED", "EXPIRED", "REJECTED"))
                .noneMatch(word -> StateVocabulary.ACCOUNT_AGGREGATOR.state(word) == RecordState.UNKNOWN);
        assertThat(StateVocabulary.ACCOUNT_AGGREGATOR.state("PAUSED").isValid()).isFalse();
        assertThat(StateVocabulary.ACCOUNT_AGGREGATOR.state("SOMETHING")).isEqualTo(RecordState.UNKNOWN);
    }
}
