package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.ExactSum;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * All values of which quantiles are asked: exact while there are at most {@value #MOST_VALUES} different ones (waiting
 * times in whole seconds rarely are more), then an {@link ExponentialHistogram}; the {@link Quantile} says which. When it
 * changes over depends on the values alone.
 *
 * <p>Values wait in the order in which they came and are sorted in when there are enough of them, or when somebody asks.
 *
 * <p>Memory: about sixty bytes for each different value, so 1 MB at most, and as much for those that wait; stored at most 900
 * kB. Cost of a value: its share of sorting. Not for several threads, not even to read.
 */
public final class Distribution implements MergeableState<BigDecimal, Distribution> {

    /** Most different values that are kept one by one. */
    public static final int MOST_VALUES = 16_384;

    /** Makes distributions. */
    public static final StateType<BigDecimal, Distribution> TYPE =
            new StateType<>("distribution", Distribution::new, Distribution::read);

    private static final int FORM = 1;
    private static final int EXACT = 0;
    private static final int HISTOGRAM = 1;

    private static final int FEWEST_WAITING = 16;

    /** Different values in order, and how often each came. */
    private BigDecimal[] values = new BigDecimal[0];

    private long[] times = new long[0];
    private int size;
    /** Values that are not sorted in yet. */
    private BigDecimal[] waiting = new BigDecimal[FEWEST_WAITING];

    private int waitingCount;
    private long count;
    private @Nullable ExponentialHistogram histogram;

    /** Starts with nothing. */
    public Distribution() {}

    @Override
    public void add(BigDecimal value) {
        if (!ExactSum.accepts(value)) {
            throw new CxException(
                    CoreError.STATE_LIMIT,
                    "a number with more than " + ExactSum.MAX_DIGITS + " digits before or after the point is not kept",
                    "Choose a unit in which the figures need fewer digits.");
        }
        count = Math.addExact(count, 1);
        if (histogram != null) {
            histogram.add(value, 1);
            return;
        }
        waiting[waitingCount++] = value;
        if (waitingCount == waiting.length) {
            sortIn();
        }
    }

    @Override
    public void merge(Distribution other) {
        other.sortIn();
        count = Math.addExact(count, other.count);
        if (other.histogram != null) {
            changeOver().merge(other.histogram);
        } else if (histogram != null) {
            for (int i = 0; i < other.size; i++) {
                histogram.add(other.values[i], other.times[i]);
            }
        } else {
            sortIn();
            join(other.values, other.times, other.size);
        }
    }

    /** Sorts in what waits; from then on the state is the same whatever came first. */
    private void sortIn() {
        if (waitingCount == 0) {
            return;
        }
        Arrays.sort(waiting, 0, waitingCount);
        long[] once = new long[waitingCount];
        int different = 0;
        for (int i = 0; i < waitingCount; i++) {
            if (different == 0 || waiting[different - 1].compareTo(waiting[i]) != 0) {
                waiting[different++] = waiting[i];
            }
            once[different - 1]++;
        }
        waitingCount = 0;
        join(waiting, once, different);
        waiting = new BigDecimal[Math.max(FEWEST_WAITING, size / 2)];
    }

    /** Joins two sorted rows of values. */
    private void join(BigDecimal[] more, long[] moreTimes, int moreSize) {
        BigDecimal[] joined = new BigDecimal[size + moreSize];
        long[] joinedTimes = new long[size + moreSize];
        int at = 0;
        int own = 0;
        int theirs = 0;
        while (own < size || theirs < moreSize) {
            int order = own == size ? 1 : theirs == moreSize ? -1 : values[own].compareTo(more[theirs]);
            joined[at] = order <= 0 ? values[own] : more[theirs];
            if (order <= 0) {
                joinedTimes[at] = times[own++];
            }
            if (order >= 0) {
                joinedTimes[at] = Math.addExact(joinedTimes[at], moreTimes[theirs++]);
            }
            at++;
        }
        values = joined;
        times = joinedTimes;
        size = at;
        if (size > MOST_VALUES) {
            changeOver();
        }
    }

