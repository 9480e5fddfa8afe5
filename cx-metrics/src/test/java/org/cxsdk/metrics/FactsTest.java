package org.cxsdk.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FactsTest {

    private static final Instant T0 = Instant.parse("2026-10-01T08:00:00Z");
    private static final Instant LATER = T0.plusSeconds(1_000);

    @Test
    void asOf_keepsOne_whenTheSameIdComesTwice() {
        Facts.Known known =
                Facts.asOf(List.of(seen("a", 0).build(), seen("a", 0).build()), LATER);

        assertThat(ids(known)).containsExactly("a");
        assertThat(known.excluded()).isEqualTo(Map.of(ExclusionReason.DUPLICATE_ID, 1L));
    }

    @Test
    void asOf_keepsTheCorrection_inWhateverOrderTheyArrive() {
        Observation original = seen("a", 0).dimension("channel", "web").build();
        Observation corrected = seen("b", 10).corrects(id("a")).build();

        for (List<Observation> order : List.of(List.of(original, corrected), List.of(corrected, original))) {
            Facts.Known known = Facts.asOf(order, LATER);

            assertThat(ids(known)).containsExactly("b");
            assertThat(known.excluded()).isEqualTo(Map.of(ExclusionReason.SUPERSEDED, 1L));
        }
    }

    @Test
    void asOf_keepsTheLatest_whenOneObservationIsCorrectedTwice() {
        Facts.Known known = Facts.asOf(
                List.of(
                        seen("a", 0).build(),
                        seen("c", 20).corrects(id("a")).build(),
                        seen("b", 10).corrects(id("a")).build()),
                LATER);

        assertThat(ids(known)).containsExactly("c");
    }

    @Test
    void asOf_followsAChain_evenIfClocksRunBackwards() {
        Facts.Known known = Facts.asOf(
                List.of(
                        seen("a", 20).build(),
                        seen("b", 10).corrects(id("a")).build(),
                        seen("c", 0).corrects(id("b")).build()),
                LATER);

        assertThat(ids(known)).containsExactly("c");
        assertThat(known.excluded()).isEqualTo(Map.of(ExclusionReason.SUPERSEDED, 2L));
    }

    @Test
    void asOf_keepsNothing_whenTheFactWasRetracted() {
        Facts.Known known = Facts.asOf(
                List.of(
                        seen("a", 0).build(),
                        seen("b", 10).corrects(id("a")).build(),
                        seen("r", 20).retracts(id("a")).build()),
                LATER);

        assertThat(known.observations()).isEmpty();
        assertThat(known.excluded()).isEqualTo(Map.of(ExclusionReason.RETRACTED, 3L));
    }

    @Test
    void asOf_keepsACorrectionThatCameAfterTheRetraction() {
        Facts.Known known = Facts.asOf(
                List.of(
                        seen("a", 0).build(),
                        seen("r", 10).retracts(id("a")).build(),
                        seen("b", 20).corrects(id("a")).build()),
                LATER);

        assertThat(ids(known)).containsExactly("b");
        assertThat(known.excluded()).isEqualTo(Map.of(ExclusionReason.RETRACTED, 1L, ExclusionReason.SUPERSEDED, 1L));
    }

    @Test
    void asOf_countsOne_whenVersionsCorrectOneAnotherInACircle() {
        Facts.Known known = Facts.asOf(
                List.of(
                        seen("a", 0).corrects(id("b")).build(),
                        seen("b", 10).corrects(id("a")).build()),
                LATER);

        assertThat(ids(known)).containsExactly("b");
    }

    @Test
    void asOf_doesNotKnowYet_whatWasRecordedLater() {
        List<Observation> observations =
                List.of(seen("a", 0).build(), seen("b", 10).corrects(id("a")).build());

        assertThat(ids(Facts.asOf(observations, T0.plusSeconds(9)))).containsExactly("a");
        assertThat(ids(Facts.asOf(observations, T0.plusSeconds(10)))).containsExactly("b");
    }

    @Test
    void asOf_leavesOut_whatHappenedAfterItWasRecorded() {
        Observation ahead = Observation.builder(id("a"), "case.opened", T0.plusSeconds(60))
                .recorded(T0)
                .build();

        Facts.Known known = Facts.asOf(List.of(ahead), LATER);

        assertThat(known.observations()).isEmpty();
        assertThat(known.excluded()).isEqualTo(Map.of(ExclusionReason.OCCURRED_AFTER_RECORDED, 1L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void asOf_isAFunctionOfTheSet_andItsCountsAddUp(long seed) {
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Observation.Builder next = seen("o" + random.nextInt(120), random.nextInt(50));
            if (i % 3 == 0) {
                next.corrects(id("o" + random.nextInt(120)));
            } else if (i % 7 == 0) {
                next.retracts(id("o" + random.nextInt(120)));
            }
            observations.add(next.build());
        }

        Facts.Known known = Facts.asOf(observations, T0.plusSeconds(40));
        Collections.shuffle(observations, random);

        assertThat(Facts.asOf(observations, T0.plusSeconds(40))).isEqualTo(known);
        assertThat(known.observations().size()
                        + known.excluded().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(observations.size());
    }

    private static Observation.Builder seen(String id, int recordedSeconds) {
        return Observation.builder(id(id), "case.opened", T0.minusSeconds(1)).recorded(T0.plusSeconds(recordedSeconds));
    }

    private static ObservationId id(String value) {
        return ObservationId.of(value);
    }

    private static List<String> ids(Facts.Known known) {
        return known.observations().stream().map(o -> o.id().value()).toList();
    }
}
