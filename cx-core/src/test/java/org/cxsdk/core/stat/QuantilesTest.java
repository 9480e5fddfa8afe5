package org.cxsdk.core.stat;

import org.junit.jupiter.api.Test;

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
}
