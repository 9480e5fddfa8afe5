package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.store.CxCatalogue;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A child is born: one plan over three organisations, one journey of journeys. */
@Tag("S11")
class LifeEventJourneyStoryTest {

    private static final JourneyInstanceId BIRTH = JourneyInstanceId.of("birth-of-layla");
    private static final ServiceId REGISTRATION = ServiceId.of("birth-registration");
    private static final ServiceId VACCINATION = ServiceId.of("child-vaccination");

    private final Permits permits = new Permits();

    private JourneyInstanceId journeyOf(ServiceId service) {
        JourneyDefinition design = JourneyDefinition.of(
                JourneyVersion.of(service.value(), "1"),
                Stage.of("all", Step.builder("do").build()));
        permits.journeys.publish(design);
        JourneyInstanceId id = JourneyInstanceId.of(service + "-of-layla");
        permits.journeys.open(id, design.version(), SubjectId.of("mother"));
        return id;
    }

    private void done(JourneyInstanceId journey, Duration later) {
        permits.journeys.record(Interaction.builder(
                        InteractionId.of(journey + "/done"), journey, StepId.of("do"), permits.now.plus(later))
                .build());
    }

    private LifeEventPlan plan() {
        CxCatalogue catalogue = CxCatalogue.on(permits.context);
        catalogue.publish(Riverside.document(), LocalDate.parse("2026-01-01"));
        return catalogue.plan(LifeEventId.of("birth-of-a-child"), CustomerType.INDIVIDUAL, LocalDate.of(2026, 11, 2));
    }

    @Test
    void aLifeEvent_isCompleteWhenAllRequiredPartsAre() {
        // region life-event
        LifeEventJourney birth = LifeEventJourney.of(BIRTH, SubjectId.of("mother"), plan(), LifeEventJourney.Rule.ALL);
        permits.improvement.begin(birth);
        // endregion
        assertThat(permits.improvement.standing(BIRTH).open()).hasSize(3);

        JourneyInstanceId registration = journeyOf(REGISTRATION);
        JourneyInstanceId vaccination = journeyOf(VACCINATION);
        permits.improvement.join(BIRTH, REGISTRATION, registration);
        permits.improvement.join(BIRTH, VACCINATION, vaccination);
        done(registration, Duration.ofMinutes(5));
        permits.now = permits.now.plus(Duration.ofHours(1));
        // region life-event-standing
        LifeEventJourney.Standing half = permits.improvement.standing(BIRTH);

        half.done(); // [birth-registration]
        half.open(); // [child-vaccination, parking-permit]
        half.complete(); // false
        // endregion
        assertThat(half.complete()).isFalse();
        assertThat(half.done()).containsExactly(REGISTRATION);
        assertThat(half.open()).containsExactly(VACCINATION, ServiceId.of("parking-permit"));

        Instant then = permits.now.plus(Duration.ofMinutes(7));
        done(vaccination, Duration.ofMinutes(7));
        permits.now = permits.now.plus(Duration.ofHours(1));
        LifeEventJourney.Standing whole = permits.improvement.standing(BIRTH);
        assertThat(whole.complete()).as("the permit is optional").isTrue();
        assertThat(whole.completedAt()).isEqualTo(then);
        assertThat(whole.needed()).isEqualTo(2);
    }

    @Test
    void aLifeEvent_mayBeCompleteWithAnyOrSomeOfItsParts() {
        LifeEventPlan plan = plan();
        JourneyInstanceId registration = journeyOf(REGISTRATION);
        for (LifeEventJourney.Rule rule :
                new LifeEventJourney.Rule[] {LifeEventJourney.Rule.ANY, LifeEventJourney.Rule.atLeast(2)}) {
            JourneyInstanceId id = JourneyInstanceId.of("birth-" + rule.kind());
            permits.improvement.begin(LifeEventJourney.of(id, SubjectId.of("mother"), plan, rule));
            permits.improvement.join(id, REGISTRATION, registration);
        }
        done(registration, Duration.ofMinutes(1));
        permits.now = permits.now.plus(Duration.ofHours(1));

        assertThat(permits.improvement
                        .standing(JourneyInstanceId.of("birth-ANY"))
                        .complete())
                .isTrue();
        assertThat(permits.improvement
                        .standing(JourneyInstanceId.of("birth-AT_LEAST"))
                        .complete())
                .isFalse();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> LifeEventJourney.of(BIRTH, SubjectId.of("m"), plan, LifeEventJourney.Rule.atLeast(4)))
                .withMessageContaining("3 parts");
    }
}
