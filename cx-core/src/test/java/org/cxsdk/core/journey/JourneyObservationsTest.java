package org.cxsdk.core.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cxsdk.core.journey.MovingHouse.APP;
import static org.cxsdk.core.journey.MovingHouse.APPLY;
import static org.cxsdk.core.journey.MovingHouse.CASE;
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

/** Expected seconds are the hours of the interactions times 3,600. */
class JourneyObservationsTest {

    private static final JourneyInstance INSTANCE =
            new JourneyInstance(CASE, DESIGN.version(), SubjectId.of("p-1"), hour(0));

    private static final List<Interaction> IN_ORDER = List.of(
            at(0, "i1", APPLY).channel(APP).organisation(CITY).build(),
            at(1, "i2", UPLOAD)
                    .status(Interaction.Status.FAILED)
                    .channel(APP)
                    .organisation(CITY)
                    .build(),
            at(2, "i3", FEE).channel(APP).organisation(CITY).build(),
            at(29, "i4", UPLOAD)
                    .status(Interaction.Status.STARTED)
                    .channel(COUNTER)
                    .organisation(TAX)
                    .build(),
            at(30, "i5", UPLOAD)
                    .channel(COUNTER)
                    .organisation(TAX)
                    .assistedDigital()
                    .build(),
            at(100, "i6", DECIDE).organisation(TAX).build(),
            at(101, "i7", RATE).channel(APP).build());

