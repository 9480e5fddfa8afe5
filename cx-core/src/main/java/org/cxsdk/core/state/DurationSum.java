package org.cxsdk.core.state;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.cxsdk.core.Rational;

/**
 * How long things took together and how many they were, exact to the microsecond (a duration is cut to whole ones).
 * Durations may be negative. Memory: three numbers; overflows, and then refuses, beyond 292 thousand million years.
 */
public final class DurationSum implements SubtractableState<Duration, DurationSum> {

    /** Makes sums of durations. */
    public static final StateType<Duration, DurationSum> TYPE =
            new StateType<>("duration-sum", DurationSum::new, DurationSum::read);

    private static final int FORM = 1;
    private static final int MICROS_PER_SECOND = 1_000_000;

    private long count;
    private Duration sum = Duration.ZERO;

    /** Starts with nothing. */
    public DurationSum() {}

    @Override
    public void add(Duration duration) {
        Duration longer = sum.plus(duration.truncatedTo(ChronoUnit.MICROS));
        count = Math.addExact(count, 1);
        sum = longer;
    }

    @Override
    public void merge(DurationSum other) {
        Duration longer = sum.plus(other.sum);
        count = Math.addExact(count, other.count);
        sum = longer;
    }

    @Override
    public void subtract(DurationSum other) {
        if (other.count > count) {
            throw new IllegalArgumentException("cannot take " + other.count + " durations from " + count);
        }
        sum = sum.minus(other.sum);
        count -= other.count;
    }

    /** How many durations were added. */
    public long count() {
        return count;
    }

    /** Their sum. */
    public Duration sum() {
        return sum;
    }

    /** The sum in seconds. */
    public Rational seconds() {
        return Rational.of(sum.getSeconds()).plus(Rational.of(micros(sum), MICROS_PER_SECOND));
    }

    @Override
    public byte[] toBytes() {
        return StateWriter.form(FORM)
                .int64(count)
                .int64(sum.getSeconds())
                .int32(micros(sum))
                .toBytes();
    }

    private static int micros(Duration duration) {
        return duration.getNano() / 1_000;
    }

    private static DurationSum read(StateReader in) {
        in.form(FORM);
        DurationSum state = new DurationSum();
        state.count = in.countOf("count");
        long seconds = in.int64();
        int micros = in.int32();
        if (micros < 0 || micros >= MICROS_PER_SECOND) {
            throw in.damaged("microseconds (" + micros + ") are not 0 to 999999");
        }
        state.sum = Duration.ofSeconds(seconds, micros * 1_000L);
        return state;
    }
}
