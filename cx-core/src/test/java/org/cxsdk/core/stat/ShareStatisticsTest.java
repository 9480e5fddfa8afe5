package org.cxsdk.core.stat;

import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.cxsdk.core.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Figures of R 4.2.2 (prop.test, wilcox.test, prop.trend.test, p.adjust, power.prop.test) and of published tables. */
class ShareStatisticsTest {

    private static final double LEVEL = 0.95;
    private static final Offset<Double> SIX = within(6e-7);

    // Newcombe, Statistics in Medicine 17 (1998) 857-872, and R's binom package
    @ParameterizedTest
    @CsvSource({
        "81, 263, .255221, .366277",
        "15, 148, .061386, .161488",
        "0, 20, 0, .189810",
        "29, 29, .861260, 1",
        "4, 5, .359631, .979679",
        "412, 500, .788095, .854964"
    })
    void agrestiCoull_equalsR(long x, long n, double low, double high) {
        ConfidenceInterval interval = Intervals.agrestiCoull(x, n, LEVEL);
        assertThat(interval.low()).isCloseTo(low, SIX);
        assertThat(interval.high()).isCloseTo(high, SIX);
    }

    @ParameterizedTest
    @CsvSource({"81, 263", "0, 20", "29, 29", "4, 5", "412, 500"})
    void wilsonOfAShare_isThatOfItsCounts(long x, long n) {
        assertThat(Intervals.wilson((double) x / n, n, LEVEL).low())
                .isCloseTo(Intervals.wilson(x, n, LEVEL).low(), within(1e-12));
        assertThat(Intervals.wilson((double) x / n, n, LEVEL).high())
                .isCloseTo(Intervals.wilson(x, n, LEVEL).high(), within(1e-12));
    }

    // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II: .0524 to .3339; 9/10 and 3/10 by R
    @Test
    void difference_equalsNewcombe() {
        ConfidenceInterval first = Intervals.difference(56, 70, 48, 80, LEVEL);
        assertThat(first.low()).isCloseTo(.0524314724, within(1e-9));
        assertThat(first.high()).isCloseTo(.333872654, within(1e-9));
        ConfidenceInterval second = Intervals.difference(9, 10, 3, 10, LEVEL);
        assertThat(second.low()).isCloseTo(.170523, SIX);
        assertThat(second.high()).isCloseTo(.809018, SIX);
    }

    @Test
    void twoShares_equalsR() {
        TestResult result = Significance.twoShares(56, 70, 48, 80);
        assertThat(result.statistic()).isCloseTo(2.650171951, within(1e-8));
        assertThat(result.p()).isCloseTo(.008045081, within(1e-8));
        assertThat(Significance.chiSquared(new long[][] {{56, 14}, {48, 32}}).statistic())
                .isCloseTo(7.023411371, within(1e-8));
    }

    @Test
    void twoNetScores_equalTheUnpooledZ() {
        TestResult result = Significance.twoNetScores(60, 15, 100, 50, 20, 100);
        assertThat(result.statistic()).isCloseTo(1.394218, within(1e-6));
        assertThat(result.p()).isCloseTo(.163252, within(1e-6));
        ConfidenceInterval interval = Intervals.netDifference(60, 15, 100, 50, 20, 100, 0.95);
        assertThat(interval.low()).isCloseTo(-.0608669861536758, within(1e-12));
        assertThat(interval.high()).isCloseTo(.3608669861536757, within(1e-12));
        TestResult tenfold = Significance.twoNetScores(600, 150, 1_000, 500, 200, 1_000);
        assertThat(tenfold.statistic()).isCloseTo(4.408905, within(1e-6));
        assertThat(tenfold.p()).isCloseTo(1.03894e-5, within(1e-9));
    }

    // R 4.2.2: t.test(b, a)$conf.int of a = 1,2,3,3,4,5,5,2,1,1,3 and b = 4,5,5,5,3,4,5,5,5,4,5,5,4
    @Test
    void meanDifference_equalsWelchs() {
        long[] a = {3, 2, 3, 1, 2};
        long[] b = {0, 0, 1, 4, 8};
        ConfidenceInterval interval = Intervals.meanDifference(mean(b), stdev(b), 13, mean(a), stdev(a), 11, 0.95);

        assertThat(interval.low()).isCloseTo(0.765866351904955, within(1e-12));
        assertThat(interval.high()).isCloseTo(2.856511270472667, within(1e-12));
    }

    // MASS housing, satisfaction by contact: R's chisq.test, wilcox.test(correct = FALSE), t.test
    @Test
    void ordinalShift_equalsR() {
        long[] low = {262, 178, 273};
        long[] high = {305, 268, 395};
        TestResult chi = Significance.chiSquared(new long[][] {low, high});
        assertThat(chi.statistic()).isCloseTo(5.1398385, within(1e-6));
        assertThat(chi.p()).isCloseTo(.07654173, within(1e-7));
        TestResult ranks = Significance.mannWhitney(low, high);
        assertThat(ranks.statistic()).isCloseTo(328_443.5, within(1e-6));
        assertThat(ranks.p()).isCloseTo(.07120277, within(1e-7));
        assertThat(Significance.superiority(low, high)).isCloseTo(.5241218, within(1e-7));
        TestResult welch = Significance.twoMeans(mean(low), stdev(low), 713, mean(high), stdev(high), 968);
        assertThat(welch.statistic()).isCloseTo(-1.831677, within(1e-6));
        assertThat(welch.p()).isCloseTo(.067196, within(1e-6));
    }

