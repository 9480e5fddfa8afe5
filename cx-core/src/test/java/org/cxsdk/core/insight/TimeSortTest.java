package org.cxsdk.core.insight;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The JDK's sort says what is right. */
class TimeSortTest {

    @ParameterizedTest
    @CsvSource({
        "1,0,10",
        "2,1,0",
        "3,511,37",
        "4,512,37",
        "5,5000,1",
        "6,5000,11",
        "7,5000,22",
        "8,9000,45",
        "9,3000,64"
    })
    void sort_equalsTheJdk_andLeavesTheRestAlone(long seed, int size, int bits) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = new long[size + 20];
        for (int i = 0; i < values.length; i++) {
            // times may be negative where activities overlap
            values[i] = bits == 0 ? 7 : random.nextLong() >> Long.SIZE - bits;
        }
        long[] expected = values.clone();
        Arrays.sort(expected, 10, 10 + size);

        new TimeSort().sort(values, 10, 10 + size);

        assertThat(values).as("seed %s", seed).isEqualTo(expected);
    }
}
