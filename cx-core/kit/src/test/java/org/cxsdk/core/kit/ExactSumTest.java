package org.cxsdk.core.kit;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.ExactSum;
import org.cxsdk.core.state.StateType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExactSumTest extends SubtractableStateLaws<BigDecimal, ExactSum> {

    @Override
    protected StateType<BigDecimal, ExactSum> type() {
        return ExactSum.TYPE;
    }

    /** Numbers of very different size, with ties, zeros, signs and trailing zeros. */
    @Override
    protected BigDecimal observation(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextLong(-1_000, 1_000), random.nextInt(-12, 12))
                .multiply(BigDecimal.TEN.pow(random.nextInt(3)))
                .setScale(14);
    }

    @Test
    void sum_isExact_whereBinaryNumbersAreNot() {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < 10; i++) {
            sum.add(new BigDecimal("0.1"));
        }

        // ten times 0.1 as double is 0.9999999999999999
        assertThat(sum.sum()).isEqualByComparingTo("1");
        assertThat(sum.count()).isEqualTo(10);
    }

    @Test
    void sum_keepsASmallNumberBesideAHugeOne() {
        ExactSum sum = new ExactSum();
        sum.add(new BigDecimal("1e20"));
        sum.add(BigDecimal.ONE);
        sum.add(new BigDecimal("-1e20"));

        // as double: 0
        assertThat(sum.sum()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e38", "1e-39", "1e1000000000", "1e-1000000000"})
    void add_refuses_whenANumberHasTooManyDigits(String number) {
        ExactSum sum = new ExactSum();
        byte[] before = sum.toBytes();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> sum.add(new BigDecimal(number)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-CORE-0008"));
        assertThat(sum.toBytes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9e37", "1e-38", "0e9999", "1000.00"})
    void add_takes_numbersWithinTheLimit(String number) {
        assertThat(ExactSum.accepts(new BigDecimal(number))).isTrue();
    }
}
