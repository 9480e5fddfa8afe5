package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The broken glass: who, why, told to the person, reviewed by somebody else, and never over what an authority forbids. */
class EmergencyServiceTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final ActorId DOCTOR = ActorId.of("dr-salem");
    private static final ActorId HOSPITAL = ActorId.of("hospital");
    private static final ReuseRequest REQUEST = ReuseRequest.of("maryam", "public-service", "personal", "clinic");
    private static final Emergency EMERGENCY =
            new Emergency(EmergencyId.of("e-1"), REQUEST, HOSPITAL, Evidence.of("unconscious"));
    private static final Evidence ORDER = Evidence.of("court-order");
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
    private final CxContext context =
            CxContext.of(newStorage(), clock::get, new InMemoryKeyStore(), TenantId.of("agency"));
    private final Map<DisclosureId, ReuseDecision> log = new LinkedHashMap<>();
    private final CxConsent office = opened(context);
    private final CxConsent doctor = opened(context.as(DOCTOR, "emergency room"));

    private CxConsent opened(CxContext on) {
        return CxConsent.on(on).logging((session, id, provider, decision) -> log.putIfAbsent(id, decision) == null);
    }

    /** Another storage for a class that extends this one. */
    Storage newStorage() {
        return new InMemoryStorage();
    }

    @BeforeEach
    void publish() {
        office.publish(Words.TAX);
    }

    @Test
    void anEmergency_permitsDespiteARefusal_andIsWrittenDownAsOne() {
        office.refuse(Refusal.of(StatementId.of("r-1"), MARYAM, REQUEST.scope()));
        Release release = doctor.emergencies().declare(EMERGENCY, DAY);

        assertThat(release.mayLeave()).isTrue();
        assertThat(release.decision().outcome().reasons()).containsExactly(ReuseReason.EMERGENCY);
        assertThat(release.decision().outcome().restsOn()).contains(new ReuseOutcome.Basis.OfEmergency(EMERGENCY.id()));
        assertThat(release.decision().outcome().restsOn().orElseThrow().kind()).isEqualTo(ReuseBasis.VITAL_INTEREST);
        assertThat(log).containsEntry(DisclosureId.of("e-1"), release.decision());
        assertThat(office.decide(REQUEST).isPermitted())
                .as("it opens nothing for anybody else")
                .isFalse();
    }

    @Test
    void anEmergency_namesWhoDeclaresIt() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> office.emergencies().declare(EMERGENCY, DAY))
                .matches(e -> e.is(ConsentError.ACTOR_MISSING));
        assertThat(log).isEmpty();
    }

    @Test
    void thePerson_isToldAtOnce_andOnce() {
        doctor.emergencies().declare(EMERGENCY, DAY);
        Release again = doctor.emergencies().declare(EMERGENCY, DAY);

        assertThat(again.isRepeated()).isTrue();
        List<Notification> due = office.outbox().due(10);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).kind()).isEqualTo(Notification.Kind.USED_IN_EMERGENCY);
        assertThat(due.get(0).subject()).isEqualTo(MARYAM);
        assertThat(due.get(0).to()).as("to herself").isEmpty();
        assertThat(due.get(0).about()).isEqualTo("e-1");
        assertThat(due.get(0).nextAt()).isEqualTo(clock.get());
    }

    @Test
    void somebodyElse_reviewsIt_theMostUrgentFirst() {
        doctor.emergencies().declare(EMERGENCY, DAY);
        Emergency urgent = new Emergency(EmergencyId.of("e-2"), REQUEST, HOSPITAL, Evidence.of("accident"));
        doctor.emergencies().declare(urgent, Duration.ofHours(1));
        assertThat(office.emergencies().toReview(10)).containsExactly(urgent.id(), EMERGENCY.id());
        assertThat(office.emergencies().toReview(1)).containsExactly(urgent.id());

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> office.emergencies().review(urgent.id(), DOCTOR, Emergency.Verdict.JUSTIFIED))
                .matches(e -> e.is(ConsentError.SELF_REVIEW));
        office.emergencies().review(urgent.id(), ActorId.of("privacy-officer"), Emergency.Verdict.UNJUSTIFIED);
        assertThat(office.emergencies().toReview(10)).containsExactly(EMERGENCY.id());
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> office.emergencies()
                        .review(EmergencyId.of("e-9"), ActorId.of("privacy-officer"), Emergency.Verdict.JUSTIFIED))
                .matches(e -> e.is(CoreError.NOT_FOUND));
    }

    @Test
    void whatACourtForbids_staysForbidden_alsoInPart() {
        office.restrict(new Restriction(
                StatementId.of("court-1"), MARYAM, Scope.of("public-service", "address", "clinic"), ORDER));
        Release part = doctor.emergencies().declare(EMERGENCY, DAY);
        ReuseOutcome.Partial partial = (ReuseOutcome.Partial) part.decision().outcome();
        assertThat(partial.excluded()).containsExactly(DataCategoryId.of("address"));
        assertThat(partial.reasons()).containsExactly(ReuseReason.EMERGENCY, ReuseReason.PARTLY_BLOCKED);

        office.restrict(new Restriction(StatementId.of("court-2"), MARYAM, REQUEST.scope(), ORDER));
        Emergency whole = new Emergency(EmergencyId.of("e-2"), REQUEST, HOSPITAL, Evidence.of("unconscious"));
        Release refused = doctor.emergencies().declare(whole, DAY);
        assertThat(refused.mayLeave()).isFalse();
        assertThat(refused.decision().outcome().reasons()).containsExactly(ReuseReason.BLOCKED);
        assertThat(log).containsKey(DisclosureId.of("e-2~refused"));
        assertThat(office.emergencies().toReview(10)).containsExactly(EMERGENCY.id());
        assertThat(office.outbox().due(10)).hasSize(1);
    }

    @Test
    void aWordThatNobodyKnows_isNoEmergency() {
        Emergency unknown = new Emergency(
                EmergencyId.of("e-3"),
                ReuseRequest.of("maryam", "curiosity", "personal", "clinic"),
                HOSPITAL,
                Evidence.of("unconscious"));
        Release release = doctor.emergencies().declare(unknown, DAY);
        assertThat(release.mayLeave()).isFalse();
        assertThat(release.decision().outcome().reasons()).containsExactly(ReuseReason.UNKNOWN_PURPOSE);
    }

    @Test
    void aPermit_isAsShortAsAnyOther() {
        Release release = doctor.emergencies().declare(EMERGENCY, DAY);
        assertThat(((ReuseOutcome.Permit) release.decision().outcome()).useBefore())
                .isEqualTo(clock.get().plus(ReusePolicy.DEFAULT.permitLifetime()));
    }
}
