package org.cxsdk.core.stat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cxsdk.core.stat.SurvivalCurve.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class SurvivalCurveTest {

    /** Remission times under 6-MP; Gehan 1965, the textbook example of Klein and Moeschberger. */
    static final List<SurvivalTime> SIX_MP = times(
            new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});

    @Test
    void of_gehan_hasThePublishedCurve() {
        SurvivalCurve curve = SurvivalCurve.of(SIX_MP);

        // R survival 3.5-3, survfit(Surv(time, event) ~ 1)
        assertThat(curve.steps()).extracting(Step::time).containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        assertThat(curve.steps()).extracting(Step::atRisk).containsExactly(21, 17, 15, 12, 11, 7, 6);
        double[] expected = {.857142857, .806722689, .752941176, .690196078, .627450980, .537815126, .448179272};
        for (int i = 0; i < expected.length; i++) {
            assertThat(curve.steps().get(i).survival()).isCloseTo(expected[i], within(5e-10));
        }
        assertThat(curve.n()).isEqualTo(21);
        assertThat(curve.events()).isEqualTo(9);
        assertThat(curve.median()).hasValue(23);
        // with limits on the log scale; R: median 23, 0.95LCL 16, 0.95UCL NA
        assertThat(curve.quantileLow(0.5, 0.95)).hasValue(16);
        assertThat(curve.quantileHigh(0.5, 0.95)).isEmpty();
    }

    @Test
    void standardError_isGreenwoods() {
        // Klein and Moeschberger, table 4.1: S(10) = 0.753, standard error 0.0963
        assertThat(SurvivalCurve.of(SIX_MP).steps().get(2).standardError()).isCloseTo(0.0963, within(5e-5));
    }

    @Test
    void restrictedMean_ofGehan_isRs() {
        SurvivalCurve.RestrictedMean mean = SurvivalCurve.of(SIX_MP).restrictedMean(35);

        // R: print(survfit(...), rmean = 35)
        assertThat(mean.value()).isCloseTo(23.28739496, within(5e-9));
        assertThat(mean.standardError()).isCloseTo(2.82746762, within(5e-9));
    }

    @Test
    void of_lateEntry_countsCasesFromTheirEntryOn() {
        SurvivalCurve curve = SurvivalCurve.of(List.of(
                new SurvivalTime(0, 5, true),
                new SurvivalTime(0, 6, true),
                new SurvivalTime(0, 6, false),
                new SurvivalTime(2, 7, true),
                new SurvivalTime(3, 8, true),
                new SurvivalTime(4, 9, false),
                new SurvivalTime(0, 10, true),
                new SurvivalTime(1, 10, false)));

        // R: survfit(Surv(enter, exit, event) ~ 1)
        double[] expected = {.875, .75, .6, .45, .225};
        for (int i = 0; i < expected.length; i++) {
            assertThat(curve.steps().get(i).survival()).isCloseTo(expected[i], within(1e-12));
        }
        assertThat(curve.at(4.9)).isEqualTo(1);
        assertThat(curve.at(7.5)).isCloseTo(.6, within(1e-12));
    }

    @Test
    void median_isInTheMiddle_whereTheCurveLiesAtOneHalf() {
        // S is 0.5 from 2 to 3: R's survfit gives 2.5
        assertThat(SurvivalCurve.of(times(new double[] {1, 2, 3, 4}, new double[0]))
                        .median())
                .hasValue(2.5);
    }

    @Test
    void of_allCasesOpen_saysNothingOfQuantiles() {
        SurvivalCurve curve = SurvivalCurve.of(times(new double[0], new double[] {3, 5}));

        assertThat(curve.steps()).isEmpty();
        assertThat(curve.median()).isEmpty();
        assertThat(curve.restrictedMean(5).value()).isEqualTo(5);
        assertThat(curve.restrictedMean(5).standardError()).isZero();
    }

    @Test
    void of_casesThatEndAtOnce_areAtRiskAtZero() {
        assertThat(SurvivalCurve.of(times(new double[] {0, 1}, new double[0]))
                        .steps()
                        .get(0)
                        .survival())
                .isEqualTo(0.5);
    }

    @Test
    void survivalTime_refusesAnExitBeforeTheEntry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalTime(4, 3, true))
                .withMessageContaining("exit (3.0)");
    }

    @Test
    void logRank_ofAml_isRs() {
        // Miller 1981; R: survdiff(Surv(time, status) ~ x, data = aml)
        List<SurvivalTime> maintained = times(new double[] {9, 13, 18, 23, 31, 34, 48}, new double[] {13, 28, 45, 161});
        List<SurvivalTime> not = times(new double[] {5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45}, new double[] {16});

        LogRank.Result result = LogRank.test(List.of(maintained, not));

        assertThat(result.chiSquare()).isCloseTo(3.3963887, within(5e-8));
        assertThat(result.degreesOfFreedom()).isEqualTo(1);
        assertThat(result.p()).isCloseTo(.0653393, within(5e-8));
    }

    @Test
    void logRank_isTheSame_whateverTheOrderOfTheGroups() {
        List<SurvivalTime> a = times(new double[] {1, 4, 6}, new double[] {5});
        List<SurvivalTime> b = times(new double[] {2, 2, 3}, new double[] {7});
        List<SurvivalTime> c = times(new double[] {5, 8, 9}, new double[] {3});

        double first = LogRank.test(List.of(a, b, c)).chiSquare();

        assertThat(LogRank.test(List.of(c, a, b)).chiSquare()).isCloseTo(first, within(1e-12));
        assertThat(LogRank.test(List.of(a, b, c)).degreesOfFreedom()).isEqualTo(2);
    }

    static List<SurvivalTime> times(double[] ended, double[] open) {
        return new ArrayList<>(Stream.concat(
                        DoubleStream.of(ended).mapToObj(SurvivalTime::ended),
                        DoubleStream.of(open).mapToObj(SurvivalTime::open))
                .toList());
    }
}
