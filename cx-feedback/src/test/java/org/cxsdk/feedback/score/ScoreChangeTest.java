package org.cxsdk.feedback.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Intervals of changes and of weighted scores against R 4.2.2. */
class ScoreChangeTest {

    private static final Instrument GOVUK =
            Instruments.builtIn("govuk-satisfaction").orElseThrow();
    private static final Instrument NPS = Instruments.builtIn("nps").orElseThrow();

    private static List<Response> responses(Instrument instrument, int... codes) {
        List<Response> responses = new ArrayList<>();
        for (int code : codes) {
            responses.add(Response.to(
                            instrument,
                            ResponseId.of("r" + responses.size()),
                            SubjectId.of("p" + responses.size()),
                            Instant.EPOCH)
                    .answer(instrument.questions().get(0).id().value(), code)
                    .build());
        }
        return responses;
    }

    private static Score score(Instrument instrument, int... codes) {
        return ScoreCalculator.score(
                instrument,
                instrument.scores().get(0),
                AnswerTally.of(instrument, instrument.scores().get(0), responses(instrument, codes)));
    }

    private static Score weighted(Instrument instrument, List<Response> responses, String... weights) {
        Map<Response, BigDecimal> weighted = new LinkedHashMap<>();
        for (int i = 0; i < responses.size(); i++) {
            weighted.put(responses.get(i), new BigDecimal(weights[i % weights.length]));
        }
        return ScoreCalculator.score(instrument, instrument.scores().get(0), weighted);
    }

    private static int[] repeated(int times, int... codes) {
        int[] all = new int[times * codes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes[i % codes.length];
        }
        return all;
    }

    private static void assertInterval(ConfidenceInterval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-6));
        assertThat(interval.high()).isCloseTo(high, within(1e-6));
    }

    // t.test(b, a): p .169088216027473, -.338979000623 .. 1.793524455309 steps, 25 points each
    @Test
    void changeOfAMean_hasWelchsInterval() {
        ScoreChange change = ScoreChange.between(
                score(GOVUK, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5), score(GOVUK, 2, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5));

        assertThat(Objects.requireNonNull(change.p())).isCloseTo(0.169088216027473, within(1e-9));
        assertInterval(Objects.requireNonNull(change.interval()), -8.47447501857635, 44.83811138221270);
    }

    // 10 promoters, 6 passives, 4 detractors twice: 0 ± 1.96 sqrt(2 V / n), V = .7 - .3²
    @Test
    void noChange_hasAnIntervalToo() {
        int[] month = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 7, 7, 7, 7, 7, 7, 1, 1, 1, 1};

        ScoreChange change = ScoreChange.between(score(NPS, month), score(NPS, month));

        assertThat(change.p()).isEqualTo(1);
        assertInterval(Objects.requireNonNull(change.interval()), -48.4075395018526, 48.4075395018526);
        ScoreChange mean = ScoreChange.between(
                score(GOVUK, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5), score(GOVUK, 3, 3, 3, 3, 3, 3, 3, 3, 2, 4));
        assertThat(Objects.requireNonNull(mean.interval()).low()).isNegative();
        assertThat(mean.interval().high()).isCloseTo(-mean.interval().low(), within(1e-9));
    }

    // twelve promoters, then twelve detractors: with three answers added to both, as Rocks does for one
    @Test
    void fromAllToNobody_isNotCertainty() {
        ScoreChange change = ScoreChange.between(score(NPS, repeated(12, 10)), score(NPS, repeated(12, 0)));

        assertThat(change.verdict()).isEqualTo(ScoreChange.Verdict.REAL);
        assertThat(Objects.requireNonNull(change.p())).isPositive();
        assertThat(Objects.requireNonNull(change.interval()).low()).isEqualTo(-200);
        assertThat(change.interval().high()).isCloseTo(-163.507456590321, within(1e-9));
        // wilcox.test(rep(5, 12), rep(1, 12), correct = FALSE)
        ScoreChange mean = ScoreChange.between(score(GOVUK, repeated(12, 5)), score(GOVUK, repeated(12, 1)));
        assertThat(Objects.requireNonNull(mean.p())).isCloseTo(1.62001398246647e-6, within(1e-12));
    }

    // weights that are all alike change nothing: 50/30/20 of 100 by adjusted Wald
    @Test
    void equalWeights_leaveTheNetScoreAsItIs() {
        List<Response> hundred = responses(NPS, repeated(10, 9, 10, 9, 10, 9, 7, 8, 7, 1, 2));
        Score two = weighted(NPS, hundred, "2");

        assertInterval(Objects.requireNonNull(two.interval()), 14.0511301787616, 44.2012970057044);
        assertThat(Objects.requireNonNull(two.interval()).method()).isEqualTo("adjusted-wald");
        Score all = weighted(NPS, responses(NPS, repeated(10, 10)), "2");
        assertInterval(Objects.requireNonNull(all.interval()), 47.5036, 100, 1e-4);
    }

    private static void assertInterval(ConfidenceInterval interval, double low, double high, double close) {
        assertThat(interval.low()).isCloseTo(low, within(close));
        assertThat(interval.high()).isCloseTo(high, within(close));
    }

    // n = (Σw)²/Σw² = 2.1298, df n - 1: qt(.975, n - 1) * sqrt(Σw(x-m)²/Σw/(n - 1)), 25 points each
    @Test
    void weightedMean_hasAsManyDegreesOfFreedomAsAnswersItIsWorth() {
        Score mean = weighted(GOVUK, responses(GOVUK, 5, 3, 2, 4, 1, 2), "5", "1", "1", "0.2", "0.2", "0.2");

        assertInterval(Objects.requireNonNull(mean.interval()), -214.730739968914, 371.309687337335);
    }

    @Test
    void veryLargeWeights_areWeights() {
        Score one = weighted(GOVUK, responses(GOVUK, 5, 1, 1, 1, 1, 1), "1e155", "1", "1", "1", "1", "1");

        assertThat(Objects.requireNonNull(one.weighting()).nEffective()).isCloseTo(1, within(1e-9));
        assertThat(one.interval()).as("one answer has no spread").isNull();
    }
}
