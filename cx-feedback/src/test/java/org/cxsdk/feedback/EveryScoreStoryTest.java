package org.cxsdk.feedback;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.HappinessIndex;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Denominator;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreDirection;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.survey.ScoreMethod;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Recommendation, effort, happiness and a scale of the agency's own: each score says by which formula it was made, of whom it is
 * a share, between what the truth lies, and below how many answers it is silent.
 */
@Tag("S36")
class EveryScoreStoryTest {

    private static final Instant NOON = Instant.parse("2026-11-03T08:00:00Z");
    private static final ReportingPeriod NOVEMBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 11), ZoneOffset.UTC);

    private int people;

    // 50 promoters, 30 passives, 20 detractors: NPS 30; adjusted Wald 14.0511 to 44.2013 (worked in R after Rocks 2016)
    @ParameterizedTest
    @EnumSource(Databases.class)
    void recommendation_isANetScore(Databases database) {
        CxFeedback feedback = CxFeedback.on(database.open(InstantSource.fixed(NOON)));
        Instrument nps = Instruments.builtIn("nps").orElseThrow();
        answer(feedback, nps, "recommend", 10, 50);
        answer(feedback, nps, "recommend", 8, 30);
        answer(feedback, nps, "recommend", 3, 20);
        // looked at and closed: asked, but neither above nor below the line (some tools count them: 24.0)
        open(feedback, nps, "recommend", 25);

        Score score = feedback.score(nps, ScoreId.of("nps"), NOVEMBER);

        assertThat(score.value()).isEqualTo(Rational.of(30));
        assertThat(score.ratio()).hasToString("30 of 100");
        assertThat(score.asked()).isEqualTo(125);
        assertThat(score.used()).isEqualTo(100);
        assertThat(score.interval().method()).isEqualTo("adjusted-wald");
        assertThat(score.interval().low()).isCloseTo(14.0511, within(5e-5));
        assertThat(score.interval().high()).isCloseTo(44.2013, within(5e-5));
        assertThat(score.scale()).isEqualTo(new Score.Scale(Rational.of(-100), Rational.of(100)));
        assertThat(score.definition().method()).isEqualTo(ScoreMethod.NET);
        assertThat(formula(score))
                .isEqualTo(
                        "Percent of answers with code 9, 10 less percent with code 0-6, among all answers that hold an"
                                + " opinion.");
    }

    // 8, 21, 14, 11, 16, 18, 12 of 100 on seven steps: mean 4.08, 46 % easy (a tenth of a published table)
    @ParameterizedTest
    @EnumSource(Databases.class)
    void effort_isAMeanAndAShare_andTheOldQuestionRunsTheOtherWay(Databases database) {
        CxFeedback feedback = CxFeedback.on(database.open(InstantSource.fixed(NOON)));
        Instrument effort = Instruments.builtIn("ces-2").orElseThrow();
        int[] counts = {8, 21, 14, 11, 16, 18, 12};
        for (int step = 0; step < counts.length; step++) {
            answer(feedback, effort, "effort", step + 1, counts[step]);
        }

        Score mean = feedback.score(effort, ScoreId.of("mean"), NOVEMBER);
        Score easy = feedback.score(effort, ScoreId.of("easy"), NOVEMBER);

        assertThat(mean.value()).isEqualTo(Rational.parse("4.08"));
        assertThat(mean.interval().method()).isEqualTo("student-t");
        assertThat(mean.scale()).isEqualTo(new Score.Scale(Rational.ONE, Rational.of(7)));
        assertThat(easy.value()).isEqualTo(Rational.of(46));
        assertThat(easy.ratio()).hasToString("46 of 100");
        assertThat(formula(mean)).isEqualTo("Mean code of all answers that hold an opinion.");
        Score old = feedback.score(Instruments.builtIn("ces-1").orElseThrow(), ScoreId.of("mean"), NOVEMBER);
        assertThat(old.state()).as("another question, another score").isEqualTo(Measurement.State.NO_DATA);
        assertThat(old.definition().direction()).isEqualTo(ScoreDirection.LOWER_IS_BETTER);
    }

    // 20 happy, 10 neutral, 10 unhappy: (2000 + 500) / 40 = 62.5; 0.7 · 62.5 + 0.3 · 60 = 61.75
    @ParameterizedTest
    @EnumSource(Databases.class)
    void happiness_isAScoreOfFaces_andAnIndexWithSmartChannels(Databases database) {
        CxFeedback feedback = CxFeedback.on(database.open(InstantSource.fixed(NOON)));
        Instrument meter = Instruments.builtIn("happiness-meter").orElseThrow();
        answer(feedback, meter, "face", 3, 20);
        answer(feedback, meter, "face", 2, 10);
        answer(feedback, meter, "face", 1, 10);

        Score happiness = feedback.score(meter, ScoreId.of("happiness"), NOVEMBER);
        HappinessIndex index = HappinessIndex.of(happiness, Ratio.of(60, 100));

        assertThat(happiness.value()).isEqualTo(Rational.parse("62.5"));
        assertThat(formula(happiness))
                .isEqualTo("Mean code of all answers that hold an opinion, moved to a scale from 0 (lowest code) to 100"
                        + " (highest).");
        assertThat(index.value()).contains(Rational.parse("61.75"));
        assertThat(index.weightOfVotes()).isEqualTo(Rational.parse("0.7"));
        assertThat(index.interval().orElseThrow().low())
                .isCloseTo(0.7 * happiness.interval().low() + 18, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aScaleOfTheAgencysOwn_saysOfWhomItIsAShare_andIsSilentBelowItsMinimum(Databases database) {
        CxFeedback feedback = CxFeedback.on(database.open(InstantSource.fixed(NOON)));
        Instrument own = Instruments.read(Source.of("clarity.yaml", """
            id: clarity
            version: 1.0.0
            title: {en: Clarity of letters, ar: وضوح الرسائل}
            questions:
              - id: clear
                wording: clarity-1
                text: {en: Was our letter clear?, ar: هل كانت رسالتنا واضحة؟}
                kind: rating
                choices:
                  - {code: 1, text: {en: "No", ar: لا}}
                  - {code: 2, text: {en: Partly, ar: جزئيا}}
                  - {code: 3, text: {en: Mostly, ar: غالبا}}
                  - {code: 4, text: {en: "Yes", ar: نعم}}
                  - {code: 9, text: {en: "Don't know", ar: لا أعرف}, kind: dont-know}
            scores:
              - {id: of-opinions, title: {en: Clear, ar: واضحة}, question: clear, method: top-box, favourable: [3, 4], denominator: opinions, minimumN: 20}
              - {id: of-answers, title: {en: Clear, ar: واضحة}, question: clear, method: top-box, favourable: [3, 4], denominator: opinions-and-dont-know, minimumN: 20}
              - {id: of-asked, title: {en: Clear, ar: واضحة}, question: clear, method: top-box, favourable: [3, 4], denominator: asked, minimumN: 20}
            """));
        answer(feedback, own, "clear", 4, 12);
        answer(feedback, own, "clear", 1, 7);
        answer(feedback, own, "clear", 9, 5);
        open(feedback, own, "clear", 6);

        // nineteen opinions are one too few; with those who do not know there are 24, and 30 were asked
        Score few = feedback.score(own, ScoreId.of("of-opinions"), NOVEMBER);
        assertThat(few.state()).isEqualTo(Measurement.State.TOO_FEW);
        assertThat(few.value()).isNull();
        assertThat(feedback.score(own, ScoreId.of("of-answers"), NOVEMBER).ratio())
                .hasToString("12 of 24");
        assertThat(feedback.score(own, ScoreId.of("of-asked"), NOVEMBER).ratio())
                .hasToString("12 of 30");

        answer(feedback, own, "clear", 3, 1);
        Score enough = feedback.score(own, ScoreId.of("of-opinions"), NOVEMBER);
        assertThat(enough.value()).isEqualTo(Rational.of(65));
        assertThat(enough.definition().denominator()).isEqualTo(Denominator.OPINIONS);
        assertThat(enough.wording()).contains("clarity-1");
        // Wilson of 13 of 20 by its formula, worked in 40 digits: .4329 to .8188
        assertThat(enough.interval().low()).isCloseTo(43.29, within(5e-3));
        assertThat(enough.interval().high()).isCloseTo(81.88, within(5e-3));
        assertThat(formula(enough))
                .isEqualTo("Percent of answers with code 3, 4 among all answers that hold an opinion. Fewer than 20"
                        + " answers give no figure.");
        assertThat(enough.definition().formula().in(Locale.forLanguageTag("ar")))
                .contains("3, 4", "20");
    }

    private static String formula(Score score) {
        return score.definition().formula().in(Locale.ENGLISH);
    }

    private void answer(CxFeedback feedback, Instrument instrument, String question, int code, int times) {
        submit(feedback, instrument, question, Answer.of(code), times);
    }

    private void open(CxFeedback feedback, Instrument instrument, String question, int times) {
        submit(feedback, instrument, question, Answer.notAnswered(), times);
    }

    private void submit(CxFeedback feedback, Instrument instrument, String question, Answer answer, int times) {
        for (int i = 0; i < times; i++) {
            String id = "p-" + people++;
            assertThat(feedback.submit(
                            instrument,
                            Response.to(instrument, ResponseId.of(id), SubjectId.of(id), NOON)
                                    .answer(question, answer)
                                    .build()))
                    .isInstanceOf(Submission.Recorded.class);
        }
    }
}
