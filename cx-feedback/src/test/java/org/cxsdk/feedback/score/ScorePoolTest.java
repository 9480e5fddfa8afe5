package org.cxsdk.feedback.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ScorePoolTest {

    private static final Instrument GOVUK =
            Instruments.builtIn("govuk-satisfaction").orElseThrow();
    private static final Instrument FACES =
            Instruments.builtIn("happiness-meter").orElseThrow();

    private static Score score(Instrument instrument, ScoreDefinition definition, long... counts) {
        Map<Integer, Long> byCode = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            byCode.put(i + 1, counts[i]);
        }
        return ScoreCalculator.score(instrument, definition, AnswerTally.ofOpinions(byCode));
    }

    private static Score govUk(long... counts) {
        return score(GOVUK, GOVUK.scores().get(0), counts);
    }

    // alphagov/spotlight, specification of user satisfaction: .5, .75 and .25 together give .5
    @Test
    void pool_addsUpAnswers_asTheUkDoes() {
        Score pooled = ScorePool.of(GOVUK, List.of(govUk(1, 1, 1, 1, 1), govUk(1, 1, 1, 1, 6), govUk(6, 1, 1, 1, 1)));

        assertThat(pooled.value()).isEqualTo(Rational.of(50));
        assertThat(pooled.used()).isEqualTo(25);
        assertThat(pooled.scale()).isEqualTo(new Score.Scale(Rational.ZERO, Rational.of(100)));
    }

    @Test
    void unlikeScores_areNotPooled_unlessAskedFor() {
        Score other = govUk(1, 1, 1, 1, 1);
        Score reworded = new Score(
                other.definition(),
                other.state(),
                other.value(),
                other.ratio(),
                other.interval(),
                other.tally(),
                other.used(),
                "another wording",
                other.scale(),
                null,
                null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorePool.of(GOVUK, List.of(govUk(1, 1, 1, 1, 1), reworded)))
                .withMessageContaining("wording");
        assertThat(ScorePool.ofUnlike(GOVUK, List.of(govUk(1, 1, 1, 1, 1), reworded))
                        .used())
                .isEqualTo(10);
    }

    @Test
    void pool_isWithheld_whereAPartIs() {
        Score pooled = ScorePool.of(
                GOVUK, List.of(govUk(1, 1, 1, 1, 6), govUk(1, 1, 1, 1, 1).suppressed()));

        assertThat(pooled.state()).isEqualTo(Measurement.State.SUPPRESSED);
        assertThat(pooled.value()).isNull();
    }

    @Test
    void score_namesItsPeriod_evenWithheld() {
        ReportingPeriod october = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneOffset.UTC);

        assertThat(govUk(1, 1, 1, 1, 1).during(october).suppressed().period()).isEqualTo(october);
        assertThat(govUk(1, 1, 1, 1, 1).period()).isNull();
    }

    // Dubai's league table of 2017: 70 % votes, 30 % smart channels; 80 happy, 10 neutral, 10 unhappy are 85 of 100,
    // with 60 %
    // of interactions through smart channels 0.7 · 85 + 0.3 · 60 = 77.5
    @Test
    void happinessIndex_isSeventyToThirty() {
        Score votes = score(FACES, FACES.scores().get(0), 10, 10, 80);
        HappinessIndex index = HappinessIndex.of(votes, Ratio.of(60, 100));

        assertThat(votes.value()).isEqualTo(Rational.of(85));
        assertThat(index.value()).contains(Rational.of(155).dividedBy(Rational.of(2)));
        assertThat(index.interval().orElseThrow().high()
                        - index.interval().orElseThrow().low())
                .isCloseTo(0.7 * (votes.interval().high() - votes.interval().low()), within(1e-9));
        HappinessIndex uncounted = new HappinessIndex(votes, null, HappinessIndex.SEVENTY_PERCENT);
        assertThat(uncounted.state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(uncounted.value()).isEmpty();
        HappinessIndex nobody = HappinessIndex.of(score(FACES, FACES.scores().get(0)), Ratio.of(60, 100));
        assertThat(nobody.state()).isEqualTo(Measurement.State.NO_DATA);
    }

    // weights of 1 and 3 turn 80 % into what three quarters of the weight say; the change is judged, not "too few"
    @Test
    void weightedScores_areComparedByTheirIntervals() {
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        ScoreDefinition share = csat.scores().get(0);
        Score before = ScoreCalculator.score(csat, share, weighted(csat, 60, 40));
        Score after = ScoreCalculator.score(csat, share, weighted(csat, 95, 5));

        ScoreChange change = ScoreChange.between(before, after);
        assertThat(change.verdict()).isEqualTo(ScoreChange.Verdict.REAL);
        assertThat(change.interval().low()).isPositive();
        assertThat(ScoreChange.between(before, ScoreCalculator.score(csat, share, weighted(csat, 61, 39)))
                        .verdict())
                .isEqualTo(ScoreChange.Verdict.WITHIN_NOISE);
    }

    private static Map<Response, BigDecimal> weighted(Instrument csat, int happy, int unhappy) {
        Map<Response, BigDecimal> weights = new LinkedHashMap<>();
        for (int i = 0; i < happy + unhappy; i++) {
            Response response = Response.to(
                            csat, ResponseId.of("r" + i), SubjectId.of("p" + i), Instant.parse("2026-10-01T00:00:00Z"))
                    .answer("satisfaction", i < happy ? 5 : 1)
                    .build();
            weights.put(response, BigDecimal.valueOf(1 + 2 * (i % 2)));
        }
        return weights;
    }
}
