package org.cxsdk.core.series;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** Changes of level and of distribution against R 4.2.2 with strucchange 1.5-3, and the definition of E-divisive. */
class LevelBreaksTest {

    /** R: set.seed(1); round(c(rnorm(30, 10, 1), rnorm(25, 13, 3), rnorm(40, 9, 2)), 2). */
    private static final double[] TWO_CHANGES = {
        9.37, 10.18, 9.16, 11.6, 10.33, 9.18, 10.49, 10.74, 10.58, 9.69, 11.51, 10.39, 9.38, 7.79, 11.12, 9.96, 9.98,
        10.94, 10.82, 10.59, 10.92, 10.78, 10.07, 8.01, 10.62, 9.94, 9.84, 8.53, 9.52, 10.42, 17.08, 12.69, 14.16,
        12.84, 8.87, 11.76, 11.82, 12.82, 16.3, 15.29, 12.51, 12.24, 15.09, 14.67, 10.93, 10.88, 14.09, 15.31, 12.66,
        15.64, 14.19, 11.16, 14.02, 9.61, 17.3, 12.96, 8.27, 6.91, 10.14, 8.73, 13.8, 8.92, 10.38, 9.06, 7.51, 9.38,
        5.39, 11.93, 9.31, 13.35, 9.95, 7.58, 10.22, 7.13, 6.49, 9.58, 8.11, 9, 9.15, 7.82, 7.86, 8.73, 11.36, 5.95,
        10.19, 9.67, 11.13, 8.39, 9.74, 9.53, 7.91, 11.42, 11.32, 10.4, 12.17
    };

    @Test
    void breaks_ofNile_areBaiAndPerrons() {
        LevelBreaks none = LevelBreaks.with(ChangesAndOutliersTest.NILE, 0, 15);
        LevelBreaks one = LevelBreaks.with(ChangesAndOutliersTest.NILE, 1, 15);

        assertThat(none.squares()).isCloseTo(2835156.75, within(1e-6));
        assertThat(none.bic()).isCloseTo(1318.24181, within(5e-6));
        assertThat(one.squares()).isCloseTo(1597457.19444, within(5e-6));
        assertThat(one.bic()).isCloseTo(1270.08374, within(5e-6));
        // 1898, at 95 % 1895 to 1902
        assertThat(one.breaks()).singleElement().satisfies(change -> {
            assertThat(1870 + change.after()).isEqualTo(1898);
            assertThat(1870 + change.low()).isEqualTo(1895);
            assertThat(1870 + change.high()).isEqualTo(1902);
            assertThat(change.from()).isEqualTo(1097.75);
        });
        assertThat(LevelBreaks.of(ChangesAndOutliersTest.NILE)).isEqualTo(one);
    }

    @Test
    void breaks_withUnequalSpread_areRs() {
        LevelBreaks found = LevelBreaks.of(TWO_CHANGES);

        assertThat(found.squares()).isCloseTo(277.180117949, within(5e-10));
        assertThat(found.bic()).isCloseTo(398.646694273, within(5e-10));
        assertThat(found.breaks())
                .extracting(LevelBreaks.Break::low, LevelBreaks.Break::after, LevelBreaks.Break::high)
                .containsExactly(tuple(24, 30, 31), tuple(53, 56, 60));
        assertThat(LevelBreaks.with(TWO_CHANGES, 4, 14).bic()).isCloseTo(414.786014766, within(5e-10));
    }

    @Test
    void breaks_ofLittle_areNone() {
        assertThat(LevelBreaks.of(new double[] {4}).breaks()).isEmpty();
        assertThat(LevelBreaks.of(new double[] {4, 4, 4, 4, 4, 4}).breaks()).isEmpty();
        // nothing varies on either side: the time is known
        assertThat(LevelBreaks.of(new double[] {4, 4, 4, 9, 9, 9}).breaks())
                .containsExactly(new LevelBreaks.Break(3, 3, 3, 4, 9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelBreaks.with(new double[] {1, 2, 3}, 1, 2))
                .withMessageContaining("1 changes with segments of at least 2");
    }

    @Test
    void cut_ofNile_isEDivisives() {
        DistributionChanges.Cut cut = DistributionChanges.best(ChangesAndOutliersTest.NILE, 2);

        assertThat(cut.after()).isEqualTo(28);
        assertThat(cut.statistic()).isCloseTo(4807.521315, within(5e-7));
        assertThat(DistributionChanges.of(ChangesAndOutliersTest.NILE).changes())
                .extracting(DistributionChanges.Cut::after)
                .containsExactly(28);
        assertThat(DistributionChanges.of(ChangesAndOutliersTest.NILE))
                .isEqualTo(DistributionChanges.of(ChangesAndOutliersTest.NILE));
    }

    @Test
    void cut_isFound_whereOnlyTheSpreadChanges_andSeldomWhereNothingDoes() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[80];
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 + (i < 40 ? 1 : 6) * random.nextGaussian();
        }
        assertThat(DistributionChanges.of(values).changes()).singleElement().satisfies(cut -> {
            assertThat(cut.after()).isBetween(35, 45);
            assertThat(cut.p()).isLessThanOrEqualTo(.05);
        });

        int alarms = 0;
        for (int series = 0; series < 100; series++) {
            double[] quiet = random.doubles(24).toArray();
            alarms += DistributionChanges.of(quiet).changes().isEmpty() ? 0 : 1;
        }
        // binomial(100, .05): 12 or more happens in fewer than 1 of 200
        assertThat(alarms).isLessThan(12);
    }
}
