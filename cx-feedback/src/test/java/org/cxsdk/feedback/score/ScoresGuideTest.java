package org.cxsdk.feedback.score;

import java.util.List;
import java.util.Map;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.disclosure.Aggregates;
import org.cxsdk.core.disclosure.Protection;
import org.cxsdk.core.disclosure.TableProtection;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** The examples of docs/scores.md. */
class ScoresGuideTest {

    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
    private final ScoreDefinition satisfied = csat.score(ScoreId.of("csat")).orElseThrow();
    private final Question question =
            csat.question(QuestionId.of("satisfaction")).orElseThrow();

    private Score score(long dissatisfied, long happy) {
        return ScoreCalculator.score(satisfied, question, AnswerTally.ofOpinions(Map.of(1, dissatisfied, 5, happy)));
    }

    // 48 of 80 and 56 of 70: R's prop.test gives p = .008045
    @Test
    void change() {
        // region change
        Score september = score(32, 48);
        Score october = score(14, 56);

        ScoreChange change = ScoreChange.between(september, october);

        assertThat(change.verdict()).isEqualTo(ScoreChange.Verdict.REAL);
        // endregion change
        assertThat(change.p()).isBetween(.00804, .00805);
        assertThat(ScoreChange.between(score(5, 5), score(2, 7)).verdict()).isEqualTo(ScoreChange.Verdict.TOO_FEW);
        assertThat(ScoreChange.between(score(40, 60), score(41, 59)).verdict())
                .isEqualTo(ScoreChange.Verdict.WITHIN_NOISE);
    }

    @Test
    void unlikeScoresAreNotCompared() {
        Instrument fft = Instruments.builtIn("nhs-fft").orElseThrow();
        Score positive = ScoreCalculator.score(
                fft, fft.score(ScoreId.of("positive")).orElseThrow(), AnswerTally.ofOpinions(Map.of(1, 50L, 5, 50L)));

        assertThat(ScoreChange.unlikeness(positive, score(10, 90))).contains("denominator", "wording", "codes");
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreChange.between(positive, score(10, 90)));
        assertThat(ScoreChange.betweenUnlike(positive, score(10, 90)).difference())
                .isNotNull();
    }

    @Test
    void league() {
        // region league
        LeagueTable league = LeagueTable.of(Map.of(
                "Harbour", Ratio.of(1, 1),
                "North", Ratio.of(450, 500),
                "South", Ratio.of(380, 500),
                "West", Ratio.of(21, 30)));

        assertThat(league.rows().get(0).name()).isEqualTo("North"); // not the one with a single answer
        // endregion league
    }

    @Test
    void weights() {
        // region weights
        Raking.Result result = Raking.weigh(
                new double[] {1, 1, 1, 1},
                List.of(new Raking.Margin(
                        List.of("web", "web", "web", "desk"), Map.of("web", 5_000.0, "desk", 5_000.0))));

        assertThat(result.weighting().orElseThrow().nEffective())
                .isCloseTo(3, within(1e-9)); // four answers, worth three
        // endregion weights
    }

    @Test
    void protection() {
        // region protection
        Protection protection = TableProtection.below(5)
                .protect(Aggregates.builder()
                        .cell("quarter", 103)
                        .cell("January", 60)
                        .cell("February", 40)
                        .cell("March", 3)
                        .sum("quarter", List.of("January", "February", "March"))
                        .shown("quarter")
                        .build());

        assertThat(protection.hidden()).containsExactly("February", "March");
        // endregion protection
    }
}
