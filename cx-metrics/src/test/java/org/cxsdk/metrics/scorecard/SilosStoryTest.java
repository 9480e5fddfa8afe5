package org.cxsdk.metrics.scorecard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ServiceId;
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
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Position;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which datum several services ask for, which step several offices do, how often a person is asked twice, and how much is served
 * as one: told from recorded journeys.
 */
@Tag("S12")
class SilosStoryTest {

    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final OrganisationId TOWN = OrganisationId.of("town");
    private static final OrganisationId POLICE = OrganisationId.of("police");
    private static final DataCategoryId ADDRESS = DataCategoryId.of("address");
    private static final KpiDefinitions SILOS = KpiDefinitionsReader.read(Source.of("silos.yaml", """
        source: {dimensions: [attribute, service, step, organisation]}
        kpis:
          - id: services-asking
            title: {en: Services that ask for a datum, ar: خدمات تطلب البيان نفسه}
            unit: services
            measure: {kind: distinct, of: dimension, dimension: service, where: {kind: data.asked}}
            dimensions: [attribute]
            direction: lower-is-better
          - id: offices-doing
            title: {en: Offices that do a step, ar: جهات تنفذ الخطوة نفسها}
            unit: offices
            measure: {kind: distinct, of: dimension, dimension: organisation, where: {kind: step.completed}}
            dimensions: [step]
            direction: lower-is-better
        """));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-02-05T00:00:00Z")));
    private final CxJourneys journeys = CxJourneys.on(context);
    private final CxMetrics metrics = CxMetrics.on(context);
    private int interactions;

    @Test
    void repeatedQuestionsAndRepeatedWork_areSeen_andTheSilosBetweenOffices() {
        // the permit is decided by the police, everything else stays in the town hall
        served("permit", 1, TOWN, POLICE);
        served("permit", 2, TOWN, TOWN);
        served("benefit", 3, TOWN, TOWN);
        served("licence", 4, TOWN, TOWN);
        metrics.record(journeys.observations(Position.START, 1_000).items());

        KpiReport silos = metrics.measure(SILOS);
        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        assertThat(moreThanOne(silos, "services-asking")).containsExactly("attribute=address");
        assertThat(figure(silos, "services-asking", Segment.of("attribute", "address")))
                .isEqualTo(Rational.of(3));
        assertThat(figure(silos, "services-asking", Segment.of("attribute", "income")))
                .isEqualTo(Rational.ONE);
        assertThat(moreThanOne(silos, "offices-doing")).containsExactly("step=decide");
        assertThat(figure(report, "joint-service-ratio", Segment.WHOLE)).isEqualTo(Rational.of(1, 4));
        // each is asked for her address when she applies, and the police ask again; the benefit asks for the income
        // once
        assertThat(figure(report, "asked-twice", Segment.WHOLE)).isEqualTo(Rational.of(1, 6));
        assertThat(figure(report, "asked-twice", Segment.of("service", "permit")))
                .isEqualTo(Rational.of(1, 3));
        assertThat(figure(report, "asked-twice", Segment.of("attribute", "income")))
                .isEqualTo(Rational.ZERO);
    }

    private void served(String service, int person, OrganisationId taking, OrganisationId deciding) {
        JourneyDefinition design = new JourneyDefinition(
                JourneyVersion.of(service, "1"),
                LocalizedText.of("en", service),
                ServiceId.of(service),
                List.of(Stage.of(
                        "all",
                        Step.builder("apply").build(),
                        Step.builder("decide").build())),
                null);
        if (person != 2) {
            journeys.publish(design);
        }
        JourneyInstanceId journey = JourneyInstanceId.of(service + person);
        journeys.open(journey, design.version(), SubjectId.of("person-" + person));
        Interaction.Builder apply = contact(journey, "apply", taking);
        journeys.record(
                (service.equals("benefit") ? apply.asked(ADDRESS, DataCategoryId.of("income")) : apply.asked(ADDRESS))
                        .build());
        Interaction.Builder decide = contact(journey, "decide", deciding);
        journeys.record((deciding.equals(POLICE) ? decide.asked(ADDRESS) : decide).build());
    }

    private Interaction.Builder contact(JourneyInstanceId journey, String step, OrganisationId office) {
        int number = interactions++;
        return Interaction.builder(
                        InteractionId.of("i" + number), journey, StepId.of(step), NOON.plusSeconds(60L * number))
                .organisation(office);
    }

    private static Rational figure(KpiReport report, String kpi, Segment segment) {
        return report.find(KpiId.of(kpi), Feed.month("2026-10"), segment)
                .orElseThrow()
                .measurement()
                .value();
    }

    private static List<String> moreThanOne(KpiReport report, String kpi) {
        return report.of(KpiId.of(kpi)).stream()
                .filter(result -> !result.segment().equals(Segment.WHOLE))
                .filter(result -> Rational.ONE.compareTo(result.measurement().value()) < 0)
                .map(result -> result.segment().toString())
                .toList();
    }
}
