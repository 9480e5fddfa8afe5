package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Denominator;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.survey.ScoreMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ScoreCalculatorTest {

    private static final Offset<Double> SIX_DECIMALS = within(6e-7);
    private static final LocalizedText TEXT = LocalizedText.of("en", "How was it?");
    private static final Question ONE_TO_FIVE = rating(1, 5);
    private static final Question ZERO_TO_TEN = rating(0, 10);

    private static final ScoreDefinition CSAT =
            share(ScoreMethod.TOP_BOX, Set.of(4, 5), Set.of(), Denominator.OPINIONS);
    private static final ScoreDefinition NPS =
            share(ScoreMethod.NET, Set.of(9, 10), Set.of(0, 1, 2, 3, 4, 5, 6), Denominator.OPINIONS);

    @Test
    void csat_isTheShareOfTheTopTwo() {
        Score score = ScoreCalculator.score(CSAT, ONE_TO_FIVE, tally(1, 3, 5, 12, 40, 40));

        assertThat(score.value()).isEqualTo(Rational.of(80));
        assertThat(score.ratio()).hasToString("80 of 100");
        assertThat(score.used()).isEqualTo(100);
    }

    // Wilson limits as R's prop.test(412, 500, correct = FALSE) gives them
    @Test
    void csat_hasWilsonLimits() {
        ConfidenceInterval interval = ScoreCalculator.score(CSAT, ONE_TO_FIVE, tally(1, 40, 48, 0, 200, 212))
                .interval();

        assertThat(interval.low()).isCloseTo(78.8186, within(6e-5));
        assertThat(interval.high()).isCloseTo(85.4874, within(6e-5));
        assertThat(interval.method()).isEqualTo("wilson");
    }

    // Manual of the R package NPS: this histogram gives 0.483
    @Test
    void nps_equalsTheRPackage() {
        Score score = ScoreCalculator.score(NPS, ZERO_TO_TEN, tally(0, 12, 13, 12, 11, 4, 27, 34, 94, 197, 232, 364));

        assertThat(score.value()).isEqualTo(Rational.parse("48.3"));
        // adjusted Wald, MeasuringU's calculator
        assertThat(score.interval().low()).isCloseTo(43.8836, within(6e-5));
        assertThat(score.interval().high()).isCloseTo(52.4274, within(6e-5));
    }

    // GOV.UK performance platform, specification of user satisfaction: .5, .75, .25; nothing gives null
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1, 50", "1, 1, 1, 1, 6, 75", "6, 1, 1, 1, 1, 25"})
    void rescaledMean_equalsGovUk(long one, long two, long three, long four, long five, long expected) {
        Score score = ScoreCalculator.score(
                mean(ScoreMethod.RESCALED_MEAN), ONE_TO_FIVE, tally(1, one, two, three, four, five));

        assertThat(score.value()).isEqualTo(Rational.of(expected));
    }

    @Test
    void rescaledMean_poolsSums() {
        AnswerTally pooled =
                tally(1, 1, 1, 1, 1, 1).merge(tally(1, 1, 1, 1, 1, 6)).merge(tally(1, 6, 1, 1, 1, 1));

        assertThat(ScoreCalculator.score(mean(ScoreMethod.RESCALED_MEAN), ONE_TO_FIVE, pooled)
                        .value())
                .isEqualTo(Rational.of(50));
    }

    // R: t.test on the same answers
    @Test
    void mean_hasStudentsLimits() {
        Score score = ScoreCalculator.score(mean(ScoreMethod.MEAN), ONE_TO_FIVE, tally(1, 3, 5, 12, 40, 40));

        assertThat(score.value()).isEqualTo(Rational.parse("4.09"));
        assertThat(score.interval().low()).isCloseTo(3.892391697, SIX_DECIMALS);
        assertThat(score.interval().high()).isCloseTo(4.287608303, SIX_DECIMALS);
    }

    // NHS Friends and Family Test of a trust: 2049, 477, 129, 109, 151 and 14 "don't know"
    @Test
    void denominator_isPartOfTheScore() {
        Question fft = new Question(
                QuestionId.of("fft"),
                "fft-2020",
                TEXT,
                Question.Kind.RATING,
                IntStream.rangeClosed(1, 6)
                        .mapToObj(
                                code -> new Choice(code, TEXT, code == 6 ? Choice.Kind.DONT_KNOW : Choice.Kind.OPINION))
                        .toList(),
                false);
        AnswerTally tally = new AnswerTally(tally(1, 2049, 477, 129, 109, 151).opinions(), 14, 0, 0, 0);
        ScoreDefinition all = new ScoreDefinition(
                ScoreId.of("fft"),
                TEXT,
                fft.id(),
                ScoreMethod.TOP_BOX,
                Set.of(1, 2),
                Set.of(),
                Denominator.OPINIONS_AND_DONT_KNOW,
                1);
        ScoreDefinition opinions = new ScoreDefinition(
                ScoreId.of("fft"),
                TEXT,
                fft.id(),
                ScoreMethod.TOP_BOX,
                Set.of(1, 2),
                Set.of(),
                Denominator.OPINIONS,
                1);

        assertThat(ScoreCalculator.score(all, fft, tally).value().toDouble()).isCloseTo(86.2410, within(5e-5));
        assertThat(ScoreCalculator.score(opinions, fft, tally).value().toDouble())
                .isCloseTo(86.6552, within(5e-5));
    }

    // Formbricks counts dismissed surveys into the denominator of NPS: 24 where the definition says 30
    @Test
    void nps_leavesOutWhoeverDidNotAnswer() {
        AnswerTally tally =
                new AnswerTally(tally(0, 20, 0, 0, 0, 0, 0, 0, 30, 0, 50).opinions(), 0, 0, 25, 0);
        ScoreDefinition ofAsked = share(ScoreMethod.NET, Set.of(9, 10), Set.of(0, 1, 2, 3, 4, 5, 6), Denominator.ASKED);

        assertThat(ScoreCalculator.score(NPS, ZERO_TO_TEN, tally).value()).isEqualTo(Rational.of(30));
        assertThat(ScoreCalculator.score(ofAsked, ZERO_TO_TEN, tally).value()).isEqualTo(Rational.of(24));
    }

    @Test
    void nothingToDivideBy_isNoData() {
        Score score = ScoreCalculator.score(CSAT, ONE_TO_FIVE, new AnswerTally(new TreeMap<>(), 4, 2, 7, 1));

        assertThat(score.state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(score.value()).isNull();
        assertThat(score.interval()).isNull();
        assertThat(score.asked()).isEqualTo(13);
        assertThat(score.answered()).isEqualTo(6);
    }

    @Test
    void fewerThanTheMinimum_isTooFew() {
        ScoreDefinition tenAtLeast = new ScoreDefinition(
                ScoreId.of("csat"),
                TEXT,
                QuestionId.of("q"),
                ScoreMethod.TOP_BOX,
                Set.of(4, 5),
                Set.of(),
                Denominator.OPINIONS,
                10);

        assertThat(ScoreCalculator.score(tenAtLeast, ONE_TO_FIVE, tally(1, 0, 0, 0, 4, 5))
                        .state())
                .isEqualTo(Measurement.State.TOO_FEW);
        assertThat(ScoreCalculator.score(tenAtLeast, ONE_TO_FIVE, tally(1, 0, 0, 1, 4, 5))
                        .state())
                .isEqualTo(Measurement.State.OK);
    }

    @Test
    void tally_dependsOnNothingButTheAnswers() {
        List<AnswerTally> parts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            parts.add(new AnswerTally(tally(1, i % 3, 1, i % 5, 2, i).opinions(), i % 2, i % 4, 1, 2));
        }
        AnswerTally inOrder = parts.stream().reduce(AnswerTally.EMPTY, AnswerTally::merge);
        Collections.shuffle(parts, new Random(7));

        assertThat(parts.stream().reduce(AnswerTally.EMPTY, AnswerTally::merge)).isEqualTo(inOrder);
    }

    // performance.gov, Veterans Health Administration, fiscal years 2019 and 2020: the source prints 31 and 17 percent
    @ParameterizedTest
    @CsvSource({"4282563, 1236483, 377268, 30.5114, 28.872", "8586476, 1808680, 304687, 16.8458, 21.064"})
    void volumes_giveResponseRateAndCoverage(
            long customers, long offered, long answered, double rate, double coverage) {
        SurveyVolumes volumes = new SurveyVolumes(customers, offered, answered);

        assertThat(100 * volumes.responseRate().orElseThrow().toDouble()).isCloseTo(rate, within(5e-5));
        assertThat(100 * volumes.coverage().orElseThrow().toDouble()).isCloseTo(coverage, within(6e-3));
        assertThat(new SurveyVolumes(0, 0, 0).responseRate()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new SurveyVolumes(10, 11, 1));
    }

    private static Question rating(int lowest, int highest) {
        return new Question(
                QuestionId.of("q"),
                "q-1",
                TEXT,
                Question.Kind.RATING,
                IntStream.rangeClosed(lowest, highest)
                        .mapToObj(code -> new Choice(code, TEXT, Choice.Kind.OPINION))
                        .toList(),
                false);
    }

    private static ScoreDefinition share(
            ScoreMethod method, Set<Integer> favourable, Set<Integer> unfavourable, Denominator denominator) {
        return new ScoreDefinition(
                ScoreId.of("score"), TEXT, QuestionId.of("q"), method, favourable, unfavourable, denominator, 1);
    }

    private static ScoreDefinition mean(ScoreMethod method) {
        return share(method, Set.of(), Set.of(), Denominator.OPINIONS);
    }

    /** Counts of the codes from {@code first} up. */
    private static AnswerTally tally(int first, long... counts) {
        Map<Integer, Long> byCode = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            byCode.put(first + i, counts[i]);
        }
        return AnswerTally.ofOpinions(byCode);
    }
}
