package org.cxsdk.core.stat;

import org.assertj.core.data.Offset;
import org.cxsdk.core.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class IntervalsTest {

    private static final Offset<Double> SIX_DECIMALS = within(6e-7);

    // The first four are the examples of Newcombe 1998; Wilson equals R's prop.test(correct = FALSE)$conf.int,
    // Clopper-Pearson binom.test, Jeffreys qbeta(c(.025, .975), x + .5, n - x + .5).
    @ParameterizedTest
    @CsvSource({
        "81, 263, .255289, .366210, .252737, .367622, .254522, .365647",
        "15, 148, .062386, .160487, .057844, .161650, .060449, .157643",
        "0, 20, 0, .161125, 0, .168433, 0, .116639",
        "1, 29, .006113, .171755, .000873, .177644, .003746, .150078",
        "29, 29, .883030, 1, .880555, 1, .917714, 1",
        "4, 5, .375535, .963776, .283582, .994949, .371374, .977487",
        "412, 500, .788186, .854874, .787732, .856381, .788801, .855461"
    })
    void proportion_equalsPublishedExamples(
            long x, long n, double wLow, double wHigh, double cLow, double cHigh, double jLow, double jHigh) {
        assertLimits(Intervals.wilson(x, n, 0.95), wLow, wHigh);
        assertLimits(Intervals.clopperPearson(x, n, 0.95), cLow, cHigh);
        assertLimits(Intervals.jeffreys(x, n, 0.95), jLow, jHigh);
    }

    // R 4.2.2: prop.test(81, 263, correct = FALSE), prop.test(45, 50, correct = FALSE), binom.test(45, 50)
    @Test
    void proportion_hasAllDigits() {
        assertThat(Intervals.wilson(81, 263, 0.95).low()).isCloseTo(.255288520, within(5e-10));
        assertThat(Intervals.wilson(81, 263, 0.95).high()).isCloseTo(.366209577, within(5e-10));
        assertThat(Intervals.wilson(45, 50, 0.95).low()).isCloseTo(.786397686, within(5e-10));
        assertThat(Intervals.wilson(45, 50, 0.95).high()).isCloseTo(.956524235, within(5e-10));
        assertThat(Intervals.clopperPearson(45, 50, 0.95).low()).isCloseTo(.781864634, within(5e-10));
        assertThat(Intervals.clopperPearson(45, 50, 0.95).high()).isCloseTo(.966724906, within(5e-10));
    }

    // MeasuringU, "Confidence intervals for Net Promoter Scores": adjusted Wald, in points
    @ParameterizedTest
    @CsvSource({
        "50, 20, 100, 14.0511, 44.2013",
        "5, 2, 10, -19.0506, 65.2045",
        "10, 0, 10, 47.5036, 100",
        "596, 113, 1000, 43.8836, 52.4274"
    })
    void netScore_equalsPublishedExamples(long promoters, long detractors, long n, double low, double high) {
        ConfidenceInterval interval = Intervals.netScore(promoters, detractors, n, 0.95);

        assertThat(100 * interval.low()).isCloseTo(low, within(6e-5));
        assertThat(100 * interval.high()).isCloseTo(high, within(6e-5));
    }

    // R: t.test on 3, 5, 12, 40, 40 answers of 1, 2, 3, 4, 5
    @Test
    void mean_equalsStudentsInterval() {
        assertLimits(Intervals.mean(4.09, 0.9959006887, 100, 0.95), 3.892391697, 4.287608303);
    }

    // R: qnorm(.995)
    @Test
    void normalQuantile_isAccurate() {
        assertThat(Intervals.normalQuantile(0.99)).isCloseTo(2.57582930355, within(1e-11));
    }

    @Test
    void shares_areChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(5, 4, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(0, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(1, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.netScore(6, 6, 10, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.mean(1, 1, 1, 0.95));
    }

    private static void assertLimits(ConfidenceInterval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, SIX_DECIMALS);
        assertThat(interval.high()).isCloseTo(high, SIX_DECIMALS);
    }
}
