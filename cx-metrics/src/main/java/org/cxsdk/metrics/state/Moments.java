package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import org.cxsdk.core.Rational;
import org.cxsdk.core.state.ExactSum;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;

/**
 * Mean and spread of values: n, Σx and Σx², all exact. The variance {@code (n Σx² - (Σx)²) / (n (n - 1))} is worked out
 * from exact integers and rounded once, so that no digits cancel: a running {@code double} loses all of them on NIST's
 * NumAcc4. Memory: two numbers of at most about 180 digits, usually of 128 bits.
 */
public final class Moments implements SubtractableState<BigDecimal, Moments> {

    /** Makes moments. */
    public static final StateType<BigDecimal, Moments> TYPE = new StateType<>("moments", Moments::new, Moments::read);

    private static final int FORM = 1;
    /** More digits than a double has, by far. */
    private static final MathContext DIGITS = new MathContext(40);

    private final ExactSum sum = new ExactSum();
    private BigDecimal squares = BigDecimal.ZERO;

    /** Starts with nothing. */
    public Moments() {}

    @Override
    public void add(BigDecimal value) {
        sum.add(value);
        squares = squares.add(value.multiply(value));
    }

    @Override
    public void merge(Moments other) {
        sum.merge(other.sum);
        squares = squares.add(other.squares);
    }

    @Override
    public void subtract(Moments other) {
        sum.subtract(other.sum);
        squares = squares.subtract(other.squares);
    }

    /** How many values there were. */
    public long count() {
        return sum.count();
    }

    /** Their sum. */
    public BigDecimal sum() {
        return sum.sum();
    }

    /** The sum of their squares. */
    public BigDecimal squares() {
        return squares;
    }

    /** The arithmetic mean, exact; 0 divided by 0 is not a mean, so there must be a value. */
    public Rational mean() {
        return Rational.of(sum()).dividedBy(Rational.of(count()));
    }

    /** The standard deviation with denominator n - 1; empty for fewer than two values. */
    public OptionalDouble deviation() {
        long n = count();
        if (n < 2) {
            return OptionalDouble.empty();
        }
        BigDecimal size = BigDecimal.valueOf(n);
        BigDecimal spread = size.multiply(squares).subtract(sum().multiply(sum()));
        BigDecimal variance = spread.divide(size.multiply(BigDecimal.valueOf(n - 1)), DIGITS);
        // the root of the nearest double is off by less than the last digit of a double
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance.doubleValue())));
    }

    @Override
    public byte[] toBytes() {
        return StateWriter.form(FORM).bytes(sum.toBytes()).decimal(squares).toBytes();
    }

    private static Moments read(StateReader in) {
        in.form(FORM);
        Moments state = new Moments();
        state.sum.merge(ExactSum.TYPE.read(in.bytes()));
        state.squares = in.decimal();
        if (state.squares.signum() < 0 || state.count() == 0 && state.squares.signum() != 0) {
            throw in.damaged("a sum of squares of " + state.count() + " numbers is " + state.squares);
        }
        return state;
    }
}
