package org.cxsdk.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.Representation;
import org.cxsdk.core.customer.Representation.Kind;
import org.cxsdk.core.customer.RepresentationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A child and her parents, from custody to the day she comes of age; a company and its accountant. */
class ActingForOthersTest {

    private static final SubjectId CHILD = SubjectId.of("child");
    private static final SubjectId COMPANY = SubjectId.of("company");
    private static final ActorId MOTHER = ActorId.of("mother");
    private static final ActorId FATHER = ActorId.of("father");
    private static final ActorId ACCOUNTANT = ActorId.of("accountant");
    private static final Scope SCOPE = Scope.of("public-service", "contact", "school-office");
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant OF_AGE =
            Representation.comingOfAge(LocalDate.of(2008, 9, 15), 18, ZoneId.of("Asia/Dubai"));

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final AtomicReference<List<Representation>> mandates = new AtomicReference<>(List.of());
    private final CxContext context = CxContext.inMemory(clock::get);
    private final CxConsent consent = CxConsent.on(context)
            .representing((session, subject) -> mandates.get().stream()
                    .filter(mandate -> mandate.represented().equals(subject))
                    .toList());

    @BeforeEach
    void publish() {
        consent.publish(Words.TAX);
        mandates.set(List.of(parent("m-1", MOTHER), parent("m-2", FATHER)));
    }