    private static double mean(long[] counts) {
        double n = 0;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            n += counts[i];
            sum += counts[i] * (i + 1.0);
        }
        return sum / n;
    }

    private static double stdev(long[] counts) {
        double n = 0;
        double squares = 0;
        double mean = mean(counts);
        for (int i = 0; i < counts.length; i++) {
            n += counts[i];
            squares += counts[i] * (i + 1 - mean) * (i + 1 - mean);
        }
        return Math.sqrt(squares / (n - 1));
    }

    @Test
    void trend_equalsR() {
        TestResult trend = Significance.trend(new long[] {80, 84, 88, 91}, new long[] {100, 100, 100, 100});
        assertThat(trend.statistic()).isCloseTo(5.601759501, within(1e-8));
        assertThat(trend.p()).isCloseTo(.0179424492, within(1e-9));
    }

    @Test
    void nothingThatVaries_isNoDifference() {
        assertThat(Significance.twoShares(10, 10, 7, 7).p()).isEqualTo(1);
        assertThat(Significance.mannWhitney(new long[] {0, 5}, new long[] {0, 9})
                        .p())
                .isEqualTo(1);
        assertThat(Significance.trend(new long[] {5, 6}, new long[] {5, 6}).p()).isEqualTo(1);
    }

    // R: p.adjust(p, "holm"), p.adjust(p, "BH")
    @Test
    void multipleTesting_equalsR() {
        double[] p = {.001, .008, .039, .041, .042, .06};
        assertThat(MultipleTesting.holm(p))
                .containsExactly(new double[] {.006, .04, .156, .156, .156, .156}, within(1e-12));
        assertThat(MultipleTesting.falseDiscoveryRate(p))
                .containsExactly(new double[] {.006, .024, .0504, .0504, .0504, .06}, within(1e-12));
        assertThat(MultipleTesting.holm(.06, .001)).containsExactly(new double[] {.06, .002}, within(1e-12));
    }

    @Test
    void marginOfError_correctsForTheFinitePopulation() {
        assertThat(SampleSize.marginOfError(.5, 1_000, OptionalLong.empty(), LEVEL))
                .isCloseTo(.0309897516, within(1e-9));
        assertThat(SampleSize.marginOfError(.5, 370, OptionalLong.of(10_000), LEVEL))
                .isCloseTo(.0499979379, within(1e-9));
        assertThat(SampleSize.marginOfError(.5, 278, OptionalLong.of(1_000), LEVEL))
                .isCloseTo(.0499668017, within(1e-9));
    }

    // the table of Krejcie and Morgan rounds these
    @ParameterizedTest
    @CsvSource({
        "100, 79.509",
        "500, 217.487",
        "1000, 277.733",
        "5000, 356.804",
        "10000, 369.971",
        "100000, 382.680",
        "1000000, 383.999"
    })
    void forMargin_equalsKrejcieAndMorgan(long population, double expected) {
        assertThat(SampleSize.forMargin(.05, .5, OptionalLong.of(population), LEVEL))
                .isCloseTo(expected, within(2e-3));
    }

    // power.prop.test(p1 = .8, p2 = .85, power = .8) of R: 905.366
    @Test
    void planning_equalsR() {
        assertThat(SampleSize.forChange(.8, .85, LEVEL, .8)).isCloseTo(905.366, within(6e-2));
        assertThat(SampleSize.forWilsonMargin(.05, .8, LEVEL)).isEqualTo(245);
        assertThat(SampleSize.forWilsonMargin(.05, .5, LEVEL)).isEqualTo(381);
    }

    // Efron and Morris 1975, table 1: 18 players, 45 times at bat each; .212, .294 and .242 as published
    @Test
    void jamesStein_equalsTheBatters() {
        int[] hits = {18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7};
        double[] means =
                java.util.Arrays.stream(hits).mapToDouble(x -> x / 45.0).toArray();
        double all = java.util.Arrays.stream(means).average().orElseThrow();

        JamesStein shrunk = JamesStein.of(means, all * (1 - all) / 45);

        assertThat(shrunk.mean()).isCloseTo(.2654320988, within(1e-9));
        assertThat(shrunk.kept()).isCloseTo(.2116534171, within(1e-9));
        assertThat(shrunk.estimate(means[0])).isCloseTo(.293914, within(1e-6));
        assertThat(shrunk.estimate(means[17])).isCloseTo(.242176, within(1e-6));
        assertThat(JamesStein.of(new double[] {1, 1, 1, 1}, 0.5).kept()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JamesStein.of(new double[] {1, 2, 3}, 0.1))
                .withMessageContaining("at least 4 groups");
    }
}
