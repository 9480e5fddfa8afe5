package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.cxsdk.consent.Acknowledgement.Effect;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

class CxConsentTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");
    private static final StatementId G1 = StatementId.of("g-1");
    private static final StatementId W1 = StatementId.of("w-1");
    private static final ReuseRequest REQUEST = new ReuseRequest(MARYAM, INTEREST);
    private static final Evidence WEB = Evidence.of("web-form");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00.1234567Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final CxContext context = CxContext.of(storage, clock::get, new InMemoryKeyStore(), TenantId.of("agency"));
    private final CxConsent consent = CxConsent.on(context);

    @BeforeEach
    void publishVocabulary() {
        consent.publish(Words.TAX);
    }

    @Test
    void grant_isRecordedOnce_withTheClockCutToMicroseconds() {
        Acknowledgement first = consent.grant(grant(G1));
        clock.set(clock.get().plusSeconds(60));
        Acknowledgement again = consent.grant(grant(G1));

        assertThat(first.fact().recorded()).isEqualTo("2026-06-01T12:00:00.123456Z");
        assertThat(first.isRepeated()).isFalse();
        assertThat(again).isEqualTo(new Acknowledgement(MARYAM, first.fact(), Effect.EFFECTIVE, true, false));
        assertThat(consent.history(MARYAM).facts()).containsExactly(first.fact());
    }

    @Test
    void grant_repeatedUnderALaterVocabulary_staysWhatItWas() {
        Acknowledgement first = consent.grant(grant(G1));
        consent.publish(Words.vocabulary("2", List.of("marketing"), List.of("email")));
        assertThat(consent.grant(grant(G1)).fact()).isEqualTo(first.fact());
    }

    @Test
    void aStatementId_cannotStandForTwoStatements() {
        consent.grant(grant(G1));
        Grant other = grant(G1).valid(Validity.until(clock.get().plusSeconds(5)));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.grant(other))
                .satisfies(
                        e -> assertThat(e.is(ConsentError.STATEMENT_ID_REUSED)).isTrue());
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.refuse(Refusal.of(G1, MARYAM, INTEREST)))
                .satisfies(
                        e -> assertThat(e.is(ConsentError.STATEMENT_ID_REUSED)).isTrue());
        assertThat(consent.history(MARYAM).facts()).hasSize(1);
    }

    @Test
    void grant_isRefused_whenTheVocabularyLacksAWord() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(
                        () -> consent.grant(Grant.of(G1, MARYAM, Scope.of("astrology", "email", "tax-office"), WEB)))
                .satisfies(e -> assertThat(e.is(ConsentError.UNKNOWN_TERM)).isTrue())
                .withMessageContaining("purpose \"astrology\" is not in the vocabulary words@1");
        assertThat(consent.history(MARYAM).revision()).isZero();
    }

    @Test
    void withdraw_takesEffectAtOnce_andKeepsTheGrantInTheHistory() {
        consent.grant(grant(G1));
        assertThat(consent.decide(REQUEST).isPermitted()).isTrue();

        Acknowledgement withdrawn = consent.withdraw(Withdrawal.of(W1, MARYAM, G1));

        assertThat(withdrawn.effect()).isEqualTo(Effect.EFFECTIVE);
        assertThat(withdrawn.isNoted()).isFalse();
        assertThat(consent.decide(REQUEST).outcome()).isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.WITHDRAWN)));
        assertThat(consent.history(MARYAM).statement(G1).orElseThrow().state(context.now()))
                .isEqualTo(StatementState.WITHDRAWN);
    }

    @Test
    void withdraw_sentAgain_changesNothing_andAnotherOneIsNoted() {
        consent.grant(grant(G1));
        Acknowledgement first = consent.withdraw(Withdrawal.of(W1, MARYAM, G1));
        assertThat(consent.withdraw(Withdrawal.of(W1, MARYAM, G1)))
                .isEqualTo(new Acknowledgement(MARYAM, first.fact(), Effect.EFFECTIVE, true, false));

        Acknowledgement second = consent.withdraw(Withdrawal.of(StatementId.of("w-2"), MARYAM, G1));
        assertThat(second.isNoted()).isTrue();
        assertThat(consent.history(MARYAM).revision()).isEqualTo(3);
    }

    /** An old bug of others: withdrawing an expired consent made it "revoked" and lost when it had really ended. */
    @Test
    void withdraw_afterTheEnd_isNoted_andTheGrantStaysExpired() {
        consent.grant(grant(G1).valid(Validity.until(clock.get().plusSeconds(10))));
        clock.set(clock.get().plusSeconds(20));
        assertThat(consent.withdraw(Withdrawal.of(W1, MARYAM, G1)).isNoted()).isTrue();
        assertThat(consent.history(MARYAM).statement(G1).orElseThrow().state(context.now()))
                .isEqualTo(StatementState.EXPIRED);
    }

    @Test
    void withdraw_isRefused_whenThePersonNeverSaidIt() {
        consent.grant(grant(G1));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.withdraw(Withdrawal.of(W1, SubjectId.of("omar"), G1)))
                .satisfies(
                        e -> assertThat(e.is(ConsentError.STATEMENT_NOT_FOUND)).isTrue());
        assertThat(consent.decide(REQUEST).isPermitted()).isTrue();
    }

    @Test
    void withdraw_needsNoVocabulary_andNoEvidence() {
        consent.grant(grant(G1));
        consent.publish(Words.vocabulary("2", List.of("marketing"), List.of("email")));
        assertThat(consent.withdraw(Withdrawal.of(W1, MARYAM, G1)).effect()).isEqualTo(Effect.EFFECTIVE);
    }

    @Test
    void withdraw_insideATransaction_isPendingUntilItCommits() {
        consent.grant(grant(G1));
        Acknowledgement inside = context.inTransaction(tx -> {
            CxConsent joined = CxConsent.on(tx);
            Acknowledgement pending = joined.withdraw(Withdrawal.of(W1, MARYAM, G1));
            assertThat(joined.decide(REQUEST).isPermitted()).as("seen inside").isFalse();
            return pending;
        });
        assertThat(inside.effect()).isEqualTo(Effect.PENDING_COMMIT);
        assertThat(consent.decide(REQUEST).isPermitted()).isFalse();
    }

    @Test
    void withdraw_rolledBack_neverHappened() {
        consent.grant(grant(G1));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> context.inTransaction(tx -> {
                    CxConsent.on(tx).withdraw(Withdrawal.of(W1, MARYAM, G1));
                    throw new IllegalStateException("the agency's own row failed");
                }));
        assertThat(consent.decide(REQUEST).isPermitted()).isTrue();
        assertThat(consent.history(MARYAM).revision()).isEqualTo(1);
    }

    @Test
    void recorded_neverRunsBackwards_whenAnotherMachinesClockIsAhead() {
        Instant ahead = clock.get();
        consent.grant(grant(G1));
        clock.set(ahead.minusSeconds(30));
        assertThat(consent.withdraw(Withdrawal.of(W1, MARYAM, G1)).fact().recorded())
                .isEqualTo("2026-06-01T12:00:00.123456Z");
        assertThat(consent.decide(REQUEST).isPermitted()).isFalse();
    }

    @Test
    void decide_readsTheClockOnce() {
        consent.grant(grant(G1).valid(Validity.until(clock.get().plusSeconds(1))));
        // a clock that would pass the end between two readings
        CxContext ticking = CxContext.of(
                storage,
                () -> clock.getAndUpdate(now -> now.plusSeconds(10)),
                new InMemoryKeyStore(),
                context.tenant());
        ReuseDecision decision = CxConsent.on(ticking).decide(REQUEST);
        assertThat(decision.isPermitted()).isTrue();
        assertThat(decision.decidedAt()).isEqualTo("2026-06-01T12:00:00.123456Z");
    }

    @Test
    void decide_says_whenNoVocabularyWasPublished() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() ->
                        CxConsent.on(context.forTenant(TenantId.of("empty"))).decide(REQUEST))
                .satisfies(e -> assertThat(e.is(ConsentError.NO_VOCABULARY)).isTrue());
    }

    @Test
    void publish_refusesOtherContent_underAVersionThatIsTaken() {
        Vocabulary changed = Words.vocabulary("1", List.of("marketing"), List.of("email"));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.publish(changed))
                .satisfies(e ->
                        assertThat(e.is(ConsentError.VOCABULARY_VERSION_REUSED)).isTrue());
        consent.publish(Words.TAX);
        assertThat(consent.decide(REQUEST).vocabulary()).isEqualTo(Words.TAX.ref());
    }

    @Test
    void decide_readsAnOldGrantInItsOwnWords_fromTheStorage() {
        consent.grant(Grant.of(G1, MARYAM, Scope.of("taxation", "email", "tax-office"), WEB));
        consent.publish(Words.vocabulary(
                "2", List.of("taxation", "marketing < taxation", "assessment < taxation"), List.of("email")));
        assertThat(consent.decide(ReuseRequest.of("maryam", "marketing", "email", "tax-office"))
                        .outcome()
                        .code())
                .isEqualTo("NEEDS_CONSENT");
        assertThat(consent.decide(ReuseRequest.of("maryam", "assessment", "email", "tax-office"))
                        .isPermitted())
                .isTrue();
    }

    @Test
    void permission_needsEveryCategory_andNamesWhatItRestsOn() {
        consent.grant(grant(G1));
        consent.grant(Grant.of(StatementId.of("g-2"), MARYAM, Scope.of("deduction-check", "email", "tax-office"), WEB));
        UsePermission permission = consent.permission();

        assertThat(permission.check(ask("interest-paid", "email")))
                .isEqualTo(new UsePermission.Answer(true, List.of(ReuseReason.CONSENT_IN_FORCE), "g-2, g-1"));
        assertThat(permission.check(ask("interest-paid", "address")))
                .isEqualTo(new UsePermission.Answer(false, List.of(ReuseReason.NO_STATEMENT), ""));
    }

    /** Withdrawing either of the two ends the permit, so both are what it rests on. */
    @Test
    void permission_namesEveryGrantThatCarriesAPart() {
        consent.grant(Grant.of(G1, MARYAM, Scope.of("deduction-check", "contact", "tax-office"), WEB));
        consent.refuse(Refusal.of(StatementId.of("r-1"), MARYAM, Scope.of("taxation", "email", "tax-office")));
        consent.grant(Grant.of(StatementId.of("g-2"), MARYAM, Scope.of("deduction-check", "email", "tax-office"), WEB));

        assertThat(consent.permission().check(ask("contact")))
                .isEqualTo(new UsePermission.Answer(true, List.of(ReuseReason.CONSENT_IN_FORCE), "g-1, g-2"));
        assertThat(consent.permission().check(ask("contact", "email")).basis()).isEqualTo("g-1, g-2");
    }

    @Test
    void permission_isDenied_whenOnlyAPartMayBeUsed() {
        consent.grant(Grant.of(G1, MARYAM, Scope.of("deduction-check", "contact", "tax-office"), WEB));
        consent.refuse(Refusal.of(StatementId.of("r-1"), MARYAM, Scope.of("deduction-check", "email", "tax-office")));
        assertThat(consent.permission().check(ask("contact")))
                .isEqualTo(new UsePermission.Answer(false, List.of(ReuseReason.PARTLY_REFUSED), ""));
    }

    @Test
    void facts_sayWhoRecordedThem() {
        CxConsent clerk = CxConsent.on(context.as(ActorId.of("clerk-7"), "request at the counter"));
        assertThat(clerk.grant(grant(G1)).fact().recordedBy()).contains(ActorId.of("clerk-7"));
        assertThat(consent.history(MARYAM).find(G1).orElseThrow().recordedBy()).contains(ActorId.of("clerk-7"));
        assertThat(consent.withdraw(Withdrawal.of(W1, MARYAM, G1)).fact().recordedBy())
                .isEmpty();
    }

    @Test
    void evidence_isSealed_andGoneOnceTheKeyIsDestroyed_whileDecisionsStay() {
        consent.grant(Grant.of(G1, MARYAM, INTEREST, WEB.withNote("passport K-4711 shown")));
        assertThat(consent.evidence(MARYAM, G1)).contains(WEB.withNote("passport K-4711 shown"));
        String stored = storage.execute(
                TxMode.READ,
                session -> session.readAll(Position.START, EntryFilter.all(context.tenant()), 100).items().stream()
                        .map(item -> item.recorded().entry().body().toUtf8())
                        .reduce("", String::concat));
        assertThat(stored).contains("web-form").doesNotContain("passport").doesNotContain("4711");

        context.write(session -> {
            session.destroyKeys(MARYAM);
            return Optional.empty();
        });

        assertThat(consent.evidence(MARYAM, G1)).contains(new Evidence("web-form", null, true));
        assertThat(consent.decide(REQUEST).isPermitted()).isTrue();
        assertThat(WEB.withNote("secret").toString()).doesNotContain("secret");
    }

    @Test
    void evidence_refusesANote_thatWasCopiedFromAnotherStatementOrPerson() {
        consent.grant(Grant.of(G1, MARYAM, INTEREST, WEB.withNote("passport K-4711 shown")));
        SubjectId omar = SubjectId.of("omar");
        storage.execute(TxMode.WRITE, session -> {
            Recorded first = session.readAll(Position.START, EntryFilter.all(context.tenant()), 1)
                    .items()
                    .get(0)
                    .recorded();
            Entry entry = first.entry();
            session.append(
                    first.stream(),
                    ExpectedRevision.any(),
                    List.of(new Entry("g-2", entry.type(), entry.at(), entry.body())));
            return session.append(
                    new StreamKey(context.tenant(), first.stream().kind(), omar.value()),
                    ExpectedRevision.none(),
                    List.of(entry));
        });

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.evidence(MARYAM, StatementId.of("g-2")))
                .matches(e -> e.is(CoreError.UNSEALABLE));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.evidence(omar, G1))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void observations_followTheJournal_fromAStoredPosition() {
        consent.grant(grant(G1));
        Slice<Observation, Position> first = consent.observations(Position.START, 100);
        consent.withdraw(Withdrawal.of(W1, MARYAM, G1));
        consent.refuse(
                Refusal.of(StatementId.of("r-1"), SubjectId.of("omar"), Scope.of("marketing", "email", "tax-office")));
        Slice<Observation, Position> second = consent.observations(first.last(), 100);

        assertThat(first.items()).extracting(Observation::kind).containsExactly("consent.granted");
        assertThat(first.items().get(0).dimensions())
                .containsExactly(
                        entry("basis", "CONSENT"),
                        entry("category", "interest-paid"),
                        entry("purpose", "deduction-check"),
                        entry("recipient", "tax-office"));
        assertThat(second.items())
                .extracting(Observation::kind, o -> o.dimensions().get("purpose"))
                .containsExactly(tuple("consent.withdrawn", "deduction-check"), tuple("consent.refused", "marketing"));
        assertThat(consent.observations(Position.START, 100).items())
                .extracting(Observation::id)
                .doesNotHaveDuplicates()
                .startsWith(first.items().get(0).id());
    }

    @Test
    void aDecision_isAnObservationToo() {
        consent.grant(grant(G1));
        Observation observation = ConsentObservations.of(ObservationId.of("visit-1"), consent.decide(REQUEST));
        assertThat(observation.kind()).isEqualTo("reuse.decided");
        assertThat(observation.occurred()).isEqualTo("2026-06-01T12:00:00.123456Z");
        assertThat(observation.dimensions())
                .containsEntry("outcome", "PERMIT")
                .containsEntry("reason", "CONSENT_IN_FORCE")
                .containsEntry("category", "interest-paid");
    }

    @Test
    void viewPart_tellsNewestFirst_inTwoLanguages() {
        consent.grant(grant(G1).valid(Validity.until(Instant.parse("2027-01-01T00:00:00Z"))));
        consent.withdraw(Withdrawal.of(W1, MARYAM, G1));
        CustomerViewPart part = consent.viewPart();

        List<CustomerViewPart.Line> lines = part.about(MARYAM, 10);
        assertThat(part.name()).isEqualTo("consents");
        assertThat(lines)
                .extracting(CustomerViewPart.Line::kind, CustomerViewPart.Line::reference)
                .containsExactly(tuple("consent.withdrawn", "w-1"), tuple("consent.granted", "g-1"));
        assertThat(lines.get(1).text().in(Locale.ENGLISH))
                .isEqualTo(
                        "Allowed: interest-paid for deduction-check to tax-office, valid [-, 2027-01-01T00:00:00Z).");
        assertThat(lines.get(1).text().in(Locale.forLanguageTag("ar-AE"))).startsWith("سمح بما يلي");
        assertThat(part.about(MARYAM, 1)).hasSize(1);
        assertThat(part.about(SubjectId.of("omar"), 10)).isEmpty();
    }

    @Test
    void tenants_areApart() {
        consent.grant(grant(G1));
        CxConsent other = CxConsent.on(context.forTenant(TenantId.of("other")));
        other.publish(Words.TAX);
        assertThat(other.decide(REQUEST).outcome().code()).isEqualTo("NEEDS_CONSENT");
    }

    private static Grant grant(StatementId id) {
        return Grant.of(id, MARYAM, INTEREST, WEB);
    }

    private static UsePermission.Request ask(String... categories) {
        return new UsePermission.Request(
                MARYAM,
                PurposeId.of("deduction-check"),
                Set.of(categories).stream().map(DataCategoryId::of).collect(Collectors.toSet()),
                ActorId.of("tax-office"));
    }
}
