package org.cxsdk.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** {@link Rational}, {@link Ratio} and {@link Money}: no figure is lost on the way to a threshold. */
class ExactNumbersTest {

    // --- Rational

    @Test
    void rational_keepsThirds() {
        Rational third = Rational.of(1, 3);

        assertThat(third.plus(third).plus(third)).isEqualTo(Rational.ONE);
        // three tenths in binary are 0.30000000000000004
        assertThat(Rational.parse("0.1").plus(Rational.parse("0.2"))).isEqualTo(Rational.parse("0.3"));
        // the mean of 100, 75 and 50 is 75, and not 74.99999999999999
        assertThat(Rational.of(100).plus(Rational.of(75)).plus(Rational.of(50)).times(third))
                .isEqualTo(Rational.of(75));
    }

    @Test
    void rational_isInLowestTermsWithTheSignOnTop() {
        assertThat(Rational.of(6, -8)).isEqualTo(Rational.of(-3, 4)).hasToString("-3/4");
        assertThat(Rational.of(6, -8).denominator()).isEqualTo(BigInteger.valueOf(4));
        assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO).hasToString("0");
        assertThat(Rational.of(-1, 3)).isLessThan(Rational.of(-1, 4)).isLessThan(Rational.ZERO);
        assertThat(Rational.of(new BigDecimal("1e3"))).isEqualTo(Rational.of(1000));
        assertThat(Rational.of(new BigDecimal("0.50")))
                .isEqualTo(Rational.of(1, 2))
                .hasSameHashCodeAs(Rational.of(2, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "2/3, 2, HALF_UP, 0.67",
        "1/8, 2, HALF_UP, 0.13",
        "1/8, 2, HALF_EVEN, 0.12",
        "-1/8, 2, HALF_UP, -0.13",
        "-1/8, 2, FLOOR, -0.13",
        "1236483/4282563, 4, HALF_UP, 0.2887",
        "377268/1236483, 4, HALF_UP, 0.3051"
    })
    void rational_roundsOnce(String value, int scale, RoundingMode mode, BigDecimal expected) {
        // quotients by long division
        assertThat(Rational.parse(value).toBigDecimal(scale, mode)).isEqualTo(expected);
    }

    @Test
    void rational_refusesZeroBelow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.of(1, 0));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Rational.parse("1/0"));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Rational.parse("a half"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rational_obeysTheLawsOfAField(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            Rational a = any(random);
            Rational b = any(random);
            Rational c = any(random);

            assertThat(a.plus(b)).as("seed %d", seed).isEqualTo(b.plus(a));
            assertThat(a.plus(b).plus(c)).as("seed %d", seed).isEqualTo(a.plus(b.plus(c)));
            assertThat(a.times(b.plus(c)))
                    .as("seed %d", seed)
                    .isEqualTo(a.times(b).plus(a.times(c)));
            assertThat(a.minus(b).plus(b)).as("seed %d", seed).isEqualTo(a);
            if (b.signum() != 0) {
                assertThat(a.dividedBy(b).times(b)).as("seed %d", seed).isEqualTo(a);
            }
            assertThat(Rational.parse(a.toString())).as("seed %d", seed).isEqualTo(a);
            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %d", seed)
                    .isEqualTo(a.minus(b).signum());
            assertThat(a.toDouble())
                    .as("seed %d", seed)
                    .isEqualTo(a.numerator().doubleValue() / a.denominator().doubleValue());
        }
    }

    /** Numerator and denominator below 2^53, where one IEEE 754 division is the nearest double. */
    private static Rational any(SplittableRandom random) {
        return Rational.of(random.nextLong(-1L << 40, 1L << 40), random.nextLong(1, 1L << 40));
    }

    // --- Ratio

    @Test
    void ratio_mergesByParts() {
        // Simpson: 1 of 2 and 8 of 98 make 9 of 100, while the mean of the percentages would be 29.08
        Ratio merged = Ratio.of(1, 2).merge(Ratio.of(8, 98));

        assertThat(merged).isEqualTo(Ratio.of(9, 100)).hasToString("9 of 100");
        assertThat(merged.percent(1)).isEqualTo(new BigDecimal("9.0"));
    }

    @Test
    void ratio_keepsItsParts() {
        assertThat(Ratio.of(17, 20)).isNotEqualTo(Ratio.of(85, 100));
        assertThat(Ratio.of(17, 20).exact()).isEqualTo(Ratio.of(85, 100).exact());
        assertThat(new Ratio(new BigDecimal("1.50"), new BigDecimal("2E1"))).hasToString("1.5 of 20");
        assertThat(Ratio.of(-1, 8).percent(0)).isEqualTo(new BigDecimal("-13"));
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(1, -2));
    }

    // --- Money

    @Test
    void money_isExactAndOfOneCurrency() {
        Money sum = Money.of("0.10", "AED").plus(Money.of("0.20", "AED"));

        assertThat(sum).isEqualTo(Money.of("0.3", "AED")).hasToString("0.3 AED");
        assertThat(Money.of("1e3", "AED")).isEqualTo(Money.of("1000.00", "AED")).hasToString("1000 AED");
        assertThat(sum.minus(sum)).isEqualTo(Money.zero(Currency.getInstance("AED")));
        assertThat(Money.of("2.50", "EUR").times(new BigDecimal("3"))).isEqualTo(Money.of("7.5", "EUR"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.plus(Money.of("1", "EUR")))
                .withMessageContaining("AED")
                .withMessageContaining("EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> sum.compareTo(Money.of("1", "EUR")));
    }
}
