package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Money;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.ChannelTerms;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Demands;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;

/** A parking permit in the invented city of the catalogue's tests, and people who want one. */
final class Permits {

    static final ChannelId APP = ChannelId.of("parking-app");
    static final ChannelId DESK = ChannelId.of("town-desk");
    static final ChannelId PORTAL = ChannelId.of("portal");
    static final OrganisationId TRANSPORT = OrganisationId.of("transport-authority");
    static final OrganisationId REGISTRY = OrganisationId.of("registry");
    static final EvidenceTypeId CONTRACT = EvidenceTypeId.of("tenancy-contract");
    static final StepId APPLY = StepId.of("apply");
    static final StepId PROVE = StepId.of("prove-address");
    static final StepId CHECK = StepId.of("check-address");

    static final JourneyDefinition PERMIT = JourneyDefinition.of(
            JourneyVersion.of("parking-permit", "1"),
            Stage.of(
                    "ask",
                    Step.builder("apply")
                            .organisation(TRANSPORT)
                            .channels(APP)
                            .demands(Demands.of(CONTRACT).fee(Money.of("20", "AED")))
                            .expectation(LocalizedText.enAr("I say it once.", "أقولها مرة واحدة."))
                            .build(),
                    Step.builder("prove-address")
                            .organisation(TRANSPORT)
                            .channels(APP, DESK)
                            .demands(Demands.of(CONTRACT))
                            .terms(ChannelTerms.on(DESK, Demands.of(CONTRACT).visits(1)))
                            .momentOfTruth()
                            .build()),
            Stage.of(
                    "settle",
                    Step.builder("check-address")
                            .lane(Lane.BACK_OFFICE)
                            .organisation(REGISTRY)
                            .build(),
                    Step.builder("issue")
                            .lane(Lane.MIDDLE_OFFICE)
                            .organisation(TRANSPORT)
                            .build()));

    Instant now = Instant.parse("2026-11-02T05:00:00Z"); // a Monday in Dubai
    final CxContext context = CxContext.inMemory(() -> now);
    final CxJourneys journeys = CxJourneys.on(context);
    final CxImprovement improvement = CxImprovement.on(context);

    Permits() {
        journeys.publish(PERMIT);
    }

    JourneyInstanceId open(int number) {
        JourneyInstanceId id = JourneyInstanceId.of("permit-" + number);
        journeys.open(id, PERMIT.version(), SubjectId.of("person-" + number));
        return id;
    }

    Interaction.Builder at(JourneyInstanceId journey, StepId step, Duration later) {
        Instant at = Instant.parse("2026-11-02T05:00:00Z").plus(later);
        return Interaction.builder(InteractionId.of(journey + "/" + step + "/" + later), journey, step, at);
    }
}
