package org.cxsdk.core.kit;

import java.time.Duration;
import java.util.SplittableRandom;
import org.cxsdk.core.Rational;
import org.cxsdk.core.state.DurationSum;
import org.cxsdk.core.state.StateType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DurationSumTest extends SubtractableStateLaws<Duration, DurationSum> {

    @Override
    protected StateType<Duration, DurationSum> type() {
        return DurationSum.TYPE;
    }

    @Override
    protected Duration observation(SplittableRandom random) {
        return Duration.ofNanos(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
    }

    @Test
    void seconds_isExact() {
        DurationSum sum = new DurationSum();
        sum.add(Duration.ofMillis(-1_500));
        sum.add(Duration.ofNanos(250_999));

        // -1.5 s + 250 µs (nanoseconds are cut)
        assertThat(sum.seconds()).isEqualTo(Rational.parse("-1.49975"));
    }

    @Test
    void add_refuses_whenTheSumWouldOverflow() {
        DurationSum sum = new DurationSum();
        sum.add(Duration.ofSeconds(Long.MAX_VALUE));
        byte[] before = sum.toBytes();

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> sum.add(Duration.ofSeconds(1)));
        assertThat(sum.toBytes()).isEqualTo(before);
    }
}
