package org.cxsdk.core.insight.time;

import java.time.Instant;
import java.util.Set;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.SurvivalCurve;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Expected values by hand, after the formula of Kaplan and Meier. */
class SurvivalAnalysisTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Decided after 10, 30 and 40 s; open since 20 s and 50 s at the end of the log, 50 s after noon. */
    private static EventLog log() {
        EventLog.Builder log = EventLog.builder();
        int[] decided = {10, 30, 40};
        for (int j = 0; j < decided.length; j++) {
            log.add("done-" + j, "apply", NOON);
            log.add("done-" + j, "decide", NOON.plusSeconds(decided[j]));
        }
        log.add("open-1", "apply", NOON.plusSeconds(30));
        log.add("open-2", "apply", NOON);
        log.add("open-2", "check", NOON.plusSeconds(50));
        return log.build();
    }

    @Test
    void until_countsOpenJourneysAsLongAsTheyWereWatched() {
        JourneySurvival survival =
                SurvivalAnalysis.until(log(), Set.of("decide")).orElseThrow();
        SurvivalCurve curve = survival.curve().orElseThrow();

        assertThat(survival.cut()).isEqualTo(NOON.plusSeconds(50));
        assertThat(survival.open()).isEqualTo(2);
        assertThat(curve.n()).isEqualTo(5);
        assertThat(curve.events()).isEqualTo(3);
        assertThat(curve.at(10)).isCloseTo(4 / 5.0, within(1e-12));
        // at 30 s three are at risk, since one was watched for 20 s only
        assertThat(curve.at(30)).isCloseTo(4 / 5.0 * 2 / 3, within(1e-12));
        assertThat(curve.at(40)).isCloseTo(4 / 5.0 * 2 / 3 * 1 / 2, within(1e-12));
        // the mean of those decided would say 26.7 s
        assertThat(curve.median()).hasValue(40);
    }

    @Test
    void until_doesNotKnowWhatComesAfterTheCut() {
        JourneySurvival survival = SurvivalAnalysis.until(log(), Set.of("decide"), NOON.plusSeconds(25));

        assertThat(survival.notBegun()).isEqualTo(1);
        assertThat(survival.open()).isEqualTo(3);
        assertThat(survival.curve().orElseThrow().at(25)).isCloseTo(3 / 4.0, within(1e-12));
    }

    @Test
    void until_tellsNothing_ofNothing() {
        assertThat(SurvivalAnalysis.until(EventLog.builder().build(), Set.of("decide")))
                .isEmpty();
        assertThat(SurvivalAnalysis.until(log(), Set.of("decide"), NOON.minusSeconds(1))
                        .curve())
                .isEmpty();
    }
}
