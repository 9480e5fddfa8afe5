package org.cxsdk.core.journey;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A step fetches the address by permission, and asks for it when the permission has gone. All invented. */
class DataStepTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final StepId ADDRESS = StepId.of("address");
    private static final JourneyInstanceId MOVE = JourneyInstanceId.of("move-1");
    private static final ActorId OFFICE = ActorId.of("tax-office");

    private static final JourneyDefinition MOVING = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("address")
                            .repeatable()
                            .data(new DataNeed(PurposeId.of("moving"), Set.of(DataCategoryId.of("address"))))
                            .build(),
                    Step.builder("sign").build()));

    private final AtomicBoolean consent = new AtomicBoolean(true);

    /** Stands for the consent engine: permits the address for moving to the office while the consent stands. */
    private final UsePermission permission = request -> request.equals(new UsePermission.Request(
                            SubjectId.of("person-7"),
                            PurposeId.of("moving"),
                            Set.of(DataCategoryId.of("address")),
                            OFFICE))
                    && consent.get()
            ? new UsePermission.Answer(true, List.of(Because.CONSENTED), "statement-12")
            : new UsePermission.Answer(false, List.of(Because.WITHDRAWN), "");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
    private final CxJourneys journeys = CxJourneys.on(context).asking(permission);

    @BeforeEach
    void openTheJourney() {
        journeys.publish(MOVING);
        journeys.open(MOVE, MOVING.version(), SubjectId.of("person-7"));
    }

    @Test
    void theStepReusesWhatIsHeld_andAsksOnceThePermissionHasGone() {
        DataRoute route = journeys.dataRoute(MOVE, ADDRESS, OFFICE);
        assertThat(route.<String>fold(DataRoute.Reuse::basis, ask -> "ask")).isEqualTo("statement-12");
        assertThat(route.reasons()).containsExactly(Because.CONSENTED);
        journeys.record(Interaction.builder(InteractionId.of("i1"), MOVE, ADDRESS, NINE)
                .data(Interaction.DataSource.REUSED)
                .build());

        consent.set(false);
        route = journeys.dataRoute(MOVE, ADDRESS, OFFICE);
        assertThat(route).isInstanceOf(DataRoute.Ask.class);
        assertThat(route.reasons()).containsExactly(Because.WITHDRAWN);
        assertThat(route.need().categories()).containsExactly(DataCategoryId.of("address"));
        journeys.record(Interaction.builder(InteractionId.of("i2"), MOVE, ADDRESS, NINE.plusSeconds(60))
                .data(Interaction.DataSource.ASKED)
                .build());

        // what became of it can be counted
        assertThat(journeys.observations(Position.START, 10).items().stream()
                        .filter(o -> o.kind().equals("step.completed"))
                        .map(o -> o.dimensions().get("data")))
                .containsExactly("REUSED", "ASKED");
        // and the journey goes on either way
        assertThat(journeys.standing(MOVE).next()).extracting(NextStep::step).containsExactly(StepId.of("sign"));
    }

    @Test
    void withoutAConsentEngine_thePersonIsAsked() {
        DataRoute route = CxJourneys.on(context).dataRoute(MOVE, ADDRESS, OFFICE);
        assertThat(route.<Boolean>fold(reuse -> false, ask -> true)).isTrue();
        assertThat(route.reasons()).containsExactly(UsePermission.NoEngine.NO_PERMISSION_ENGINE);
    }

    @Test
    void anotherRecipient_isAQuestionOfItsOwn() {
        assertThat(journeys.dataRoute(MOVE, ADDRESS, ActorId.of("somebody-else")))
                .isInstanceOf(DataRoute.Ask.class);
    }

    @Test
    void aStepThatNeedsNoData_hasNoRoute() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> journeys.dataRoute(MOVE, StepId.of("sign"), OFFICE))
                .matches(e -> e.is(CoreError.NOT_FOUND));
    }

    private enum Because implements Reason {
        CONSENTED,
        WITHDRAWN;

        @Override
        public String code() {
            return name();
        }

        @Override
        public LocalizedText text() {
            return LocalizedText.of("en", name());
        }
    }
}