    @Test
    void twoCustodians_grantTogether_andEachWithdrawsAlone() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.grant(grant("g-1").by(MOTHER)))
                .matches(e -> e.is(ConsentError.NOT_MANDATED));
        Acknowledgement granted = consent.grant(grant("g-1").by(MOTHER, FATHER));
        assertThat(granted.fact().recordedBy()).contains(MOTHER);
        assertThat(decide().isPermitted()).isTrue();

        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CHILD, StatementId.of("g-1"))
                .by(FATHER));
        assertThat(decide().outcome().reasons()).containsExactly(ReuseReason.WITHDRAWN);
    }

    @Test
    void whenTheChildComesOfAge_thePowerEnds_theConsentStands_andSheIsToBeAsked() {
        consent.grant(grant("g-1").by(MOTHER, FATHER));
        clock.set(OF_AGE.minusNanos(1_000));
        assertThat(consent.toReconfirm(CHILD)).isEmpty();

        clock.set(OF_AGE);
        assertThat(decide().isPermitted()).isTrue();
        assertThat(consent.toReconfirm(CHILD))
                .extracting(entry -> entry.statement().id())
                .containsExactly(StatementId.of("g-1"));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CHILD, StatementId.of("g-1"))
                        .by(MOTHER)))
                .matches(e -> e.is(ConsentError.NOT_MANDATED));

        // she keeps it, in her own name: nothing is left to ask
        consent.grant(grant("g-2"));
        assertThat(consent.toReconfirm(CHILD)).isEmpty();
        assertThat(decide().outcome().restsOn().orElseThrow().reference()).isEqualTo("g-2");
    }

    @Test
    void whatSheTookBack_orWhatIsOver_isNotAskedAbout() {
        consent.grant(grant("g-1").by(MOTHER, FATHER));
        consent.grant(Grant.of(
                        StatementId.of("g-2"),
                        CHILD,
                        Scope.of("taxation", "email", "school-office"),
                        Evidence.of("paper"))
                .valid(Validity.until(OF_AGE))
                .by(MOTHER, FATHER));
        clock.set(OF_AGE);
        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CHILD, StatementId.of("g-1")));
        assertThat(consent.toReconfirm(CHILD)).isEmpty();
    }

    @Test
    void aMandateThatTurnsOutToBeVoid_takesItsGrantsWithIt() {
        consent.grant(grant("g-1").by(MOTHER, FATHER));
        mandates.set(List.of(parent("m-1", MOTHER).annulled(), parent("m-2", FATHER)));
        assertThat(decide().outcome().reasons()).containsExactly(ReuseReason.MANDATE_ANNULLED);
    }

    @Test
    void anAccountant_speaksForTheCompany_forHisPurposesAlone() {
        mandates.set(List.of(Representation.of("m-3", COMPANY, ACCOUNTANT, Kind.AGENT, START)
                .only(Set.of(PurposeId.of("taxation")))));
        Scope within = Scope.of("deduction-check", "interest-paid", "tax-office");
        consent.grant(Grant.of(StatementId.of("g-1"), COMPANY, within, Evidence.of("portal"))
                .by(ACCOUNTANT));
        assertThat(consent.decide(new ReuseRequest(COMPANY, within)).isPermitted())
                .isTrue();
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.grant(Grant.of(
                                StatementId.of("g-2"),
                                COMPANY,
                                Scope.of("marketing", "email", "shop"),
                                Evidence.of("portal"))
                        .by(ACCOUNTANT)))
                .matches(e -> e.is(ConsentError.NOT_MANDATED));
    }

    /** Whoever acts alone does so under his mandate, which the log names; the person keeps the last word. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPANION")
    void whoMayActAlone_grantsAlone_underAMandateThatTheLogNames(Kind kind) {
        mandates.set(List.of(Representation.of("m-1", CHILD, MOTHER, kind, START)));
        Acknowledgement granted = consent.grant(grant("g-1").by(MOTHER));

        assertThat(granted.fact().recordedBy()).contains(MOTHER);
        assertThat(decide().isPermitted()).isTrue();
        assertThat(consent.history(CHILD)
                        .statement(StatementId.of("g-1"))
                        .orElseThrow()
                        .statement()
                        .mandates())
                .containsExactly(RepresentationId.of("m-1"));
        // as read back by somebody else, not from what this service remembers
        assertThat(CxConsent.on(context).history(CHILD).facts())
                .allSatisfy(fact -> assertThat(fact.recordedBy()).contains(MOTHER));
        consent.withdraw(Withdrawal.of(StatementId.of("w-1"), CHILD, StatementId.of("g-1")));
        assertThat(decide().outcome().reasons()).containsExactly(ReuseReason.WITHDRAWN);
    }

    @Test
    void whoOnlyAccompanies_saysNothingForHer() {
        mandates.set(List.of(Representation.of("m-1", CHILD, MOTHER, Kind.COMPANION, START)));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.grant(grant("g-1").by(MOTHER)))
                .matches(e -> e.is(ConsentError.NOT_MANDATED));
    }

    /** A mandate that may be passed on once was passed on twice: the second in the chain may act, the third may not. */
    @Test
    void aMandate_isPassedOnNoMoreOftenThanItSays() {
        ActorId clerk = ActorId.of("clerk");
        mandates.set(List.of(
                Representation.of("m-1", COMPANY, ACCOUNTANT, Kind.DELEGATE, START)
                        .passedOnAtMost(1),
                Representation.of("m-2", COMPANY, clerk, Kind.DELEGATE, START).under(RepresentationId.of("m-1")),
                Representation.of("m-3", COMPANY, FATHER, Kind.DELEGATE, START).under(RepresentationId.of("m-2"))));
        Scope scope = Scope.of("deduction-check", "interest-paid", "tax-office");
        Grant grant = Grant.of(StatementId.of("g-1"), COMPANY, scope, Evidence.of("portal"));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.grant(grant.by(FATHER)))
                .matches(e -> e.is(ConsentError.NOT_MANDATED));
        consent.grant(grant.by(clerk));
        assertThat(consent.decide(new ReuseRequest(COMPANY, scope)).isPermitted())
                .isTrue();
    }

    private static Representation parent(String id, ActorId parent) {
        return Representation.of(id, CHILD, parent, Kind.PARENT, Instant.parse("2008-09-15T00:00:00Z"))
                .until(OF_AGE)
                .jointly();
    }

    private static Grant grant(String id) {
        return Grant.of(StatementId.of(id), CHILD, SCOPE, Evidence.of("paper"));
    }

    private ReuseDecision decide() {
        return consent.decide(new ReuseRequest(CHILD, SCOPE));
    }
}
