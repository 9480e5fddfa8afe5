package org.cxsdk.core.stat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class QuantilesTest {

    @Test
    void type7_equalsR_forOneToFour() {
        // R: quantile(1:4, c(0, .1, .25, .5, .75, .9, 1), type = 7)
        double[] sample = {1, 2, 3, 4};
        double[] p = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
        double[] expected = {1, 1.3, 1.75, 2.5, 3.25, 3.7, 4};
        for (int i = 0; i < p.length; i++) {
            assertThat(Quantiles.type7(sample, p[i])).as("p = %s", p[i]).isCloseTo(expected[i], within(1e-15));
        }
    }

    @Test
    void type7_equalsNumpysDocumentation() {
        // numpy.percentile, first example: percentile([10, 7, 4, 3, 2, 1], 50) = 3.5
        assertThat(Quantiles.type7(new double[] {1, 2, 3, 4, 7, 10}, 0.5)).isEqualTo(3.5);
    }

    // R: quantile(c(3, 7, 8, 5, 12, 14, 21, 13, 18), p, type = …)
    @ParameterizedTest
    @CsvSource({
        "0.25, 7, 6, 6.33333333333333, 7",
        "0.5, 12, 12, 12, 12",
        "0.9, 18.6, 21, 20.2, 21",
        "0.95, 19.8, 21, 21, 21",
        "0, 3, 3, 3, 3",
        "1, 21, 21, 21, 21"
    })
    void types_equalRs(double p, double seven, double six, double eight, double one) {
        double[] sorted = {3, 5, 7, 8, 12, 13, 14, 18, 21};

        assertThat(Quantiles.type7(sorted, p)).isCloseTo(seven, within(1e-14));
        assertThat(Quantiles.type6(sorted, p)).isCloseTo(six, within(1e-14));
        assertThat(Quantiles.type8(sorted, p)).isCloseTo(eight, within(1e-14));
        assertThat(Quantiles.type1(sorted, p)).isEqualTo(one);
    }

    @Test
    void type1_isNotMovedByRounding() {
        // seven of a hundred are a share of 0.07; 0.07 · 100 is 7.000000000000001 for a computer, and R 4.2.2 says 8
        double[] sorted = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertThat(Quantiles.type1(sorted, 0.07)).isEqualTo(7);
        assertThat(Quantiles.type1(new double[] {42}, 0.9)).isEqualTo(42);
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type6(new double[0], 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type8(new double[] {1}, 2));
    }

    @Test
    void type7_isTheValue_whenThereIsOnlyOne() {
        assertThat(Quantiles.type7(new double[] {42}, 0.9)).isEqualTo(42);
    }

    @Test
    void type7_refuses_whenNothingIsThereOrPIsOutside() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type7(new double[0], 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type7(new double[] {1}, 1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type7(new double[] {1}, Double.NaN));
    }

    /** As Python's statistics.median. */
    @Test
    void median_isTheMiddle_whateverTheOrder() {
        double[] values = {9, 1, 4, 7};

        assertThat(Quantiles.median(values)).isEqualTo(5.5);
        assertThat(Quantiles.median(new double[] {9, 1, 4})).isEqualTo(4);
        assertThat(values).as("left as they were").containsExactly(9, 1, 4, 7);
    }
}
