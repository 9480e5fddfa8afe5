package org.cxsdk.consent.once;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.LegalGround;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.Restriction;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Rulebook;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/**
 * Amal moves house and tells two offices: name, identity code, address and e-mail are asked once, or not at all, whatever office
 * and level of government holds them; each datum says where it comes from, how old and how sure it is, and why.
 */
@Tag("S26")
@Tag("S27")
class OnceOnlyStoryTest {

    private static final SubjectId AMAL = SubjectId.of("amal");
    private static final ActorId REGISTRY = ActorId.of("civil-registry");
    private static final ActorId TOWN = ActorId.of("old-town");
    private static final Instant MARCH = Instant.parse("2026-03-01T09:00:00Z");
    private static final Scope EMAIL = Scope.of("moving", "email", "new-town");

    private static final AttributeCatalogue CATALOGUE = AttributeCatalogue.of(List.of(
            Attribute.of("name", "identity", LocalizedText.enAr("Name", "الاسم"))
                    .from(REGISTRY),
            Attribute.of("id-code", "identity", LocalizedText.enAr("Identity code", "رقم الهوية"))
                    .from(REGISTRY),
            Attribute.of("address", "address", LocalizedText.enAr("Address", "العنوان"))
                    .from(REGISTRY)
                    .freshFor(Period.ofYears(1)),
            Attribute.of("email", "email", LocalizedText.enAr("E-mail", "البريد الإلكتروني")),
            Attribute.of("truth", "identity", LocalizedText.enAr("Declaration", "إقرار"))
                    .askedEveryTime()));

    private static final List<DataRequirement> MOVE = List.of(
            DataRequirement.of("register-move", "new-town", "moving", "name", "id-code", "address", "email", "truth"),
            DataRequirement.of("resident-parking", "parking-office", "parking", "name", "address", "email"));

    private static final List<Holding> HELD = List.of(
            new Holding(AttributeId.of("name"), REGISTRY, Instant.parse("2026-01-01T00:00:00Z"), Assurance.HIGH),
            new Holding(AttributeId.of("name"), TOWN, Instant.parse("2026-02-01T00:00:00Z"), Assurance.SUBSTANTIAL),
            new Holding(AttributeId.of("id-code"), REGISTRY, Instant.parse("2026-01-01T00:00:00Z"), Assurance.HIGH),
            new Holding(AttributeId.of("address"), REGISTRY, Instant.parse("2025-03-01T09:00:00Z"), Assurance.HIGH),
            new Holding(AttributeId.of("email"), TOWN, Instant.parse("2025-06-01T00:00:00Z"), Assurance.LOW));

    private final AtomicReference<Instant> clock = new AtomicReference<>(MARCH);
    private final CxContext context = CxContext.inMemory(clock::get);
    private final CxConsent consent = CxConsent.on(context);
    private final CxOnceOnly once = CxOnceOnly.on(context, consent, CATALOGUE);
    private final Map<AttributeId, Instant> answers = new HashMap<>();

