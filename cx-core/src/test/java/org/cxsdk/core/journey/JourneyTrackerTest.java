package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.cxsdk.core.journey.MovingHouse.APP;
import static org.cxsdk.core.journey.MovingHouse.APPLY;
import static org.cxsdk.core.journey.MovingHouse.APPOINTMENT;
import static org.cxsdk.core.journey.MovingHouse.CITY;
import static org.cxsdk.core.journey.MovingHouse.COUNTER;
import static org.cxsdk.core.journey.MovingHouse.DECIDE;
import static org.cxsdk.core.journey.MovingHouse.DESIGN;
import static org.cxsdk.core.journey.MovingHouse.FEE;
import static org.cxsdk.core.journey.MovingHouse.RATE;
import static org.cxsdk.core.journey.MovingHouse.TAX;
import static org.cxsdk.core.journey.MovingHouse.UPLOAD;
import static org.cxsdk.core.journey.MovingHouse.at;
import static org.cxsdk.core.journey.MovingHouse.hour;

/** Expected standings follow from the design of {@link MovingHouse} and the hours in the comments. */
class JourneyTrackerTest {

    private static final JourneyTracker TRACKER = JourneyTracker.of(DESIGN);
    private static final ChannelId FAX = ChannelId.of("fax");

    /** Applies in the app (0 h), fails to upload there (1 h), pays in the app (2 h), uploads at the tax office (30 h). */
    private static List<Interaction> stuckThenHelped() {
        return List.of(
                at(0, "i1", APPLY).channel(APP).organisation(CITY).build(),
                at(1, "i2", UPLOAD)
                        .status(Interaction.Status.FAILED)
                        .channel(APP)
                        .organisation(CITY)
                        .build(),
                at(2, "i3", FEE).channel(APP).organisation(CITY).build(),
                at(30, "i4", UPLOAD).channel(COUNTER).organisation(TAX).build());
    }

    private static List<StepId> next(JourneyStanding standing) {
        return standing.next().stream().map(NextStep::step).toList();
    }

    @Test
    void standing_offersTheFirstStep_whenNothingHasHappened() {
        JourneyStanding standing = TRACKER.standing(List.of(), hour(0));
        assertThat(standing.state()).isEqualTo(JourneyStanding.State.NOT_STARTED);
        assertThat(standing.stage()).isEqualTo(StageId.of("tell"));
        assertThat(next(standing)).containsExactly(APPLY);
        assertThat(standing.next().get(0).why()).isEqualTo(NextStep.Why.NOTHING_BEFORE_IT);
        assertThat(standing.overdue()).isEmpty();
    }

    @Test
    void standing_offersParallelStepsTogether() {
        JourneyStanding standing =
                TRACKER.standing(List.of(at(0, "i1", APPLY).channel(APP).build()), hour(1));
        assertThat(next(standing)).containsExactly(UPLOAD, FEE);
        assertThat(standing.step(DECIDE).state()).isEqualTo(StepStanding.State.NOT_YET);
    }

    @Test
    void standing_tellsWhereAStuckPersonCanGo() {
        JourneyStanding standing = TRACKER.standing(stuckThenHelped().subList(0, 3), hour(3));
        assertThat(next(standing)).containsExactly(UPLOAD);
        NextStep upload = standing.next().get(0);
        assertThat(upload.why()).isEqualTo(NextStep.Why.LAST_TRY_FAILED);
        assertThat(upload.failedOn()).containsExactly(APP);
        assertThat(upload.otherChannels()).containsExactly(COUNTER);
        // open since apply was done (0 h), two days promised
        assertThat(upload.deadline()).isEqualTo(new Deadline(hour(0), hour(48)));
        assertThat(standing.overdue()).isEmpty();
    }

