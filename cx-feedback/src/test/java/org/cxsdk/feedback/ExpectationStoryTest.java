package org.cxsdk.feedback;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.LiveScores;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What people expected is set beside what they experienced, person by person, over a storage. */
@Tag("S37")
class ExpectationStoryTest {

    private static final Instant NOON = Instant.parse("2026-11-03T08:00:00Z");
    private static final ReportingPeriod NOVEMBER =
            ReportingPeriod.ofMonth(YearMonth.of(2026, 11), ZoneId.of("Asia/Dubai"));

    private final CxFeedback feedback = CxFeedback.on(CxContext.inMemory(InstantSource.fixed(NOON)));
    private final CxFigures figures = feedback.figures(ReleasePolicy.internal());
    private final Instrument pairs = Instruments.builtIn("expectation-5").orElseThrow();

    private void submit(String id, String channel, int expected, int experienced) {
        Submission submission = feedback.submit(
                pairs,
                Response.to(pairs, ResponseId.of(id), SubjectId.of("person-" + id), NOON)
                        .answer("expected", expected)
                        .answer("experienced", experienced)
                        .dimension("channel", channel)
                        .build());
        assertThat(submission).isInstanceOf(Submission.Recorded.class);
    }

    @Test
    void theGapIsThatOfPersons_notOfMeans() {
        // same means of 3 in both questions, yet half of the people were let down
        submit("a", "web", 1, 5);
        submit("b", "web", 5, 1);
        submit("c", "desk", 3, 3);
        submit("d", "desk", 3, 3);

        assertThat(figures.score(pairs, ScoreId.of("expected"), NOVEMBER, Map.of())
                        .value())
                .isEqualTo(Rational.of(3));
        assertThat(figures.score(pairs, ScoreId.of("experienced"), NOVEMBER, Map.of())
                        .value())
                .isEqualTo(Rational.of(3));
        Score met = figures.score(pairs, ScoreId.of("met"), NOVEMBER, Map.of());
        assertThat(met.ratio()).hasToString("3 of 4");
        // one of four had more than she expected, though the means say that nobody did; Wilson of 1/4 by hand
        Score exceeded = figures.score(pairs, ScoreId.of("exceeded"), NOVEMBER, Map.of());
        assertThat(exceeded.ratio()).hasToString("1 of 4");
        assertThat(exceeded.interval().low()).isCloseTo(4.5587, within(5e-5));
        assertThat(exceeded.interval().high()).isCloseTo(69.9358, within(5e-5));
        Score desk = figures.score(pairs, ScoreId.of("gap"), NOVEMBER, Map.of("channel", "desk"));
        assertThat(desk.value()).isEqualTo(Rational.ZERO);
        assertThat(figures.score(pairs, ScoreId.of("exceeded"), NOVEMBER, Map.of("channel", "desk"))
                        .value())
                .as("as expected is not better than expected")
                .isEqualTo(Rational.ZERO);
        assertThat(desk.definition().title().texts()).containsKeys("en", "ar");
    }

    @Test
    void theGap_isToldForEachTouchpoint_withItsInterval() {
        // online one and three steps better than expected, at the desk one and two worse
        submit("a", "web", 1, 2);
        submit("b", "web", 2, 5);
        submit("c", "desk", 4, 3);
        submit("d", "desk", 5, 3);

        Score web = figures.score(pairs, ScoreId.of("gap"), NOVEMBER, Map.of("channel", "web"));
        Score desk = figures.score(pairs, ScoreId.of("gap"), NOVEMBER, Map.of("channel", "desk"));

        assertThat(web.value()).isEqualTo(Rational.of(2));
        assertThat(desk.value()).isEqualTo(Rational.of(-3, 2));
        // Student's t with one degree of freedom: 2 ± 12.7062 · √2 / √2; of two answers nothing is certain
        assertThat(web.interval().low()).isCloseTo(2 - 12.7062, within(1e-4));
        assertThat(figures.score(pairs, ScoreId.of("exceeded"), NOVEMBER, Map.of("channel", "web"))
                        .ratio())
                .hasToString("2 of 2");
        assertThat(figures.score(pairs, ScoreId.of("met"), NOVEMBER, Map.of("channel", "desk"))
                        .ratio())
                .hasToString("0 of 2");
    }

    @Test
    void liveScores_areThoseOfAReplay() {
        submit("a", "web", 1, 5);
        submit("b", "desk", 5, 1);
        QuestionId experienced = QuestionId.of("experienced");
        LiveScores kept = LiveScores.of(pairs.question(experienced).orElseThrow(), List.of("channel"));
        kept.add(new LiveScores.Given(List.of("desk"), 1));
        kept.add(new LiveScores.Given(List.of("web"), 5));

        LiveScores replayed = feedback.live(pairs, experienced, List.of("channel"), NOVEMBER);

        assertThat(replayed.toBytes()).isEqualTo(kept.toBytes());
        assertThat(figures.board(pairs, ScoreId.of("experienced"), replayed)
                        .score(Map.of("channel", "web"))
                        .value())
                .isEqualTo(Rational.of(5));
        assertThat(feedback.figures()
                        .board(pairs, ScoreId.of("experienced"), replayed)
                        .score(Map.of())
                        .state())
                .isEqualTo(Measurement.State.SUPPRESSED);
    }
}
