package org.cxsdk.core.stat;

import java.util.stream.IntStream;
import org.cxsdk.core.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DifferencesTest {

    /** Table II of Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10, 95 %. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void ofShares_equalsThePublishedTable(long a, long m, long b, long n, double low, double high) {
        ConfidenceInterval interval = Differences.ofShares(a, m, b, n, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    /** Ranks of the 95 % interval as tables of the sign test have them: 1 and 6 of 6, 2 and 9 of 10, 6 and 15 of 20. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "10, 2, 9", "20, 6, 15", "8, 1, 8", "9, 2, 8"})
    void median_takesTheRanksOfTheSignTest(int n, double low, double high) {
        double[] values = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

        assertThat(Differences.median(values, 0.95)).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isEqualTo(low);
            assertThat(interval.high()).isEqualTo(high);
        });
    }

    @Test
    void median_isNotKnownOfFewerThanSix() {
        assertThat(Differences.median(new double[] {1, 2, 3, 4, 5}, 0.95)).isEmpty();
        assertThat(Differences.median(new double[0], 0.95)).isEmpty();
    }
}
