package org.cxsdk.core.stat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MedianIntervalTest {

    /** Ranks of the 95 % interval as tables of the sign test have them: 1 and 6 of 6, 2 and 9 of 10, 6 and 15 of 20. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "10, 2, 9", "20, 6, 15", "8, 1, 8", "9, 2, 8"})
    void of_takesTheRanksOfTheSignTest(int n, double low, double high) {
        double[] values = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

        assertThat(MedianInterval.of(values, 0.95)).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isEqualTo(low);
            assertThat(interval.high()).isEqualTo(high);
        });
    }

    @Test
    void of_isNotKnownOfFewerThanSix() {
        assertThat(MedianInterval.of(new double[] {1, 2, 3, 4, 5}, 0.95)).isEmpty();
        assertThat(MedianInterval.of(new double[0], 0.95)).isEmpty();
    }
}
