package org.cxsdk.feedback.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseCheck;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreDirection;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The published formulas of national schemes and of usability research, each on figures that others printed. */
class NationalPacksTest {

    private static final Instant AT = Instant.parse("2026-10-01T08:00:00Z");

    private static Instrument pack(String id) {
        return Instruments.builtIn(id).orElseThrow();
    }

    private static Response.Builder response(Instrument instrument, int number) {
        return Response.to(instrument, ResponseId.of("r" + number), SubjectId.of("p" + number), AT);
    }

    private static Score score(Instrument instrument, String id, List<Response> responses) {
        ResponseCheck check = new ResponseCheck(instrument);
        responses.forEach(response -> assertThat(check.violations(response)).isEmpty());
        var definition = instrument.score(ScoreId.of(id)).orElseThrow();
        return ScoreCalculator.score(instrument, definition, AnswerTally.of(instrument, definition, responses));
    }

    static List<String> builtIn() {
        return Instruments.BUILT_IN.stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyPack_isReadAndScoresNobody(String id) {
        Instrument instrument = pack(id);
        assertThat(instrument.ref().id()).isEqualTo(id);
        instrument
                .scores()
                .forEach(definition -> assertThat(
                                score(instrument, definition.id().value(), List.of())
                                        .value())
                        .isNull());
    }

    // Brooke's worked scale: the five sheets of the published examples
    @ParameterizedTest
    @CsvSource({"3333333333, 50", "5151515151, 100", "4241524242, 80", "5555555555, 50", "4151425242, 85"})
    void sus_isTwoAndAHalfTimesTheSteps(String answers, long expected) {
        Instrument sus = pack("sus");
        Response.Builder response = response(sus, 1);
        for (int i = 0; i < 10; i++) {
            response.answer("q" + (i + 1), answers.charAt(i) - '0');
        }
        assertThat(score(sus, "sus", List.of(response.build())).value()).isEqualTo(Rational.of(expected));
    }

    @Test
    void sus_leavesOutSheetsThatAreNotComplete() {
        Instrument sus = pack("sus");
        Response partial = response(sus, 1).answer("q1", 5).build();

        Score score = score(sus, "sus", List.of(partial));

        assertThat(score.value()).isNull();
        assertThat(score.asked()).isEqualTo(1);
        assertThat(score.used()).isZero();
    }

    // Lewis, Utesch and Maher: 0.65 raw + 22.9
    @ParameterizedTest
    @CsvSource({"6, 5, 75, 71.65", "7, 7, 100, 87.9", "1, 1, 0, 22.9"})
    void umuxLite_hasARawAndASusScale(int capabilities, int ease, String raw, String sus) {
        Instrument umux = pack("umux-lite");
        List<Response> one = List.of(response(umux, 1)
                .answer("capabilities", capabilities)
                .answer("ease", ease)
                .build());

        assertThat(score(umux, "umux-lite", one).value()).isEqualTo(Rational.parse(raw));
        assertThat(score(umux, "sus-equivalent", one).value()).isEqualTo(Rational.parse(sus));
    }

    // 300 up, 100 down; ease named 180 times as good, 40 times as bad; Wilson limits of R
    @Test
    void a11v2_countsDriversAmongThoseWhoWereAsked() {
        Instrument a11 = pack("a11-v2");
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            responses.add(response(a11, i)
                    .answer("trust", 1)
                    .answerMany("positive", i < 180 ? new Integer[] {2, 3} : new Integer[0])
                    .build());
        }
        for (int i = 300; i < 400; i++) {
            responses.add(response(a11, i)
                    .answer("trust", 0)
                    .answerMany("negative", i < 340 ? new Integer[] {2} : new Integer[] {7})
                    .build());
        }
        Score trust = score(a11, "trust", responses);
        assertThat(trust.value()).isEqualTo(Rational.of(75));
        assertThat(trust.interval().low()).isCloseTo(70.532287, within(1e-6));
        assertThat(trust.interval().high()).isCloseTo(78.992099, within(1e-6));
        Score positive = score(a11, "positive-ease", responses);
        assertThat(positive.value()).isEqualTo(Rational.of(60));
        assertThat(positive.asked()).isEqualTo(300);
        assertThat(positive.tally().notAsked()).isEqualTo(100);
        assertThat(score(a11, "negative-ease", responses).value()).isEqualTo(Rational.of(40));
        assertThat(score(a11, "net-ease", responses).value()).isEqualTo(Rational.of(35));
    }