    private ExponentialHistogram changeOver() {
        sortIn();
        if (histogram == null) {
            ExponentialHistogram made = new ExponentialHistogram();
            for (int i = 0; i < size; i++) {
                made.add(values[i], times[i]);
            }
            values = new BigDecimal[0];
            times = new long[0];
            size = 0;
            waiting = new BigDecimal[0];
            histogram = made;
        }
        return histogram;
    }

    /** How many values there were. */
    public long count() {
        return count;
    }

    /** Whether every value is kept. */
    public boolean exact() {
        sortIn();
        return histogram == null;
    }

    /**
     * A quantile: with the values in order and {@code h = (n - 1) p}, {@code x[⌊h⌋] + (h - ⌊h⌋)(x[⌊h⌋+1] - x[⌊h⌋])}.
     *
     * @param p 0 to 1
     * @throws IllegalStateException if there are no values
     */
    public Quantile quantile(BigDecimal p) {
        sortIn();
        if (histogram != null) {
            return histogram.quantile(p.doubleValue());
        }
        if (p.signum() < 0 || p.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("p (" + p + ") must lie between 0 and 1");
        }
        if (count == 0) {
            throw new IllegalStateException("a quantile needs at least one value");
        }
        BigDecimal h = BigDecimal.valueOf(count - 1).multiply(p);
        long rank = h.longValue();
        BigDecimal low = at(rank);
        BigDecimal rest = h.subtract(BigDecimal.valueOf(rank));
        BigDecimal value =
                rest.signum() == 0 ? low : low.add(rest.multiply(at(rank + 1).subtract(low)));
        return new Quantile(value, 0);
    }

    /** The share of values at or below a bound, as how many of {@link #count} they are; exact kinds only. */
    public long atMost(BigDecimal bound) {
        sortIn();
        if (histogram != null) {
            throw new IllegalStateException("a histogram does not know how many values lie below a bound");
        }
        long sum = 0;
        for (int i = 0; i < size && values[i].compareTo(bound) <= 0; i++) {
            sum += times[i];
        }
        return sum;
    }

    private BigDecimal at(long rank) {
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += times[i];
            if (rank < seen) {
                return values[i];
            }
        }
        throw new IllegalStateException("rank (" + rank + ") is beyond " + seen + " values");
    }

    @Override
    public byte[] toBytes() {
        sortIn();
        StateWriter out = StateWriter.form(FORM);
        if (histogram != null) {
            return out.int32(HISTOGRAM).bytes(histogram.toBytes()).toBytes();
        }
        out.int32(EXACT).int32(size);
        for (int i = 0; i < size; i++) {
            out.decimal(values[i]).int64(times[i]);
        }
        return out.toBytes();
    }

    private static Distribution read(StateReader in) {
        in.form(FORM);
        Distribution state = new Distribution();
        int kind = in.int32();
        if (kind == HISTOGRAM) {
            ExponentialHistogram histogram = ExponentialHistogram.TYPE.read(in.bytes());
            state.histogram = histogram;
            state.count = histogram.count();
            return state;
        }
        if (kind != EXACT) {
            throw in.damaged("kind " + kind + " is unknown");
        }
        int size = in.int32();
        if (size < 0 || size > MOST_VALUES) {
            throw in.damaged("there are " + size + " values, and " + MOST_VALUES + " are the most");
        }
        List<BigDecimal> values = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            BigDecimal value = in.decimal();
            long seen = in.countOf("times");
            if (seen == 0 || i > 0 && value.compareTo(values.get(i - 1)) <= 0) {
                throw in.damaged("values are not in order or 0 times");
            }
            values.add(value);
            times.add(seen);
            state.count = Math.addExact(state.count, seen);
        }
        state.values = values.toArray(BigDecimal[]::new);
        state.times = times.stream().mapToLong(Long::longValue).toArray();
        state.size = size;
        return state;
    }
}