    @Test
    void standing_isOverdue_onlyAfterTheLastInstantInTime() {
        List<Interaction> stuck = stuckThenHelped().subList(0, 3);
        assertThat(TRACKER.standing(stuck, hour(48)).overdue()).isEmpty();
        assertThat(TRACKER.standing(stuck, hour(49)).overdue())
                .containsExactly(
                        new JourneyStanding.Overdue(UPLOAD, new Deadline(hour(0), hour(48)), Duration.ofHours(1)));
        // ten days for the whole: at 241 h it is 1 h late, the upload 193 h
        assertThat(TRACKER.standing(stuck, hour(241)).overdue())
                .extracting(JourneyStanding.Overdue::step, JourneyStanding.Overdue::by)
                .containsExactly(tuple(UPLOAD, Duration.ofHours(193)), tuple(null, Duration.ofHours(1)));
    }

    @Test
    void standing_seesTheHandOverOfUnfinishedBusiness() {
        JourneyStanding standing = TRACKER.standing(stuckThenHelped(), hour(31));
        assertThat(standing.handOvers())
                .containsExactly(new HandOver(
                        InteractionId.of("i4"),
                        hour(30),
                        new HandOver.Change<>(APP, COUNTER),
                        new HandOver.Change<>(CITY, TAX),
                        false));
        // appointment is optional, so the decision can be taken at once; its five days run from 30 h
        assertThat(next(standing)).containsExactly(APPOINTMENT, DECIDE);
        assertThat(standing.next().get(1).deadline()).isEqualTo(new Deadline(hour(30), hour(150)));
        assertThat(standing.stage()).isEqualTo(StageId.of("decide"));
        assertThat(standing.findings()).isEmpty();
    }

    @Test
    void standing_marksTheStepThatWasTakenElsewhere() {
        List<Interaction> facts = List.of(
                at(0, "i1", UPLOAD)
                        .status(Interaction.Status.FAILED)
                        .channel(APP)
                        .build(),
                at(1, "i2", UPLOAD).channel(COUNTER).build());
        assertThat(TRACKER.standing(facts, hour(2)).handOvers())
                .extracting(HandOver::sameStep, HandOver::organisation)
                .containsExactly(tuple(true, null));
    }

    @Test
    void standing_doesNotCountBackOfficeWorkAsAChangeOfChannel() {
        List<Interaction> facts = List.of(
                at(0, "i1", APPLY).channel(APP).organisation(CITY).build(),
                at(1, "i2", DECIDE).organisation(CITY).build(),
                at(2, "i3", RATE).channel(APP).organisation(CITY).build());
        assertThat(TRACKER.standing(facts, hour(3)).handOvers()).isEmpty();
    }

    @Test
    void standing_seesAHandOver_acrossBackOfficeWork() {
        List<Interaction> facts = List.of(
                at(0, "i1", APPLY).channel(APP).organisation(CITY).build(),
                at(1, "i2", FEE).build(),
                at(2, "i3", UPLOAD).channel(COUNTER).organisation(TAX).build());
        assertThat(TRACKER.standing(facts, hour(3)).handOvers())
                .containsExactly(new HandOver(
                        InteractionId.of("i3"),
                        hour(2),
                        new HandOver.Change<>(APP, COUNTER),
                        new HandOver.Change<>(CITY, TAX),
                        false));
    }

    @Test
    void standing_promisesNothing_forAnOptionalStepThatNobodyBegan() {
        JourneyTracker tracker = JourneyTracker.of(JourneyDefinition.of(
                JourneyVersion.of("j", "1"),
                Stage.of(
                        "s",
                        Step.builder("apply").build(),
                        Step.builder("appointment")
                                .optional()
                                .target(Duration.ofHours(1))
                                .build(),
                        Step.builder("decide").build())));
        List<Interaction> facts = new ArrayList<>(List.of(at(0, "i1", APPLY).build()));
        assertThat(tracker.standing(facts, hour(9)).overdue()).isEmpty();
        facts.add(at(0, "i2", APPOINTMENT)
                .status(Interaction.Status.STARTED)
                .sequence(1)
                .build());
        assertThat(tracker.standing(facts, hour(9)).overdue())
                .containsExactly(
                        new JourneyStanding.Overdue(APPOINTMENT, new Deadline(hour(0), hour(1)), Duration.ofHours(8)));
    }

