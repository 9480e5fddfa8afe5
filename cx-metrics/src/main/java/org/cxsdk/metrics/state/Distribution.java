package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
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
 * <p>Memory: about a hundred bytes for each different value, so 2 MB at most; stored at most 900 kB. Cost of a value: one
 * look-up in a sorted map.
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

    private final TreeMap<BigDecimal, Long> values = new TreeMap<>();
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
        add(value, 1);
    }

    @Override
    public void merge(Distribution other) {
        if (other.histogram != null) {
            changeOver().merge(other.histogram);
            count = Math.addExact(count, other.count);
        } else if (count == 0) {
            // sorted into an empty one: no look-ups
            values.putAll(other.values);
            count = other.count;
        } else {
            other.values.forEach(this::add);
        }
    }

    private void add(BigDecimal value, long times) {
        count = Math.addExact(count, times);
        if (histogram != null) {
            histogram.add(value, times);
            return;
        }
        values.merge(value, times, Math::addExact);
        if (values.size() > MOST_VALUES) {
            changeOver();
        }
    }

    private ExponentialHistogram changeOver() {
        if (histogram == null) {
            ExponentialHistogram made = new ExponentialHistogram();
            values.forEach(made::add);
            values.clear();
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
        return histogram == null;
    }

    /**
     * A quantile: with the values in order and {@code h = (n - 1) p}, {@code x[⌊h⌋] + (h - ⌊h⌋)(x[⌊h⌋+1] - x[⌊h⌋])}.
     *
     * @param p 0 to 1
     * @throws IllegalStateException if there are no values
     */
    public Quantile quantile(BigDecimal p) {
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
        if (histogram != null) {
            throw new IllegalStateException("a histogram does not know how many values lie below a bound");
        }
        return values.headMap(bound, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private BigDecimal at(long rank) {
        long seen = 0;
        for (Map.Entry<BigDecimal, Long> entry : values.entrySet()) {
            seen += entry.getValue();
            if (rank < seen) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("rank (" + rank + ") is beyond " + seen + " values");
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM);
        if (histogram != null) {
            return out.int32(HISTOGRAM).bytes(histogram.toBytes()).toBytes();
        }
        out.int32(EXACT).int32(values.size());
        values.forEach((value, times) -> out.decimal(value).int64(times));
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
        @Nullable BigDecimal last = null;
        for (int left = in.int32(); left > 0; left--) {
            BigDecimal value = in.decimal();
            long times = in.countOf("times");
            if (times == 0 || last != null && value.compareTo(last) <= 0) {
                throw in.damaged("values are not in order or 0 times");
            }
            state.add(value, times);
            last = value;
        }
        if (state.histogram != null) {
            throw in.damaged("there are more than " + MOST_VALUES + " values");
        }
        return state;
    }
}