    // a thumb up is asked what went well and never what did not
    @Test
    void a11v2_refusesAnswersToQuestionsThatWereNotShown() {
        Instrument a11 = pack("a11-v2");
        Response odd =
                response(a11, 1).answer("trust", 1).answerMany("negative", 1).build();

        assertThat(new ResponseCheck(a11).violations(odd))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).contains("not shown"));
    }

    // US Veterans Health Administration, fiscal 2019 and 2020: trust 4.66 is 91.5 of 100, 4.42 is 85.5
    @ParameterizedTest
    @CsvSource({"466, 4.66, 91.5", "442, 4.42, 85.5"})
    void a11v1_isAMean_andMapsToAHundred(int sum, String mean, String mapped) {
        Instrument a11 = pack("a11-v1");
        List<Response> responses = new ArrayList<>();
        int fives = sum - 400;
        for (int i = 0; i < 100; i++) {
            responses.add(response(a11, i).answer("trust", i < fives ? 5 : 4).build());
        }
        assertThat(score(a11, "trust", responses).value()).isEqualTo(Rational.parse(mean));
        assertThat(score(a11, "trust-100", responses).value()).isEqualTo(Rational.parse(mapped));
    }

    // support.cys.group: counts 80,210,140,110,160,180,120 give 4.08; 46 % chose 5 to 7
    @Test
    void ces2_isAMean_aShareAndAnIndex() {
        Instrument ces = pack("ces-2");
        int[] counts = {80, 210, 140, 110, 160, 180, 120};
        List<Response> responses = new ArrayList<>();
        for (int code = 1; code <= 7; code++) {
            for (int i = 0; i < counts[code - 1]; i++) {
                responses.add(
                        response(ces, responses.size()).answer("effort", code).build());
            }
        }
        assertThat(score(ces, "mean", responses).value()).isEqualTo(Rational.parse("4.08"));
        assertThat(score(ces, "easy", responses).value()).isEqualTo(Rational.of(46));
        assertThat(score(ces, "index", responses).value()).isEqualTo(Rational.of(-13));
        assertThat(pack("ces-1").score(ScoreId.of("mean")).orElseThrow().direction())
                .isEqualTo(ScoreDirection.LOWER_IS_BETTER);
    }

    // by hand: pairs (expected, experienced) 4-5, 3-3, 5-3: differences 1, 0, -2
    @Test
    void expectation_isAGapOfPairs_notOfMeans() {
        Instrument pairs = pack("expectation-5");
        List<Response> responses = new ArrayList<>();
        for (int[] pair : new int[][] {{4, 5}, {3, 3}, {5, 3}}) {
            responses.add(response(pairs, responses.size())
                    .answer("expected", pair[0])
                    .answer("experienced", pair[1])
                    .build());
        }
        // one who did not say what she had expected counts in neither
        responses.add(response(pairs, 9).answer("experienced", 5).build());

        assertThat(score(pairs, "gap", responses).value()).isEqualTo(Rational.of(-1, 3));
        assertThat(score(pairs, "met", responses).ratio()).hasToString("2 of 3");
        assertThat(score(pairs, "exceeded", responses).ratio()).hasToString("1 of 3");
        assertThat(score(pairs, "experienced", responses).value()).isEqualTo(Rational.of(4));
    }

    @Test
    void happinessMeter_countsFacesAsZeroFiftyAndAHundred() {
        Instrument meter = pack("happiness-meter");
        List<Response> responses = new ArrayList<>();
        for (int face : new int[] {3, 3, 3, 2, 1}) {
            responses.add(response(meter, responses.size()).answer("face", face).build());
        }
        assertThat(score(meter, "happiness", responses).value()).isEqualTo(Rational.of(70));
        assertThat(score(meter, "happy", responses).value()).isEqualTo(Rational.of(60));
    }

    // the floor of ten: nine colleagues give no figure
    @Test
    void employee_hasAFloorOfTen() {
        Instrument employee = pack("employee");
        List<Response> nine = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nine.add(response(employee, i)
                    .answer("autonomy-1", 4)
                    .answer("autonomy-2", 5)
                    .build());
        }
        assertThat(score(employee, "autonomy", nine).state()).hasToString("TOO_FEW");
        List<Response> ten = new ArrayList<>(nine);
        ten.add(response(employee, 10)
                .answer("autonomy-1", 4)
                .answer("autonomy-2", 5)
                .build());
        assertThat(score(employee, "autonomy", ten).value()).isEqualTo(Rational.parse("87.5"));
        assertThat(Arrays.asList("empathy", "autonomy", "development", "role-fit", "engagement"))
                .allMatch(id -> employee.score(ScoreId.of(id)).isPresent());
    }
}
