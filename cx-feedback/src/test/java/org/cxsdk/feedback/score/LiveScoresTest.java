package org.cxsdk.feedback.score;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cxsdk.core.kit.SubtractableStateLaws;
import org.cxsdk.core.state.StateType;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveScoresTest extends SubtractableStateLaws<LiveScores.Given, LiveScores> {

    private static final Question FFT = Instruments.builtIn("nhs-fft")
            .orElseThrow()
            .question(QuestionId.of("fft"))
            .orElseThrow();
    private static final List<String> DIMENSIONS = List.of("service", "stage", "channel", "office");

    @Override
    protected StateType<LiveScores.Given, LiveScores> type() {
        return LiveScores.type(FFT, DIMENSIONS);
    }

    @Override
    protected LiveScores.Given observation(SplittableRandom random) {
        return new LiveScores.Given(
                List.of(
                        "service " + random.nextInt(3),
                        random.nextBoolean() ? "" : "apply",
                        random.nextBoolean() ? "web" : "قناة",
                        "office " + random.nextInt(4)),
                1 + random.nextInt(6));
    }

    @Test
    void tally_addsUpWhatTheSelectionDoesNotName() {
        LiveScores live = LiveScores.of(FFT, DIMENSIONS);
        live.add(new LiveScores.Given(List.of("permits", "apply", "web", "north"), 1));
        live.add(new LiveScores.Given(List.of("permits", "apply", "desk", "north"), 5));
        live.add(new LiveScores.Given(List.of("permits", "decide", "web", "south"), 6));
        live.add(live.id(0, "permits"), live.id(1, "apply"), live.id(2, "web"), live.id(3, "north"), 1);

        assertThat(live.tally(Map.of()).answered()).isEqualTo(4);
        assertThat(live.tally(Map.of()).dontKnow()).isEqualTo(1);
        assertThat(live.tally(Map.of("channel", "web", "office", "north")).opinions())
                .containsEntry(1, 2L);
        assertThat(live.tally(Map.of("office", "east")).answered()).isZero();
    }
}
