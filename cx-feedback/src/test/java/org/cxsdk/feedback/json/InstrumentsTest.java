package org.cxsdk.feedback.json;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.score.AnswerTally;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.ScoreCalculator;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

class InstrumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ces-2", "csat-5", "govuk-satisfaction", "nhs-fft", "nps"})
    void builtIn_speaksEnglishAndArabic(String id) {
        Instrument instrument = Instruments.builtIn(id).orElseThrow();

        assertThat(instrument.ref().id()).isEqualTo(id);
        assertThat(instrument.title().texts()).containsOnlyKeys("en", "ar");
        assertThat(instrument.questions()).allSatisfy(question -> {
            assertThat(question.text().texts()).containsOnlyKeys("en", "ar");
            assertThat(question.choices())
                    .allSatisfy(choice -> assertThat(choice.text().texts()).containsOnlyKeys("en", "ar"));
        });
        assertThat(instrument.scores())
                .isNotEmpty()
                .allSatisfy(score -> assertThat(score.title().in(Locale.forLanguageTag("ar-AE")))
                        .matches("\\P{IsLatin}+.*"));
    }

    @Test
    void builtIn_isEmpty_forOtherNames() {
        assertThat(Instruments.builtIn("csat-6")).isEmpty();
    }

    // Published example of a help desk vendor (support.cys.group): 80, 210, 140, 110, 160, 180, 120 answers of 1 to 7
    // give a
    // mean of 4.08; 46 % chose 5 to 7; 30 % minus 43 % is -13.
    @Test
    void effort_equalsThePublishedExample() {
        AnswerTally tally = tally(1, 80, 210, 140, 110, 160, 180, 120);

        assertThat(score("ces-2", "mean", tally).value()).isEqualTo(Rational.parse("4.08"));
        assertThat(score("ces-2", "easy", tally).value()).isEqualTo(Rational.of(46));
        assertThat(score("ces-2", "index", tally).value()).isEqualTo(Rational.of(-13));
    }

    // A council's published counts: very satisfied 39, fairly 62, neither 81, fairly dissatisfied 9, very 3
    @Test
    void satisfaction_ofOneSurvey_dependsOnTheMethod() {
        AnswerTally tally = tally(1, 3, 9, 81, 62, 39);

        assertThat(score("csat-5", "csat", tally).value().toDouble()).isCloseTo(52.061856, within(6e-7));
        assertThat(score("govuk-satisfaction", "user-satisfaction", tally)
                        .value()
                        .toDouble())
                .isCloseTo(66.108247, within(6e-7));
    }

    @Test
    void matrix_isAQuestionForEachRow() {
        String matrix = """
            id: matrix
            version: 1.0.0
            title: {en: Matrix}
            questions:
              - id: used
                wording: u
                text: {en: Did you use the app?}
                kind: single-choice
                choices: [{code: 1, text: {en: Yes}}, {code: 0, text: {en: No}}]
              - id: app
                wording: stem
                text: {en: How was the app?}
                kind: rating
                shownIf: [{question: used, codes: [1]}]
                choices: [{code: 1, text: {en: Bad}}, {code: 2, text: {en: Good}}]
                rows:
                  - {id: speed, wording: r1, text: {en: Speed}}
                  - {id: words, wording: r2, text: {en: Words}}
            scores:
              - {id: s, title: {en: S}, method: item-index, items: [{question: speed}, {question: words}]}
            """;
        Instrument instrument = Instruments.read(Source.of("matrix.yaml", matrix));

        assertThat(instrument.questions())
                .extracting(question -> question.id().value())
                .containsExactly("used", "speed", "words");
        assertThat(instrument.questions().get(2)).satisfies(words -> {
            assertThat(words.wording()).isEqualTo("r2");
            assertThat(words.choices()).hasSize(2);
            assertThat(words.shownIf()).isEqualTo(instrument.questions().get(1).shownIf());
        });
        assertThat(catchThrowableOfType(
                                InvalidDocumentException.class,
                                () -> Instruments.read(Source.of(
                                        "matrix.yaml",
                                        matrix.replace("id: words,", "id: used,")
                                                .replace("kind: rating", "kind: text"))))
                        .violations())
                .extracting(Violation::path)
                .contains("questions[1].rows[1].id", "questions[1].rows", "questions[1].choices");
    }

    @Test
    void read_tellsEverythingThatIsWrongAtOnce() {
        String broken = """
            id: broken
            version: 1.0.0
            title: {en: Broken}
            questions:
              - id: q
                wording: w
                text: {en: How was it?}
                kind: rating
                choices:
                  - {code: 1, text: {en: Bad}}
                  - {code: 1, text: {en: Good}}
            scores:
              - {id: s, title: {en: S}, question: p, method: top-box, favourable: [1], denominator: opinions}
              - {id: s, title: {en: S}, question: q, method: net, favourable: [7], unfavourable: [], minimumN: 0}
            """;

        InvalidDocumentException thrown = catchThrowableOfType(
                InvalidDocumentException.class, () -> Instruments.read(Source.of("broken.yaml", broken)));

        assertThat(thrown.violations())
                .extracting(Violation::path)
                .contains(
                        "questions[0].choices",
                        "questions[0].choices[1].code",
                        "scores[0].question",
                        "scores[1].id",
                        "scores[1].denominator",
                        "scores[1].unfavourable",
                        "scores[1].favourable",
                        "scores[1].minimumN");
        assertThat(thrown.violations())
                .filteredOn(violation -> violation.path().equals("scores[0].question"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(13);
                    assertThat(violation.value()).isEqualTo("p");
                });
    }

    private static Score score(String instrumentId, String scoreId, AnswerTally tally) {
        Instrument instrument = Instruments.builtIn(instrumentId).orElseThrow();
        ScoreDefinition definition = instrument.score(ScoreId.of(scoreId)).orElseThrow();
        Question question = instrument.question(definition.question()).orElseThrow();
        return ScoreCalculator.score(definition, question, tally);
    }

    private static AnswerTally tally(int first, long... counts) {
        Map<Integer, Long> byCode = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            byCode.put(first + i, counts[i]);
        }
        return AnswerTally.ofOpinions(byCode);
    }
}
