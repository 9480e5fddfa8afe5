package org.cxsdk.core.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.cxsdk.core.journey.MovingHouse.APP;
import static org.cxsdk.core.journey.MovingHouse.APPLY;
import static org.cxsdk.core.journey.MovingHouse.COUNTER;
import static org.cxsdk.core.journey.MovingHouse.DESIGN;
import static org.cxsdk.core.journey.MovingHouse.UPLOAD;
import static org.cxsdk.core.journey.MovingHouse.at;
import static org.cxsdk.core.journey.MovingHouse.hour;

class StandingFactsTest {

    private static List<String> ids(Interaction... arrived) {
        return StandingFacts.of(List.of(arrived)).stream()
                .map(interaction -> interaction.id().value())
                .toList();
    }

    @Test
    void of_putsACorrectionInThePlaceOfWhatItCorrects() {
        Interaction wrong = at(1, "a", APPLY).channel(APP).build();
        Interaction right =
                at(2, "b", APPLY).channel(COUNTER).corrects(wrong.id()).build();

        assertThat(ids(wrong, right)).containsExactly("b");
        assertThat(ids(right, wrong)).as("the correction came first").containsExactly("b");
        assertThat(ids(right)).as("what it corrects never came").containsExactly("b");
    }

    @Test
    void of_takesARetractionForNothing_andARetractedCorrectionBack() {
        Interaction one = at(1, "a", APPLY).build();
        Interaction two = at(2, "b", APPLY).corrects(one.id()).build();
        Interaction gone = Interaction.retraction(InteractionId.of("c"), two);

        assertThat(ids(one, Interaction.retraction(InteractionId.of("r"), one))).isEmpty();
        assertThat(ids(one, two, gone)).as("the first stands again").containsExactly("a");
    }

    @Test
    void of_letsTheLaterOfTwoCorrectionsCount() {
        Interaction one = at(1, "a", APPLY).build();
        Interaction two = at(2, "b", APPLY).corrects(one.id()).sequence(1).build();
        Interaction three = at(3, "c", APPLY).corrects(one.id()).sequence(2).build();

        assertThat(ids(three, one, two)).containsExactly("c");
    }

    @Test
    void of_letsThoseThatCorrectEachOtherInACircleStand() {
        Interaction one = at(1, "a", APPLY).corrects(InteractionId.of("b")).build();
        Interaction two = at(2, "b", APPLY).corrects(InteractionId.of("a")).build();

        assertThat(ids(one, two)).containsExactly("a", "b");
    }

    @Test
    void of_refusesTwoThingsUnderOneName() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> ids(at(1, "a", APPLY).build(), at(2, "a", APPLY).build()))
                .withMessageContaining("called a");
    }

    /** Seeded: late, twice, corrected and retracted; whatever the order of arrival, the standing is the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void standing_isAFunctionOfTheSetOfFacts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StepId> steps =
                new ArrayList<>(DESIGN.steps().stream().map(Step::id).toList());
        steps.add(StepId.of("not-designed"));
        List<Interaction> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Interaction.Builder fact = at(random.nextInt(40), "i" + i, steps.get(random.nextInt(steps.size())))
                    .sequence(random.nextInt(3))
                    .channel(random.nextBoolean() ? APP : COUNTER);
            int status = random.nextInt(4);
            fact.status(Interaction.Status.values()[status == 3 ? 1 : status]);
            if (random.nextInt(3) == 0) {
                fact.asked(DataCategoryId.of("d" + random.nextInt(3)));
            }
            if (random.nextInt(3) == 0) {
                fact.corrects(InteractionId.of("i" + random.nextInt(30) + (random.nextBoolean() ? "" : "x")));
            }
            Interaction built;
            try {
                built = fact.build();
            } catch (IllegalArgumentException e) {
                continue; // it would have corrected itself
            }
            facts.add(built);
            if (random.nextInt(5) == 0) {
                facts.add(Interaction.retraction(InteractionId.of("r" + i), built));
            }
            if (random.nextInt(4) == 0) {
                facts.add(built);
            }
        }
        JourneyTracker tracker = JourneyTracker.of(DESIGN);
        JourneyStanding inOrder = tracker.standing(facts, hour(30));
        List<Interaction> shuffled = new ArrayList<>(facts);
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(shuffled, new Random(seed * 31 + order));
            assertThat(tracker.standing(shuffled, hour(30)))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(inOrder);
        }
        assertThat(tracker.standing(StandingFacts.of(facts), hour(30)))
                .as("seed %d: what stands, stands for all", seed)
                .isEqualTo(inOrder);
    }

    /** Whoever applies corrections and retractions has in the end what he would have had if only what stands had come. */
    @Test
    void observations_takeBackWhatWasRetracted() {
        Interaction applied = at(0, "a", APPLY).recorded(hour(0)).build();
        Interaction uploaded = at(1, "b", UPLOAD).recorded(hour(1)).build();
        Interaction gone =
                Interaction.retraction(InteractionId.of("c"), uploaded).recordedAt(hour(2));
        JourneyInstance instance = new JourneyInstance(MovingHouse.CASE, DESIGN.version(), SubjectId.of("p"), hour(0));

        var learned = JourneyObservations.learned(DESIGN, instance, List.of(applied, uploaded, gone));

        assertThat(learned.get(2)).singleElement().satisfies(observation -> {
            assertThat(observation.kind()).isEqualTo("step.completed");
            assertThat(observation.retracts()).isEqualTo(learned.get(1).get(0).id());
            assertThat(observation.dimensions()).containsEntry("step", "upload-proof");
        });
    }
}
