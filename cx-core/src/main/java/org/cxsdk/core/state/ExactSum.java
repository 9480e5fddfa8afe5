package org.cxsdk.core.state;

import java.math.BigDecimal;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;

/**
 * The exact sum of decimal numbers and how many they were. A sum of {@code double} depends on the order of addition;
 * this one does not.
 *
 * <p>Memory: numbers of at most {@value #MAX_DIGITS} digits before and after the point are taken (others are refused,
 * MS-6), so the sum of any 2<sup>63</sup> of them stays below 100 digits.
 */
public final class ExactSum implements SubtractableState<BigDecimal, ExactSum> {

    /** Most digits before, and most digits after, the decimal point of a number. */
    public static final int MAX_DIGITS = 38;

    /** Makes exact sums. */
    public static final StateType<BigDecimal, ExactSum> TYPE =
            new StateType<>("exact-sum", ExactSum::new, ExactSum::read);

    private static final int FORM = 1;

    private long count;
    private BigDecimal sum = BigDecimal.ZERO;

    /** Starts with nothing. */
    public ExactSum() {}

    /** Whether {@link #add} takes this number. */
    public static boolean accepts(BigDecimal value) {
        if (value.scale() <= MAX_DIGITS && (long) value.precision() - value.scale() <= MAX_DIGITS) {
            return true;
        }
        // Trailing zeros are no digits: 1E+3 and 1000.00 are the same number.
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= MAX_DIGITS && (long) stripped.precision() - stripped.scale() <= MAX_DIGITS;
    }

    @Override
    public void add(BigDecimal value) {
        refuseUnlessAccepted(value);
        count = Math.addExact(count, 1);
        sum = sum.add(value);
    }

    @Override
    public void merge(ExactSum other) {
        count = Math.addExact(count, other.count);
        sum = sum.add(other.sum);
    }

    @Override
    public void subtract(ExactSum other) {
        refuseUnlessContained(other);
        count -= other.count;
        sum = sum.subtract(other.sum);
    }

    /** How many numbers were added. */
    public long count() {
        return count;
    }

    /** Their sum; 0 if there were none, which {@link #count} tells from a sum that happens to be 0. */
    public BigDecimal sum() {
        return sum;
    }

    @Override
    public byte[] toBytes() {
        return StateWriter.form(FORM).int64(count).decimal(sum).toBytes();
    }

    void refuseUnlessAccepted(BigDecimal value) {
        if (!accepts(value)) {
            throw new CxException(
                    CoreError.STATE_LIMIT,
                    "a number with more than " + MAX_DIGITS + " digits before or after the point cannot be summed",
                    "Choose a unit in which the figures need fewer digits.");
        }
    }

    void refuseUnlessContained(ExactSum other) {
        if (other.count > count) {
            throw new IllegalArgumentException("cannot take " + other.count + " numbers from a sum of " + count);
        }
    }

    private static ExactSum read(StateReader in) {
        in.form(FORM);
        ExactSum state = new ExactSum();
        state.count = in.countOf("count");
        state.sum = in.decimal();
        if (state.count == 0 && state.sum.signum() != 0) {
            throw in.damaged("a sum of no numbers is " + state.sum);
        }
        return state;
    }
}
