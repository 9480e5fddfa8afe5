package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.math.MathContext;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.ExactSum;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How values are spread, in {@linkplain Buckets base-2 exponential buckets}: only buckets with something in them are
 * kept, beside the exact least and greatest value. It begins at the finest scale and becomes one scale coarser whenever
 * more than {@value #MOST_BUCKETS} buckets would be filled; since the filled buckets of a part are among those of the
 * whole, the scale too depends on the values alone, in whatever order and parts they came.
 *
 * <p>A quantile lies between the least and the greatest value, is exact if all values are equal, and is else off by at
 * most {@link Buckets#relativeError}: 0.27 % at the finest scale. Values between -2<sup>-1022</sup> and
 * 2<sup>-1022</sup> count as 0; those whose size a double cannot hold are refused.
 *
 * <p>Memory: twelve bytes for each filled bucket; stored, about three.
 */
public final class ExponentialHistogram implements MergeableState<BigDecimal, ExponentialHistogram> {

    /** Most filled buckets. */
    public static final int MOST_BUCKETS = 2_048;

    /** Makes histograms. */
    public static final StateType<BigDecimal, ExponentialHistogram> TYPE =
            new StateType<>("exponential-histogram", ExponentialHistogram::new, ExponentialHistogram::read);

    private static final int FORM = 1;
    private static final int COARSEST = -20;

    private int scale = Buckets.FINEST;
    private long zeros;
    private SparseCounts positives = new SparseCounts();
    private SparseCounts negatives = new SparseCounts();
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;

    /** Starts with nothing. */
    public ExponentialHistogram() {}

    /** Whether {@link #add} takes this number. */
    public static boolean accepts(BigDecimal value) {
        return ExactSum.accepts(value);
    }

    @Override
    public void add(BigDecimal value) {
        add(value, 1);
    }

    /** Takes in the same value so many times. */
    void add(BigDecimal value, long times) {
        if (!accepts(value)) {
            throw new CxException(
                    CoreError.STATE_LIMIT,
                    "a number with more than " + ExactSum.MAX_DIGITS + " digits before or after the point is not kept",
                    "Choose a unit in which the figures need fewer digits.");
        }
        double size = Math.abs(value.doubleValue());
        if (size < Double.MIN_NORMAL) {
            zeros = Math.addExact(zeros, times);
        } else {
            int index = Buckets.index(size) >> (Buckets.FINEST - scale);
            (value.signum() > 0 ? positives : negatives).add(index, times);
        }
        extend(value, value);
        coarsen();
    }

    @Override
    public void merge(ExponentialHistogram other) {
        if (other.min == null || other.max == null) {
            return;
        }
        int common = Math.min(scale, other.scale);
        coarsenTo(common);
        merge(positives, other.positives, other.scale - common);
        merge(negatives, other.negatives, other.scale - common);
        zeros = Math.addExact(zeros, other.zeros);
        extend(other.min, other.max);
        coarsen();
    }

    /** How many values there were. */
    public long count() {
        return Math.addExact(zeros, Math.addExact(positives.total(), negatives.total()));
    }

    /** The scale of the buckets: {@link Buckets#FINEST} or coarser. */
    public int scale() {
        return scale;
    }

    /** How many buckets are filled. */
    public int buckets() {
        return positives.size() + negatives.size();
    }

    /**
     * A quantile.
     *
     * @param p 0 to 1
     * @throws IllegalStateException if there are no values
     */
    public Quantile quantile(double p) {
        if (min == null || max == null) {
            throw new IllegalStateException("a quantile needs at least one value");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p (" + p + ") must lie between 0 and 1");
        }
        double h = (count() - 1) * p;
        long rank = (long) h;
        double low = at(rank);
        double value = h == rank ? low : low + (h - rank) * (at(rank + 1) - low);
        BigDecimal figure = BigDecimal.valueOf(value).max(min).min(max);
        boolean exact = min.compareTo(max) == 0 || p == 0 || p == 1;
        return exact
                ? new Quantile(p == 0 ? min : max, 0)
                : new Quantile(figure.round(MathContext.DECIMAL64), Buckets.relativeError(scale));
    }

    /** What stands for the value of this rank, from 0. */
    private double at(long rank) {
        long seen = 0;
        for (int place = negatives.size() - 1; place >= 0; place--) {
            seen += negatives.count(place);
            if (rank < seen) {
                return -Buckets.representative(negatives.index(place), scale);
            }
        }
        seen += zeros;
        if (rank < seen) {
            return 0;
        }
        for (int place = 0; place < positives.size(); place++) {
            seen += positives.count(place);
            if (rank < seen) {
                return Buckets.representative(positives.index(place), scale);
            }
        }
        throw new IllegalStateException("rank (" + rank + ") is beyond " + seen + " values");
    }

    private void extend(BigDecimal least, BigDecimal greatest) {
        min = min == null ? least : min.min(least);
        max = max == null ? greatest : max.max(greatest);
    }

    private void coarsen() {
        while (buckets() > MOST_BUCKETS) {
            coarsenTo(scale - 1);
        }
    }

    private void coarsenTo(int coarser) {
        positives.coarsen(scale - coarser);
        negatives.coarsen(scale - coarser);
        scale = coarser;
    }

    private static void merge(SparseCounts into, SparseCounts from, int doublings) {
        for (int place = 0; place < from.size(); place++) {
            into.add(from.index(place) >> doublings, from.count(place));
        }
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM).int32(scale).int64(zeros);
        out.bytes(positives.toBytes()).bytes(negatives.toBytes());
        if (min != null && max != null) {
            out.decimal(min).decimal(max);
        }
        return out.toBytes();
    }

    private static ExponentialHistogram read(StateReader in) {
        in.form(FORM);
        ExponentialHistogram state = new ExponentialHistogram();
        state.scale = in.int32();
        if (state.scale > Buckets.FINEST || state.scale < COARSEST) {
            throw in.damaged("scale " + state.scale + " is unknown");
        }
        state.zeros = in.countOf("zeros");
        state.positives = SparseCounts.read(in.bytes(), in);
        state.negatives = SparseCounts.read(in.bytes(), in);
        if (state.count() > 0) {
            state.min = in.decimal();
            state.max = in.decimal();
            if (state.min.compareTo(state.max) > 0) {
                throw in.damaged("the least value is above the greatest");
            }
        }
        if (state.buckets() > MOST_BUCKETS) {
            throw in.damaged("there are " + state.buckets() + " buckets");
        }
        return state;
    }
}
