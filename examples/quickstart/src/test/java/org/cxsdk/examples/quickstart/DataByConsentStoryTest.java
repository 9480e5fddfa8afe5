package org.cxsdk.examples.quickstart;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.DataNeed;
import org.cxsdk.core.journey.DataRoute;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A journey fetches the address as long as the person consents, and asks her otherwise; either way it goes on. Journeys and
 * consent meet through the port of cx-core alone.
 */
@Tag("S30")
class DataByConsentStoryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final SubjectId AMAL = SubjectId.of("amal");
    private static final ActorId TAX_OFFICE = ActorId.of("tax-office");
    private static final JourneyInstanceId MOVE = JourneyInstanceId.of("move-1");
    private static final StepId ADDRESS = StepId.of("address");
    private static final StatementId YES = StatementId.of("yes");

    private static final JourneyDefinition MOVING = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("address")
                            .data(new DataNeed(PurposeId.of("moving"), Set.of(DataCategoryId.of("address"))))
                            .build(),
                    Step.builder("sign").build()));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final CxConsent consent = CxConsent.on(context);
    private final CxJourneys journeys = CxJourneys.on(context).asking(consent.permission());

    @BeforeEach
    void open() {
        consent.publish(Vocabulary.of(
                "words",
                "1",
                Taxonomy.of(List.of(Concept.of(PurposeId.of("moving")))),
                Taxonomy.of(List.of(
                        Concept.of(DataCategoryId.of("contact")),
                        Concept.of(DataCategoryId.of("address")).under(DataCategoryId.of("contact"))))));
        journeys.publish(MOVING);
        journeys.open(MOVE, MOVING.version(), AMAL);
    }

    @Test
    void thePersonIsAsked_untilSheConsents() {
        DataRoute before = journeys.dataRoute(MOVE, ADDRESS, TAX_OFFICE);
        assertThat(before).isInstanceOf(DataRoute.Ask.class);
        assertThat(before.reasons()).containsExactly(ReuseReason.NO_STATEMENT);

        // consent to a broader category covers the address
        consent.grant(Grant.of(YES, AMAL, Scope.of("moving", "contact", "tax-office"), Evidence.of("app")));

        DataRoute after = journeys.dataRoute(MOVE, ADDRESS, TAX_OFFICE);
        assertThat(after.<String>fold(DataRoute.Reuse::basis, ask -> "asked")).isEqualTo("yes");
    }

    @Test
    void thePersonIsAskedAgain_onceSheWithdrew_andTheJourneyGoesOn() {
        consent.grant(Grant.of(YES, AMAL, Scope.of("moving", "address", "tax-office"), Evidence.of("app")));
        consent.withdraw(Withdrawal.of(StatementId.of("no"), AMAL, YES));

        DataRoute route = journeys.dataRoute(MOVE, ADDRESS, TAX_OFFICE);
        assertThat(route).isInstanceOf(DataRoute.Ask.class);
        assertThat(route.reasons()).containsExactly(ReuseReason.WITHDRAWN);

        journeys.record(Interaction.builder(InteractionId.of("i-1"), MOVE, ADDRESS, NINE)
                .data(Interaction.DataSource.ASKED)
                .build());
        JourneyStanding standing = journeys.standing(MOVE);
        assertThat(standing.next())
                .singleElement()
                .satisfies(next -> assertThat(next.step()).isEqualTo(StepId.of("sign")));
    }

    @Test
    void consentForOneOffice_isNoneForAnother() {
        consent.grant(Grant.of(YES, AMAL, Scope.of("moving", "address", "tax-office"), Evidence.of("app")));

        assertThat(journeys.dataRoute(MOVE, ADDRESS, ActorId.of("library"))).isInstanceOf(DataRoute.Ask.class);
    }
}
