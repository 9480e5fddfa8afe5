package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.catalog.store.CxCatalogue;
import org.cxsdk.core.customer.Representation;
import org.cxsdk.core.customer.Representations;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionDetails.Actor;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From every machine a person can be reached, or the review says where not; a friend may come along and help. */
@Tag("S20")
class ReachablePersonStoryTest {

    private final Permits permits = new Permits();

    @Test
    void review_namesTheStepWhereNobodyCanBeReached() {
        CatalogueDocument document = Riverside.document();
        CxCatalogue catalogue = CxCatalogue.on(permits.context);
        catalogue.publish(document, LocalDate.parse("2026-01-01"));

        // region design-review
        List<DesignFinding> findings = permits.improvement.review(
                Permits.PERMIT.version(),
                catalogue.inForce(LocalDate.of(2026, 11, 2)).orElseThrow());

        DesignFinding alone = findings.get(0);
        alone.step(); // apply
        alone.reason(); // NO_PERSON_REACHABLE: nobody in the app, and the step is on no other channel
        // endregion
        assertThat(findings)
                .extracting(finding -> finding.step() + " " + finding.reason() + " "
                        + finding.channel().map(Object::toString).orElse("-") + " " + finding.detail())
                .containsExactly(
                        "apply NO_PERSON_REACHABLE parking-app ",
                        "apply ACCESSIBILITY_NOT_SHOWN parking-app ",
                        "apply LANGUAGE_MISSING parking-app ar",
                        "apply NO_NON_DIGITAL_WAY - ",
                        "prove-address ACCESSIBILITY_NOT_SHOWN parking-app ",
                        "prove-address LANGUAGE_MISSING parking-app ar",
                        "prove-address CHANNELS_ASK_DIFFERENT_THINGS town-desk ",
                        "prove-address ASKED_TWICE - tenancy-contract");
        assertThat(alone.reason().text().in(Locale.ENGLISH)).contains("let one take over");
    }

    @Test
    void aCompanionHelps_andThePersonDecides() {
        JourneyInstanceId journey = permits.open(1);
        Instant now = permits.now;
        permits.journeys.record(permits.at(journey, Permits.APPLY, Duration.ZERO)
                .channel(Permits.APP)
                .actor(Actor.COMPANION)
                .build());
        Representations mandates = Representations.of(
                List.of(Representation.of(
                        "m", SubjectId.of("person-1"), ActorId.of("friend"), Representation.Kind.COMPANION, now)),
                PurposeId::equals);

        assertThat(mandates.companions(now)).hasSize(1);
        boolean decides = mandates.toSay(List.of(ActorId.of("friend")), PurposeId.of("any"), now)
                .fold(mandated -> true, refused -> false);
        assertThat(decides).isFalse();
        assertThat(permits.journeys.interactions(journey))
                .extracting(Interaction::details)
                .extracting(details -> details.actor())
                .containsExactly(Actor.COMPANION);
    }
}
