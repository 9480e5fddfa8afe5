package org.cxsdk.examples.quickstart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.LegalGround;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Rulebook;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.json.VocabularyReader;
import org.cxsdk.consent.once.Attribute;
import org.cxsdk.consent.once.AttributeCatalogue;
import org.cxsdk.consent.once.AttributeId;
import org.cxsdk.consent.once.CollectionPlan;
import org.cxsdk.consent.once.CxOnceOnly;
import org.cxsdk.consent.once.DataRequirement;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.SectorDimension;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.catalog.store.CxCatalogue;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.improve.CxImprovement;
import org.cxsdk.core.journey.improve.LifeEventJourney;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Position;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A child is born. One door for three offices: one plan in order, one journey, and the parents say each thing once, whichever
 * office needs it. The services of the three offices belong to two sectors, and are compared with their like.
 */
class OneDoorStoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final SubjectId MOTHER = SubjectId.of("mother");
    private static final JourneyInstanceId BIRTH = JourneyInstanceId.of("birth-of-layla");
    private static final AttributeId NAME = AttributeId.of("childs-name");
    private static final AttributeId ADDRESS = AttributeId.of("address");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-02T05:00:00Z"));
    private final CxContext context = CxContext.inMemory(clock::get);
    private final CxCatalogue catalogue = CxCatalogue.on(context);
    private final CxJourneys journeys = CxJourneys.on(context);
    private final CxImprovement improvement = CxImprovement.on(context);

    @BeforeEach
    void publish() {
        catalogue.publish(CatalogueReader.read(Source.of("bay.yaml", """
            catalogue: bay
            version: 1.0
            languages: [en, ar]
            sectors:
              - {id: administration, name: {en: Administration, ar: الإدارة}}
              - {id: health, name: {en: Health, ar: الصحة}}
            organisations:
              - {id: bay, kind: government, name: {en: Bay, ar: الخليج}}
              - {id: registry, kind: entity, parent: bay, sector: administration, name: {en: Registry, ar: السجل}}
              - {id: benefits, kind: entity, parent: bay, sector: administration, name: {en: Benefits, ar: الإعانات}}
              - {id: clinic, kind: entity, parent: bay, sector: health, name: {en: Clinic, ar: العيادة}}
            channels:
              - id: desk
                kind: desk
                name: {en: Desk, ar: مكتب}
                owner: bay
                assistance: human
                languages: [en, ar]
            services:
              - {id: registration, version: "1", name: {en: Registration, ar: تسجيل}, description: {en: In the register, ar: في السجل}, owner: registry, customers: [individual], transactions: [apply], from: 2026-01-01, channels: [{channel: desk, transactions: [apply]}]}
              - {id: allowance, version: "1", name: {en: Allowance, ar: إعانة}, description: {en: Money, ar: مال}, owner: benefits, customers: [individual], transactions: [apply], from: 2026-01-01, channels: [{channel: desk, transactions: [apply]}]}
              - {id: vaccination, version: "1", name: {en: Vaccination, ar: تطعيم}, description: {en: Shots, ar: حقن}, owner: clinic, customers: [individual], transactions: [apply], from: 2026-01-01, channels: [{channel: desk, transactions: [apply]}]}
            lifeEvents:
              - id: birth
                name: {en: Birth, ar: ولادة}
                services:
                  - {service: allowance, after: [registration]}
                  - {service: vaccination, after: [registration]}
                  - {service: registration}
            """)), LocalDate.of(2026, 1, 1));
    }

    @Test
    @Tag("S11")
    void oneDoor_onePlan_oneJourney_andEachThingSaidOnce() {
        LifeEventPlan plan = catalogue.plan(LifeEventId.of("birth"), CustomerType.INDIVIDUAL, DAY);
        assertThat(plan.organisations())
                .extracting(OrganisationId::value)
                .containsExactly("registry", "benefits", "clinic");
        improvement.begin(LifeEventJourney.of(BIRTH, MOTHER, plan, LifeEventJourney.Rule.ALL));

        // what the services of the plan need, and the law that lets the three offices share it
        CxConsent consent = CxConsent.on(context);
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: bay-words
            version: 1
            purposes: [{id: birth}]
            categories: [{id: child}, {id: contact}]
            """)));
        Rulebook law = Rulebook.of("law", "1");
        for (OrganisationId office : plan.organisations()) {
            law = law.with(ground("child", office), ground("contact", office));
        }
        consent.publish(law);
        CxOnceOnly once = CxOnceOnly.on(
                context,
                consent,
                AttributeCatalogue.of(List.of(
                        Attribute.of("childs-name", "child", LocalizedText.enAr("Name of the child", "اسم الطفل"))
                                .from(ActorId.of("registry")),
                        Attribute.of("address", "contact", LocalizedText.enAr("Address", "العنوان")))));
        List<DataRequirement> needs = plan.steps().stream()
                .map(step -> DataRequirement.of(
                        step.service().value(), step.owner().value(), "birth", "childs-name", "address"))
                .toList();
        Map<AttributeId, Instant> answers = new HashMap<>();

        // six boxes on three forms are two questions
        CollectionPlan before = once.plan(MOTHER, needs, List.of(), answers);
        assertThat(before.data()).hasSize(6);
        assertThat(before.questions())
                .extracting(question -> question.attribute().id())
                .containsExactlyInAnyOrder(NAME, ADDRESS);
        assertThat(before.questions())
                .allSatisfy(question -> assertThat(question.services())
                        .as("one question for all three")
                        .hasSize(3))
                .hasSize(2);
        answers.put(NAME, clock.get());
        answers.put(ADDRESS, clock.get());
        CollectionPlan after = once.plan(MOTHER, needs, List.of(), answers);
        assertThat(after.isComplete()).isTrue();
        assertThat(after.requestsAvoided()).isEqualTo(4);

        for (LifeEventPlan.Step step : plan.steps()) {
            JourneyInstanceId part = done(step.service(), step.owner(), "layla", true);
            improvement.join(BIRTH, step.service(), part);
        }
        clock.set(clock.get().plusSeconds(3_600));
        assertThat(improvement.standing(BIRTH).complete()).isTrue();
        assertThat(improvement.standing(BIRTH).open()).isEmpty();
    }

    @Test
    @Tag("S24")
    void aService_isComparedWithItsSector_notWithAnother() {
        Catalogue today = catalogue.inForce(DAY).orElseThrow();
        // registration: nine of ten completed, the allowance six of ten; vaccination five of ten
        people("registration", "registry", 9);
        people("allowance", "benefits", 6);
        people("vaccination", "clinic", 5);
        CxMetrics metrics = CxMetrics.on(context);
        List<Observation> told =
                new ArrayList<>(journeys.observations(Position.START, 1_000).items());
        // region sector
        metrics.record(SectorDimension.add(today, DAY, told));
        // endregion
        clock.set(Instant.parse("2026-12-15T00:00:00Z"));

        KpiReport report = metrics.measure(BY_SECTOR);

        assertThat(completion(report, "administration")).isEqualTo(Rational.of(3, 4));
        assertThat(completion(report, "health")).isEqualTo(Rational.of(1, 2));
        // vaccination stands alone in its sector; the allowance is behind its own
        assertThat(report.of(KpiId.of("completion"), NOVEMBER).stream()
                        .filter(result -> result.segment().values().keySet().equals(Set.of("sector", "service")))
                        .map(result ->
                                result.segment() + " " + result.measurement().value()))
                .containsExactlyInAnyOrder(
                        "sector=administration, service=registration 9/10",
                        "sector=administration, service=allowance 3/5",
                        "sector=health, service=vaccination 1/2");
        assertThat(SectorDimension.add(today, DAY, told.subList(0, 1)).get(0).dimensions())
                .containsEntry("sector", "administration")
                .containsAllEntriesOf(told.get(0).dimensions());
    }

    private static final ReportingPeriod NOVEMBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 11), ZoneId.of("UTC"));
    private static final KpiDefinitions BY_SECTOR = KpiDefinitionsReader.read(Source.of("by-sector.yaml", """
        source: {dimensions: [sector, service]}
        kpis:
          - id: completion
            title: {en: Completed, ar: أُنجزت}
            measure: {kind: share, numerator: {where: {kind: journey.completed}}, denominator: {where: {kind: journey.started}}}
            dimensions: [sector, service]
        """));

    private static Rational completion(KpiReport report, String sector) {
        return report.find(KpiId.of("completion"), NOVEMBER, Segment.of("sector", sector))
                .orElseThrow()
                .measurement()
                .value();
    }

    private void people(String service, String owner, int completed) {
        for (int i = 0; i < 10; i++) {
            done(ServiceId.of(service), OrganisationId.of(owner), "person-" + i, i < completed);
        }
    }

    private JourneyInstanceId done(ServiceId service, OrganisationId owner, String person, boolean whole) {
        JourneyDefinition design = new JourneyDefinition(
                JourneyVersion.of(service.value(), "1"),
                LocalizedText.of("en", service.value()),
                service,
                List.of(Stage.of(
                        "all",
                        Step.builder("apply").build(),
                        Step.builder("get").build())),
                null);
        journeys.publish(design);
        JourneyInstanceId id = JourneyInstanceId.of(service + "-" + person);
        journeys.open(id, design.version(), SubjectId.of(person));
        for (String step : whole ? List.of("apply", "get") : List.of("apply")) {
            journeys.record(Interaction.builder(InteractionId.of(id + "/" + step), id, StepId.of(step), clock.get())
                    .organisation(owner)
                    .build());
        }
        return id;
    }

    private static LegalGround ground(String category, OrganisationId office) {
        return LegalGround.of(
                category + "-" + office,
                ReuseBasis.LEGAL_OBLIGATION,
                Scope.of("birth", category, office.value()),
                LocalizedText.enAr("Birth Act", "قانون المواليد"));
    }
}
