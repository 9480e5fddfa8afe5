package org.cxsdk.core.stat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class SummaryTest {

    @Test
    void of_equalsTheCertifiedValues_ofNistNumAcc4() {
        // NIST StRD, univariate, NumAcc4 (difficulty "higher"): 10000000.2, then 10000000.1 and 10000000.3 in turn,
        // 1,001
        // values; certified mean 10000000.2, standard deviation 0.1 (n - 1)
        double[] sample = new double[1_001];
        Arrays.setAll(sample, i -> i == 0 ? 10_000_000.2 : i % 2 == 1 ? 10_000_000.1 : 10_000_000.3);
        Summary summary = Summary.of(sample);
        assertThat(summary.n()).isEqualTo(1_001);
        assertThat(summary.mean()).isCloseTo(10_000_000.2, within(1e-8));
        assertThat(summary.stdevSample()).isCloseTo(0.1, within(1e-8));
    }

    @Test
    void of_equalsR_forAKnownSample() {
        // R: summary(c(2,4,4,4,5,5,7,9)) -> 2, 4, 4.5, 5, 5.5, 9; sd -> 2.1380899352993952 (= sqrt(32/7))
        Summary summary = Summary.of(new double[] {9, 2, 4, 5, 4, 7, 4, 5});
        assertThat(summary.min()).isEqualTo(2);
        assertThat(summary.p25()).isEqualTo(4);
        assertThat(summary.median()).isEqualTo(4.5);
        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.p75()).isEqualTo(5.5);
        assertThat(summary.max()).isEqualTo(9);
        assertThat(summary.sum()).isEqualTo(40);
        assertThat(summary.stdevSample()).isEqualTo(Math.sqrt(32.0 / 7));
    }

    @Test
    void of_hasNoStandardDeviation_whenThereIsOneValue() {
        Summary one = Summary.of(new double[] {3});
        assertThat(one.stdevSample()).isNull();
        assertThat(one.median()).isEqualTo(3);
    }

    @Test
    void of_leavesTheArrayAsItIs() {
        double[] sample = {3, 1, 2};
        Summary.of(sample);
        assertThat(sample).containsExactly(3, 1, 2);
    }

    @Test
    void of_refuses_whenEmptyOrNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new double[] {1, Double.NEGATIVE_INFINITY}));
    }
}