    @Test
    void standing_findsTheWholeLate_onlyAfterItsLastInstant() {
        List<Interaction> facts = new ArrayList<>(stuckThenHelped());
        facts.add(at(240, "i5", DECIDE).build());
        // the decision was due at 150 h; ten days for the whole end at 240 h
        assertThat(TRACKER.standing(facts, hour(500)).findings())
                .containsExactly(new Finding(Finding.Kind.DONE_LATE, InteractionId.of("i5"), DECIDE));
        facts.set(4, at(241, "i5", DECIDE).build());
        assertThat(TRACKER.standing(facts, hour(500)).findings())
                .containsExactly(
                        new Finding(Finding.Kind.DONE_LATE, InteractionId.of("i5"), DECIDE),
                        new Finding(Finding.Kind.DONE_LATE, null, null));
    }

    @Test
    void standing_isComplete_whenEveryRequiredStepIsDone() {
        List<Interaction> facts = new ArrayList<>(stuckThenHelped());
        facts.add(at(100, "i5", DECIDE).organisation(TAX).build());
        JourneyStanding standing = TRACKER.standing(facts, hour(500));
        assertThat(standing.state()).isEqualTo(JourneyStanding.State.COMPLETED);
        assertThat(standing.completedAt()).isEqualTo(hour(100));
        assertThat(standing.stage()).isNull();
        assertThat(standing.step(APPOINTMENT).state()).isEqualTo(StepStanding.State.PASSED_OVER);
        assertThat(next(standing)).containsExactly(RATE);
        assertThat(standing.overdue()).isEmpty();
        assertThat(standing.findings()).isEmpty();
    }

    @Test
    void standing_findsTheWrongOrganisation_whereTheDesignNamesOne() {
        StepId decide = StepId.of("decide");
        StepId pay = StepId.of("pay");
        JourneyDefinition design = JourneyDefinition.of(
                JourneyVersion.of("stand", "1"),
                Stage.of(
                        "all",
                        Step.builder(decide.value())
                                .organisation(OrganisationId.of("city"))
                                .build(),
                        Step.builder(pay.value()).build()));
        List<Interaction> facts = List.of(
                at(0, "i1", decide).organisation(OrganisationId.of("state")).build(),
                at(1, "i2", pay).organisation(OrganisationId.of("state")).build());

        JourneyStanding standing = JourneyTracker.of(design).standing(facts, hour(2));

        assertThat(standing.findings())
                .containsExactly(new Finding(Finding.Kind.OTHER_ORGANISATION, InteractionId.of("i1"), decide));
    }

    @Test
    void standing_findsEveryDifferenceFromTheDesign() {
        List<Interaction> facts = List.of(
                at(0, "i1", APPLY).channel(FAX).build(),
                at(1, "i2", StepId.of("send-flowers")).build(),
                at(2, "i3", DECIDE).build(),
                at(3, "i4", APPLY).channel(APP).build(),
                at(60, "i5", UPLOAD).channel(APP).build(),
                at(61, "i6", FEE).channel(APP).build());
        JourneyStanding standing = TRACKER.standing(facts, hour(62));
        assertThat(standing.findings())
                .containsExactly(
                        new Finding(Finding.Kind.OTHER_CHANNEL, InteractionId.of("i1"), APPLY),
                        new Finding(Finding.Kind.UNKNOWN_STEP, InteractionId.of("i2"), StepId.of("send-flowers")),
                        new Finding(Finding.Kind.OUT_OF_ORDER, InteractionId.of("i3"), DECIDE),
                        new Finding(Finding.Kind.DONE_AGAIN, InteractionId.of("i4"), APPLY),
                        new Finding(Finding.Kind.DONE_LATE, InteractionId.of("i5"), UPLOAD));
        // the decision came early but was taken: all required steps are done when the fee is paid
        assertThat(standing.completedAt()).isEqualTo(hour(61));
    }

    @Test
    void standing_mayBeAskedForThePast() {
        JourneyStanding past = TRACKER.standing(stuckThenHelped(), hour(2));
        assertThat(past.later()).isEqualTo(1);
        assertThat(past.handOvers()).isEmpty();
        assertThat(past.step(UPLOAD).state()).isEqualTo(StepStanding.State.STUCK);
    }

