package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import org.cxsdk.core.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The published formulas behind gap lists, priorities and balance. */
class PlanNumbersTest {

    /** OWASP SAMMY, gap priority: (target, current) = weight, shown as percent of the greatest. */
    @ParameterizedTest
    @CsvSource({"3,0,15,100", "2,1,3,20", "1.5,1,1.25,8", "1,2,0,0"})
    void gapWeight_isSammys(BigDecimal target, BigDecimal current, BigDecimal weight, int shown) {
        Rational found = GapList.weight(Rational.of(target), Rational.of(current));

        assertThat(found).isEqualTo(Rational.of(weight));
        assertThat(GapList.priority(found, Rational.of(15))).isEqualTo(shown);
    }

    /** Weighted shortest job first, worked example of the Scaled Agile Framework: 4.0 before 2.0 before 0.875. */
    @Test
    void perEffort_isWeightedShortestJobFirst() {
        assertThat(InitiativePriority.perEffort(Rational.of(8 + 5 + 3), BigDecimal.valueOf(4)))
                .isEqualTo(Rational.of(4));
        assertThat(InitiativePriority.perEffort(Rational.of(13 + 8 + 5), BigDecimal.valueOf(13)))
                .isEqualTo(Rational.of(2));
        assertThat(InitiativePriority.perEffort(Rational.of(5 + 1 + 1), BigDecimal.valueOf(8)))
                .isEqualTo(Rational.parse("0.875"));
    }

    /** Pielou's evenness at its two ends, and H(1/2, 1/4, 1/8, 1/8) = 1.75 bits of 2 (Shannon 1948). */
    @Test
    void evenness_isPielous() {
        assertThat(PeriodBalance.evenness(3, 3, 3, 3)).isCloseTo(1, within(1e-12));
        assertThat(PeriodBalance.evenness(7, 0, 0, 0)).isZero();
        assertThat(PeriodBalance.evenness(4, 2, 1, 1)).isCloseTo(1.75 / 2, within(1e-12));
        assertThat(PeriodBalance.evenness(0, 0, 0, 0)).isZero();
    }
}
