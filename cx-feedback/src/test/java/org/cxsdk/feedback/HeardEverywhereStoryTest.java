package org.cxsdk.feedback;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.catalog.store.CxCatalogue;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.intake.Contacts;
import org.cxsdk.feedback.intake.End;
import org.cxsdk.feedback.intake.OpportunityCoverage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue says where somebody asks, journeys say where people were: in how many contacts could they have said what they
 * think, at the desk, online and on the social page, and where does nobody ask?
 */
@Tag("S34")
class HeardEverywhereStoryTest {

    private static final ServiceId PERMIT = ServiceId.of("permit");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 9);

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-09T06:00:00Z");
    private int ids;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whereNobodyAsks_isSeenFromCatalogueAndJourneys(Databases database) {
        CxContext context = database.open(clock);
        CxCatalogue catalogues = CxCatalogue.on(context);
        catalogues.publish(CatalogueReader.read(Source.of("catalogue.yaml", CATALOGUE)), LocalDate.of(2026, 1, 1));
        CxJourneys journeys = CxJourneys.on(context);
        JourneyDefinition design = JourneyDefinition.of(
                JourneyVersion.of("permit", "1"),
                Stage.of(
                        "get",
                        Step.builder("ask").optional().build(),
                        Step.builder("apply").build(),
                        Step.builder("decide").build(),
                        Step.builder("collect").build()));
        journeys.publish(design);
        // one asks on the social page and gets everything at the desk; one is stuck on the web and collects; one gives
        // up
        JourneyInstanceId one = open(journeys, design, "one");
        record(journeys, one, "ask", "social", Interaction.Status.COMPLETED);
        record(journeys, one, "apply", "desk", Interaction.Status.STARTED);
        record(journeys, one, "apply", "desk", Interaction.Status.COMPLETED);
        record(journeys, one, "decide", null, Interaction.Status.COMPLETED);
        record(journeys, one, "collect", "desk", Interaction.Status.COMPLETED);
        JourneyInstanceId two = open(journeys, design, "two");
        record(journeys, two, "apply", "web", Interaction.Status.FAILED);
        record(journeys, two, "apply", "web", Interaction.Status.COMPLETED);
        record(journeys, two, "collect", "desk", Interaction.Status.COMPLETED);
        JourneyInstanceId three = open(journeys, design, "three");
        record(journeys, three, "apply", "web", Interaction.Status.STARTED);

        // region coverage
        Catalogue catalogue = catalogues.inForce(DAY).orElseThrow();
        List<OpportunityCoverage.Contact> contacts = new ArrayList<>();
        for (JourneyInstanceId journey : List.of(one, two, three)) {
            contacts.addAll(Contacts.of(catalogue, PERMIT, journeys.interactions(journey)));
        }
        OpportunityCoverage coverage = OpportunityCoverage.of(contacts, Contacts.points(catalogue, PERMIT));
        // endregion

        // seven contacts: what goes on behind the counter is none, and a try that is gone on with is one contact
        assertThat(coverage.contacts()).isEqualTo(7);
        // the desk's counter and the web ask; nobody asks where permits are collected, nor on the social page
        assertThat(coverage.share()).contains(Ratio.of(4, 7));
        assertThat(coverage.byTouchpoint())
                .containsEntry(TouchpointId.of("apply-web"), Ratio.of(3, 3))
                .containsEntry(TouchpointId.of("apply-desk"), Ratio.of(1, 1))
                .containsEntry(TouchpointId.of("collect-desk"), Ratio.of(0, 2))
                .containsEntry(TouchpointId.of("permit/ask/social"), Ratio.of(0, 1));
        assertThat(coverage.byEnd())
                .containsEntry(End.FAILED, Ratio.of(1, 1))
                .containsEntry(End.ABANDONED, Ratio.of(1, 1));
        assertThat(coverage.blind())
                .containsExactly(
                        new OpportunityCoverage.Blind(TouchpointId.of("collect-desk"), End.COMPLETED, 2),
                        new OpportunityCoverage.Blind(TouchpointId.of("permit/ask/social"), End.COMPLETED, 1));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoWasRefused_andWhoLeft_areContactsLikeOthers(Databases database) {
        CxContext context = database.open(clock);
        CxCatalogue catalogues = CxCatalogue.on(context);
        catalogues.publish(CatalogueReader.read(Source.of("catalogue.yaml", CATALOGUE)), LocalDate.of(2026, 1, 1));
        CxJourneys journeys = CxJourneys.on(context);
        JourneyDefinition design = JourneyDefinition.of(
                JourneyVersion.of("permit", "1"),
                Stage.of("get", Step.builder("apply").build()));
        journeys.publish(design);
        JourneyInstanceId refused = open(journeys, design, "refused");
        journeys.record(apply(refused, Interaction.Status.COMPLETED)
                .outcome(InteractionDetails.Outcome.REFUSED)
                .build());
        JourneyInstanceId left = open(journeys, design, "left");
        journeys.record(apply(left, Interaction.Status.STARTED)
                .outcome(InteractionDetails.Outcome.ABANDONED)
                .build());

        Catalogue catalogue = catalogues.inForce(DAY).orElseThrow();

        assertThat(Contacts.of(catalogue, PERMIT, journeys.interactions(refused)))
                .containsExactly(new OpportunityCoverage.Contact(TouchpointId.of("apply-web"), End.INELIGIBLE));
        assertThat(Contacts.of(catalogue, PERMIT, journeys.interactions(left)))
                .containsExactly(new OpportunityCoverage.Contact(TouchpointId.of("apply-web"), End.ABANDONED));
    }

    private static Interaction.Builder apply(JourneyInstanceId journey, Interaction.Status status) {
        return Interaction.builder(
                        InteractionId.of("apply-" + journey),
                        journey,
                        StepId.of("apply"),
                        Instant.parse("2026-11-02T06:00:00Z"))
                .channel(ChannelId.of("web"))
                .status(status);
    }

    private JourneyInstanceId open(CxJourneys journeys, JourneyDefinition design, String id) {
        JourneyInstanceId journey = JourneyInstanceId.of(id);
        journeys.open(journey, design.version(), SubjectId.of("person-" + id));
        return journey;
    }

    private void record(
            CxJourneys journeys, JourneyInstanceId journey, String step, String channel, Interaction.Status status) {
        int number = ids++;
        Instant at = Instant.parse("2026-11-02T06:00:00Z").plus(Duration.ofMinutes(number));
        Interaction.Builder interaction = Interaction.builder(
                        InteractionId.of("i" + number), journey, StepId.of(step), at)
                .status(status);
        journeys.record((channel == null ? interaction : interaction.channel(ChannelId.of(channel))).build());
    }

    private static final String CATALOGUE = """
        catalogue: town
        version: 1.0
        languages: [en, ar]
        organisations:
          - {id: bay, kind: government, name: {en: Bay, ar: الخليج}}
          - {id: town, kind: entity, parent: bay, sector: administration, name: {en: Town, ar: البلدية}}
        channels:
          - {id: desk, kind: desk, name: {en: Desk, ar: مكتب}, owner: town, assistance: human, languages: [en, ar]}
          - {id: web, kind: web, name: {en: Web, ar: ويب}, owner: town, assistance: assisted, languages: [en, ar]}
          - {id: social, kind: social, name: {en: Page, ar: صفحة}, owner: town, assistance: human, languages: [en, ar]}
        services:
          - id: permit
            version: "1"
            name: {en: Permit, ar: تصريح}
            description: {en: A permit, ar: تصريح}
            owner: town
            customers: [individual]
            transactions: [apply, receive]
            from: 2026-01-01
            channels:
              - {channel: desk, transactions: [apply, receive]}
              - {channel: web, transactions: [apply]}
        touchpoints:
          - {id: apply-desk, service: permit, step: apply, channel: desk, owner: town, feedback: csat-5}
          - {id: apply-web, service: permit, step: apply, channel: web, owner: town, feedback: csat-5}
          - {id: collect-desk, service: permit, step: collect, channel: desk, owner: town}
        """;
}
