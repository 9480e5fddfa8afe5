package org.cxsdk.core.state;

/**
 * How many observations there were, whatever they were. Exact up to 2<sup>63</sup> - 1; one number of memory.
 *
 * @param <O> what is observed
 */
public final class CountState<O> implements SubtractableState<O, CountState<O>> {

    private static final int FORM = 1;

    private long count;

    /** Starts with nothing. */
    public CountState() {}

    /** Makes states that count. */
    public static <O> StateType<O, CountState<O>> type() {
        return new StateType<>("count", CountState::new, CountState::read);
    }

    @Override
    public void add(O observation) {
        count = Math.addExact(count, 1);
    }

    @Override
    public void merge(CountState<O> other) {
        count = Math.addExact(count, other.count);
    }

    @Override
    public void subtract(CountState<O> other) {
        if (other.count > count) {
            throw new IllegalArgumentException("cannot take " + other.count + " from a count of " + count);
        }
        count -= other.count;
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    @Override
    public byte[] toBytes() {
        return StateWriter.form(FORM).int64(count).toBytes();
    }

    private static <O> CountState<O> read(StateReader in) {
        in.form(FORM);
        CountState<O> state = new CountState<>();
        state.count = in.countOf("count");
        return state;
    }
}
