package org.cxsdk.core.insight.pain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.insight.EventLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FeltTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static EventLog log(int journeys) {
        EventLog.Builder log = EventLog.builder();
        for (int j = 0; j < journeys; j++) {
            log.add("j" + j, "apply", NINE);
            log.add("j" + j, "pay", NINE.plusSeconds(60));
        }
        return log.build();
    }

    @Test
    void lowScores_standBehindWhatCostsTime_theWidestFirst() {
        List<PainPoint> points = PainPointFinder.find(
                log(10),
                PainPointFinder.Options.none()
                        .targets(Map.of("pay", Duration.ofSeconds(30)))
                        .leastJourneys(2)
                        .felt(Map.of(
                                "apply", new Felt(4, 2, Set.of("j1", "j2")),
                                "pay", new Felt(6, 2, Set.of("j1", "j2", "j3")))));

        assertThat(points)
                .extracting(point -> point.kind() + " " + point.activity() + " " + point.affected())
                .containsExactly("WAIT pay 10 of 10", "LOW_SCORE pay 3 of 10", "LOW_SCORE apply 2 of 10");
        // what people said of paying makes the wait for it worse: 10 x 30 s x (6 - 2)
        assertThat(points.get(0).score()).isEqualTo(10 * 30 / 3_600.0 * 4);
    }

    @Test
    void contentPeople_andFewOfThem_areNoPainPoint() {
        assertThat(PainPointFinder.find(
                        log(10),
                        PainPointFinder.Options.none()
                                .targets(Map.of("pay", Duration.ofHours(1)))
                                .leastJourneys(2)
                                .felt(Map.of(
                                        "apply", new Felt(9, 3, Set.of("j1", "j2")),
                                        "pay", new Felt(3, 1, Set.of("j1", "no-such-journey"))))))
                .isEmpty();
    }

    @Test
    void whatCannotBe_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Felt(0, 3, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Felt(1, 3, Set.of("a", "b")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Felt(1, 5.1, Set.of()))
                .withMessageContaining("between 1 and 5");
    }
}
