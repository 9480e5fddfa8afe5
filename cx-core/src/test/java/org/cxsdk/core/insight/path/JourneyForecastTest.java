package org.cxsdk.core.insight.path;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.insight.EventLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class JourneyForecastTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Six journeys go from a to b and end after 60, 120, … seconds, two from a to c and a. */
    private static EventLog log() {
        EventLog.Builder log = EventLog.builder();
        for (int c = 1; c <= 6; c++) {
            log.add("ab" + c, "a", NOON).add("ab" + c, "b", NOON.plusSeconds(60L * c));
        }
        for (int c = 1; c <= 2; c++) {
            log.add("aca" + c, "a", NOON)
                    .add("aca" + c, "c", NOON.plusSeconds(600))
                    .add("aca" + c, "a", NOON.plusSeconds(900));
        }
        return log.build();
    }

    @Test
    void of_judgesByOthersInTheSameState() {
        JourneyForecast.Forecast forecast =
                JourneyForecast.learn(log(), NextStepBacktest.State.PREFIX, 3).of(List.of("a"));

        assertThat(forecast.ofState()).isTrue();
        assertThat(forecast.times()).isEqualTo(8);
        assertThat(forecast.next().keySet()).containsExactly("b", "c");
        // (6 + 1) / (8 + 3 activities + 1) and (0 + 1) / 12
        assertThat(forecast.next().get("b")).isCloseTo(7 / 12.0, within(1e-12));
        assertThat(forecast.ends()).isCloseTo(1 / 12.0, within(1e-12));
        assertThat(forecast.likeliest()).contains("b");
        // of 60, 120, 180, 240, 300, 360, 900, 900: the median lies between 240 and 300
        assertThat(forecast.remainingSeconds().median()).isEqualTo(270);
        assertThat(forecast.remainingSeconds().p90()).isEqualTo(900);
    }

    @Test
    void of_fallsBackOnAll_whereTooFewWere_andSaysSo() {
        JourneyForecast forecasts = JourneyForecast.learn(log(), NextStepBacktest.State.PREFIX, 3);

        assertThat(forecasts.of(List.of("a", "c")).ofState()).isFalse();
        assertThat(forecasts.of(List.of("never seen")).times()).isEqualTo(18);
        assertThat(forecasts.of(List.of("a", "b")).likeliest()).isEmpty();
    }

    @Test
    void learn_refusesWhatTeachesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyForecast.learn(EventLog.builder().build(), NextStepBacktest.State.LAST, 1))
                .withMessageContaining("without events");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyForecast.learn(log(), NextStepBacktest.State.LAST, 0))
                .withMessageContaining("least (0)");
    }
}