    private static List<Observation> all(List<Interaction> arrived) {
        return JourneyObservations.learned(DESIGN, INSTANCE, arrived).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Observation only(Collection<Observation> observations, String id) {
        return observations.stream()
                .filter(o -> o.id().value().equals(id))
                .reduce((a, b) -> {
                    throw new AssertionError("two observations called " + id);
                })
                .orElseThrow();
    }

    @Test
    void learned_tellsStartStepsAndCompletion() {
        List<List<Observation>> learned = JourneyObservations.learned(DESIGN, INSTANCE, IN_ORDER);
        assertThat(learned.stream()
                        .map(step -> step.stream().map(Observation::kind).toList())
                        .toList())
                .containsExactly(
                        List.of("journey.started", "step.completed"),
                        List.of("step.failed"),
                        List.of("step.completed"),
                        List.of(),
                        List.of("step.completed"),
                        List.of("step.completed", "journey.completed"),
                        List.of("step.completed"));

        Observation upload = only(learned.get(4), "step.completed:i5");
        // open since 0 h, begun at the counter at 29 h, done at 30 h
        assertThat(upload.values())
                .isEqualTo(Map.of(
                        "durationSeconds", BigDecimal.valueOf(108_000).stripTrailingZeros(),
                        "handlingSeconds", BigDecimal.valueOf(3_600).stripTrailingZeros()));
        assertThat(upload.dimensions())
                .containsEntry("channel", "counter")
                .containsEntry("organisation", "tax-office")
                .containsEntry("assistedDigital", "true")
                .containsEntry("step", "upload-proof")
                .containsEntry("stage", "tell")
                .containsEntry("repeated", "false");

        Observation done = only(learned.get(5), "journey.completed:" + CASE);
        assertThat(done.occurred()).isEqualTo(hour(100));
        assertThat(done.values().get("durationSeconds")).isEqualByComparingTo("360000");
        assertThat(done.values().get("handOvers")).isEqualByComparingTo("1");
        assertThat(done.values().get("failures")).isEqualByComparingTo("1");
        assertThat(done.dimensions())
                .containsEntry("startChannel", "app")
                .containsEntry("channel", "counter")
                .containsEntry("organisation", "tax-office")
                .containsEntry("withinTarget", "true");
        assertThat(done.reference()).isEqualTo("move-4711");
        assertThat(done.subject()).isEqualTo(SubjectId.of("p-1"));
    }

    @Test
    void learned_correctsWhatALateArrivalShowsInAnotherLight() {
        List<Interaction> late = new ArrayList<>(IN_ORDER);
        late.add(late.remove(0));
        List<List<Observation>> learned = JourneyObservations.learned(DESIGN, INSTANCE, late);
        // without the application the journey is not complete, and seems to begin with the failure at 1 h
        assertThat(only(learned.get(0), "journey.started:" + CASE).occurred()).isEqualTo(hour(1));
        List<Observation> last = learned.get(6);
        Observation corrected = only(last, "journey.started:" + CASE + "#7");
        assertThat(corrected.occurred()).isEqualTo(hour(0));
        assertThat(corrected.corrects()).isEqualTo(ObservationId.of("journey.started:" + CASE));
        assertThat(only(last, "journey.completed:" + CASE).values().get("durationSeconds"))
                .isEqualByComparingTo("360000");
    }

    @Test
    void learned_isSilentAboutStepsThatTheDesignDoesNotKnow() {
        assertThat(all(List.of(at(0, "i1", StepId.of("unknown")).build())))
                .extracting(Observation::kind)
                .containsExactly("journey.started");
    }

    /** Whoever replaces what is corrected ends with the same figures, whatever the order of arrival. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void learned_addsUpToTheSame_whateverTheOrderOfArrival(long seed) {
        Random random = new Random(seed);
        Map<String, String> expected = applied(all(IN_ORDER));
        for (int round = 0; round < 200; round++) {
            List<Interaction> arrived = new ArrayList<>(IN_ORDER);
            Collections.shuffle(arrived, random);
            assertThat(applied(all(arrived))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void learned_measuresARepetitionByItself() {
        List<Observation> observations = all(List.of(
                at(0, "i1", RATE).status(Interaction.Status.STARTED).build(),
                at(1, "i2", RATE).build(),
                at(3, "i3", RATE).build()));
        // the second rating was neither open since the beginning of the journey nor begun at 0 h
        assertThat(only(observations, "step.completed:i2").values()).containsOnlyKeys("handlingSeconds");
        Observation again = only(observations, "step.completed:i3");
        assertThat(again.values()).isEmpty();
        assertThat(again.dimensions()).containsEntry("repeated", "true");
        // a repeated first step keeps its time to the first completion
        List<Observation> applied = all(List.of(
                at(0, "i1", RATE).build(),
                at(1, "i2", APPLY).build(),
                at(5, "i3", APPLY).build()));
        assertThat(only(applied, "step.completed:i2").values().get("durationSeconds"))
                .isEqualByComparingTo("3600");
        assertThat(only(applied, "step.completed:i3").values()).isEmpty();
    }

    @Test
    void learned_fitsIntoIdentifiers_howeverLongTheirOwn() {
        JourneyInstanceId journey = JourneyInstanceId.of("j".repeat(160));
        JourneyInstance instance = new JourneyInstance(journey, DESIGN.version(), SubjectId.of("p"), hour(0));
        List<Interaction> facts = new ArrayList<>();
        for (int hour : List.of(3, 2, 1)) {
            facts.add(Interaction.builder(InteractionId.of("i".repeat(159) + hour), journey, APPLY, hour(hour))
                    .build());
        }
        assertThat(JourneyObservations.learned(DESIGN, instance, facts)).hasSize(3);
    }

    /** What stands after all corrections: kind, instant, dimensions and values by the first identifier. */
    private static Map<String, String> applied(List<Observation> observations) {
        Map<ObservationId, Observation> standing = new LinkedHashMap<>();
        for (Observation observation : observations) {
            if (observation.corrects() != null) {
                assertThat(standing.remove(observation.corrects())).isNotNull();
            }
            assertThat(standing.put(observation.id(), observation)).isNull();
        }
        return standing.values().stream()
                .collect(Collectors.toMap(
                        o -> o.id().value().replaceAll("#\\d+$", ""),
                        o -> o.occurred() + " " + o.dimensions() + " " + o.values(),
                        (a, b) -> {
                            throw new AssertionError("two of the same");
                        },
                        TreeMap::new));
    }
}
