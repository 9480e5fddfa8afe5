package org.cxsdk.examples.report;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NumbersTest {

    @Test
    void fixed_roundsHalfUp_onTheDecimalNumberGiven() {
        // 1.005 is a little less in binary; a reader who sees 1.005 expects 1.01
        assertThat(Numbers.fixed(1.005, 2)).isEqualTo("1.01");
        assertThat(Numbers.fixed(new BigDecimal("2.5"), 0)).isEqualTo("3");
        assertThat(Numbers.fixed(0, 2)).isEqualTo("0.00");
    }

    @Test
    void fixed_groupsByThree_andHasATrueMinus() {
        assertThat(Numbers.fixed(1234567.891, 1)).isEqualTo("1,234,567.9");
        assertThat(Numbers.fixed(-1000, 0)).isEqualTo("−1,000");
        assertThat(Numbers.fixed(999, 0)).isEqualTo("999");
    }

    @Test
    void fixed_hasNoMinus_whenNothingIsLeft() {
        assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
    }

    @Test
    void shortest_dropsZeros() {
        assertThat(Numbers.shortest(2.5, 3)).isEqualTo("2.5");
        assertThat(Numbers.shortest(1200, 2)).isEqualTo("1,200");
        assertThat(Numbers.shortest(1e-9, 2)).isEqualTo("0");
    }

    @Test
    void scale_findsRoundMarks() {
        assertThat(Scale.around(0, 100)).isEqualTo(new Scale(0, 100, 20));
        assertThat(Scale.around(-35, 12)).isEqualTo(new Scale(-40, 20, 10));
        assertThat(Scale.around(0.2, 0.9).marks()).hasSizeBetween(4, 10);
        assertThat(Scale.around(7, 7).max()).isGreaterThan(7);
        assertThat(new Scale(0, 1, 0.25).decimals()).isEqualTo(2);
        assertThat(new Scale(0, 5, 1).position(9)).isEqualTo(1);
    }

    @Test
    void scale_refusesAnEmptyRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, Double.NaN, 1));
    }
}