    @BeforeEach
    void whatIsWrittenDown() {
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
                vocabulary: town-words
                version: 1
                purposes: [{id: moving}, {id: parking}]
                categories: [{id: identity}, {id: address}, {id: email}]
                """)));
        consent.publish(Rulebook.of("law", "1")
                .with(
                        law("identity", "moving", "new-town"),
                        law("address", "moving", "new-town"),
                        law("identity", "parking", "parking-office")));
    }

    private static LegalGround law(String category, String purpose, String recipient) {
        return LegalGround.of(
                category + "-" + purpose,
                ReuseBasis.LEGAL_OBLIGATION,
                Scope.of(purpose, category, recipient),
                LocalizedText.enAr("Registry Act", "قانون السجل المدني"));
    }

    @Test
    void whatIsKnown_isNotAsked_andEachDatumSaysWhy() {
        CollectionPlan plan = plan();

        assertThat(plan.data())
                .extracting(
                        datum -> datum.service().value(),
                        datum -> datum.attribute().id().value(),
                        PlannedDatum::action,
                        datum -> datum.reasons().get(0))
                .containsExactly(
                        tuple("register-move", "name", CollectionAction.REUSE, PlanReason.HELD_AND_FRESH),
                        tuple("register-move", "id-code", CollectionAction.REUSE, PlanReason.HELD_AND_FRESH),
                        tuple("register-move", "address", CollectionAction.CONFIRM, PlanReason.STALE),
                        tuple("register-move", "email", CollectionAction.NEEDS_CONSENT, ReuseReason.NO_STATEMENT),
                        tuple("register-move", "truth", CollectionAction.ASK, PlanReason.ASKED_EVERY_TIME),
                        tuple("resident-parking", "name", CollectionAction.REUSE, PlanReason.HELD_AND_FRESH),
                        tuple("resident-parking", "address", CollectionAction.NEEDS_CONSENT, ReuseReason.NO_STATEMENT),
                        tuple("resident-parking", "email", CollectionAction.NEEDS_CONSENT, ReuseReason.NO_STATEMENT));
        PlannedDatum name = plan.data().get(0);
        assertThat(name.heldBy().orElseThrow().provider())
                .as("authoritative before newer")
                .isEqualTo(REGISTRY);
        assertThat(name.heldBy().orElseThrow().assurance()).isEqualTo(Assurance.HIGH);
        assertThat(name.age()).isEqualTo(Duration.parse("PT1425H"));
        assertThat(name.basis().orElseThrow().kind()).isEqualTo(ReuseBasis.LEGAL_OBLIGATION);
        assertThat(plan.consentsToAsk())
                .extracting(
                        request -> request.recipient().value(),
                        request -> request.scopes().size())
                .containsExactly(tuple("new-town", 1), tuple("parking-office", 2));
    }

    @Test
    void thePlanChanges_asSheConsents_refuses_andAnswers_andADatumForTwoOfficesIsAskedOnce() {
        consent.grant(Grant.of(StatementId.of("g"), AMAL, EMAIL, Evidence.of("web")));
        Scope parkingAddress = Scope.of("parking", "address", "parking-office");
        Scope parkingEmail = Scope.of("parking", "email", "parking-office");
        consent.refuse(Refusal.of(StatementId.of("r-1"), AMAL, parkingAddress));
        consent.refuse(Refusal.of(StatementId.of("r-2"), AMAL, parkingEmail));
        CollectionPlan decided = plan();

        assertThat(action(decided, "register-move", "email")).isEqualTo(CollectionAction.REUSE);
        assertThat(action(decided, "resident-parking", "email")).isEqualTo(CollectionAction.ASK);
        assertThat(decided.questions())
                .extracting(question -> question.attribute().id().value(), CollectionPlan.Question::action)
                .containsExactly(
                        tuple("address", CollectionAction.ASK),
                        tuple("truth", CollectionAction.ASK),
                        tuple("email", CollectionAction.ASK));
        assertThat(decided.questions().get(0).services()).hasSize(2);

        answers.put(AttributeId.of("address"), clock.get());
        assertThat(plan().questions()).as("asked once for both offices").hasSize(2);
        answers.put(AttributeId.of("truth"), clock.get());
        answers.put(AttributeId.of("email"), clock.get());
        CollectionPlan done = plan();
        assertThat(done.isComplete()).isTrue();
        assertThat(done.requestsAvoided())
                .as("name twice, id-code, e-mail, address for the second office")
                .isEqualTo(5);
        assertThat(done.askedAgain())
                .as("address and e-mail for the parking office")
                .isEqualTo(2);

        List<Observation> observations = CxOnceOnly.observations("move-1", done);
        assertThat(observations).hasSize(8);
        assertThat(sum(observations, "requests-avoided")).isEqualByComparingTo("5");
        assertThat(sum(observations, "asked-again")).isEqualByComparingTo("2");
        assertThat(CxOnceOnly.observations("move-1", done)).as("the same again").isEqualTo(observations);
    }

    @Test
    void aWithdrawal_putsTheQuestionBack_andAnAuthorityForbidsEvenTheQuestion() {
        consent.grant(Grant.of(StatementId.of("g"), AMAL, EMAIL, Evidence.of("web")));
        consent.withdraw(Withdrawal.of(StatementId.of("w"), AMAL, StatementId.of("g")));
        assertThat(action(plan(), "register-move", "email")).isEqualTo(CollectionAction.ASK);

        consent.restrict(new Restriction(StatementId.of("c"), AMAL, EMAIL, Evidence.of("court-order")));
        PlannedDatum forbidden = datum(plan(), "register-move", "email");
        assertThat(forbidden.action()).isEqualTo(CollectionAction.FORBIDDEN);
        assertThat(forbidden.reasons().get(0)).isEqualTo(ReuseReason.BLOCKED);
        answers.put(AttributeId.of("email"), clock.get());
        assertThat(action(plan(), "register-move", "email")).isEqualTo(CollectionAction.FORBIDDEN);
    }

    @Test
    void ageAndAssurance_decideBetweenReuseConfirmAndAsk() {
        clock.set(MARCH.minusNanos(1_000));
        assertThat(action(plan(), "register-move", "address"))
                .as("a microsecond before it is a year old")
                .isEqualTo(CollectionAction.REUSE);
        DataRequirement sure = new DataRequirement(
                MOVE.get(0).service(),
                MOVE.get(0).recipient(),
                MOVE.get(0).purpose(),
                List.of(
                        DataRequirement.Need.of(AttributeId.of("email")).atLeast(Assurance.SUBSTANTIAL),
                        DataRequirement.Need.of(AttributeId.of("name")).notOlderThan(Period.ofDays(30))));
        consent.grant(Grant.of(StatementId.of("g"), AMAL, EMAIL, Evidence.of("web")));
        CollectionPlan plan = once.plan(AMAL, List.of(sure), HELD, answers);
        assertThat(plan.data().get(0).action()).isEqualTo(CollectionAction.ASK);
        assertThat(plan.data().get(0).reasons().get(0)).isEqualTo(PlanReason.NOT_SURE_ENOUGH);
        assertThat(plan.data().get(1).action()).isEqualTo(CollectionAction.REUSE);
        assertThat(plan.data().get(1).heldBy().orElseThrow().provider())
                .as("fresh before authoritative")
                .isEqualTo(TOWN);
    }

    private CollectionPlan plan() {
        return once.plan(AMAL, MOVE, HELD, answers);
    }

    private static PlannedDatum datum(CollectionPlan plan, String service, String attribute) {
        return plan.data().stream()
                .filter(datum -> datum.service().value().equals(service)
                        && datum.attribute().id().value().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    private static CollectionAction action(CollectionPlan plan, String service, String attribute) {
        return datum(plan, service, attribute).action();
    }

    private static BigDecimal sum(List<Observation> observations, String value) {
        return observations.stream()
                .map(observation -> observation.values().get(value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