    @Test
    void standing_repeatsOnlyWhatTheDesignLetsRepeat() {
        List<Interaction> facts = List.of(
                at(0, "i1", APPLY).build(),
                at(1, "i2", UPLOAD).build(),
                at(2, "i3", FEE).build(),
                at(3, "i4", DECIDE).build(),
                at(4, "i5", RATE).build(),
                at(5, "i6", RATE).build());
        JourneyStanding standing = TRACKER.standing(facts, hour(6));
        assertThat(standing.findings()).isEmpty();
        assertThat(standing.step(RATE).completions()).isEqualTo(2);
        assertThat(standing.next()).isEmpty();
    }

    @Test
    void standing_takesAnInteractionOnce_howeverOftenItWasDelivered() {
        List<Interaction> twice = new ArrayList<>(stuckThenHelped());
        twice.addAll(stuckThenHelped());
        assertThat(TRACKER.standing(twice, hour(40))).isEqualTo(TRACKER.standing(stuckThenHelped(), hour(40)));
    }

    @Test
    void standing_refuses_whenTwoDifferentInteractionsShareAnIdentifier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRACKER.standing(
                        List.of(at(0, "i1", APPLY).build(), at(1, "i1", APPLY).build()), hour(2)))
                .withMessageContaining("i1");
    }

    @Test
    void standing_refuses_whenInteractionsBelongToTwoJourneys() {
        Interaction other = Interaction.builder(InteractionId.of("x"), JourneyInstanceId.of("other"), APPLY, hour(0))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRACKER.standing(List.of(at(0, "i1", APPLY).build(), other), hour(2)));
    }

    /** All 5,040 orders of arrival of seven interactions, two of them of the same instant. */
    @Test
    void standing_isTheSame_whateverTheOrderOfArrival() {
        List<Interaction> facts = new ArrayList<>(stuckThenHelped());
        facts.add(at(30, "i0", StepId.of("unknown")).channel(COUNTER).build());
        facts.add(at(31, "i6", DECIDE).build());
        facts.add(at(32, "i7", RATE)
                .status(Interaction.Status.STARTED)
                .channel(APP)
                .build());
        JourneyStanding expected = TRACKER.standing(facts, hour(33));
        permutations(
                new ArrayList<>(facts),
                0,
                order -> assertThat(TRACKER.standing(order, hour(33))).isEqualTo(expected));
    }

    /** Random interactions with ties, duplicates and unknown steps: any shuffle, any instant, one answer. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void standing_isTheSame_forShuffledRandomInteractions(long seed) {
        Random random = new Random(seed);
        List<StepId> steps = List.of(APPLY, UPLOAD, FEE, APPOINTMENT, DECIDE, RATE, StepId.of("unknown"));
        List<Interaction.Status> statuses =
                List.of(Interaction.Status.STARTED, Interaction.Status.COMPLETED, Interaction.Status.FAILED);
        List<Interaction> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            facts.add(at(random.nextInt(20), "i" + i, steps.get(random.nextInt(steps.size())))
                    .status(statuses.get(random.nextInt(statuses.size())))
                    .channel(random.nextBoolean() ? APP : COUNTER)
                    .organisation(random.nextBoolean() ? CITY : TAX)
                    .sequence(random.nextInt(2))
                    .build());
        }
        Instant asOf = hour(random.nextInt(24));
        JourneyStanding expected = TRACKER.standing(facts, asOf);
        for (int round = 0; round < 100; round++) {
            List<Interaction> arrived = new ArrayList<>(facts);
            arrived.addAll(facts.subList(0, random.nextInt(facts.size())));
            Collections.shuffle(arrived, random);
            assertThat(TRACKER.standing(arrived, asOf)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static void permutations(List<Interaction> facts, int fixed, Consumer<List<Interaction>> check) {
        if (fixed == facts.size()) {
            check.accept(facts);
            return;
        }
        for (int i = fixed; i < facts.size(); i++) {
            Collections.swap(facts, fixed, i);
            permutations(facts, fixed + 1, check);
            Collections.swap(facts, fixed, i);
        }
    }
}
