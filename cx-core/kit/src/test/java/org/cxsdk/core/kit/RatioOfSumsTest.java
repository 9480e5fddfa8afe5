package org.cxsdk.core.kit;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.state.RatioOfSums;
import org.cxsdk.core.state.RatioOfSums.Part;
import org.cxsdk.core.state.StateType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RatioOfSumsTest extends SubtractableStateLaws<Part, RatioOfSums> {

    @Override
    protected StateType<Part, RatioOfSums> type() {
        return RatioOfSums.TYPE;
    }

    @Override
    protected Part observation(SplittableRandom random) {
        return new Part(
                random.nextBoolean() ? BigDecimal.valueOf(random.nextLong(100), random.nextInt(3)) : null,
                random.nextBoolean() ? BigDecimal.valueOf(random.nextLong(100), random.nextInt(3)) : null);
    }

    @Test
    void merge_addsNumeratorsAndDenominators_ratherThanAveragingRatios() {
        RatioOfSums small = of(9, 10);
        RatioOfSums large = of(10, 100);

        small.merge(large);

        // 19 of 110, not the mean of 90 % and 10 %
        assertThat(small.ratio()).contains(Ratio.of(19, 110));
    }

    @Test
    void ratio_isEmpty_whenThereIsNothingToDivideBy() {
        RatioOfSums none = new RatioOfSums();
        none.add(new Part(BigDecimal.ONE, null));

        assertThat(none.ratio()).isEmpty();
        assertThat(none.numeratorCount()).isEqualTo(1);
        assertThat(none.denominatorCount()).isZero();
    }

    @Test
    void add_changesNothing_whenOneOfTheNumbersIsRefused() {
        RatioOfSums state = of(1, 2);
        byte[] before = state.toBytes();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> state.add(new Part(BigDecimal.ONE, new BigDecimal("1e99"))));

        assertThat(state.toBytes()).isEqualTo(before);
    }

    private static RatioOfSums of(long numerator, long denominator) {
        RatioOfSums state = new RatioOfSums();
        state.add(new Part(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)));
        return state;
    }
}
