package org.cxsdk.core.state;

import java.math.BigDecimal;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of two exact sums that are collected together: completed of started transactions, cost of completed ones.
 * Groups are put together by adding numerators and denominators, never by averaging ratios. Memory: two {@link
 * ExactSum}s.
 */
public final class RatioOfSums implements SubtractableState<RatioOfSums.Part, RatioOfSums> {

    /** Makes ratios of sums. */
    public static final StateType<Part, RatioOfSums> TYPE =
            new StateType<>("ratio-of-sums", RatioOfSums::new, RatioOfSums::read);

    private static final int FORM = 1;

    private final ExactSum numerator = new ExactSum();
    private final ExactSum denominator = new ExactSum();

    /** Starts with nothing. */
    public RatioOfSums() {}

    /**
     * What one observation adds; it may belong to one of the sums, to both or to none.
     *
     * @param numerator to the upper sum, null if it does not belong there
     * @param denominator to the lower sum, null if it does not belong there
     */
    public record Part(
            @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {}

    @Override
    public void add(Part part) {
        if (part.denominator() != null) {
            denominator.refuseUnlessAccepted(part.denominator());
        }
        if (part.numerator() != null) {
            numerator.add(part.numerator());
        }
        if (part.denominator() != null) {
            denominator.add(part.denominator());
        }
    }

    @Override
    public void merge(RatioOfSums other) {
        numerator.merge(other.numerator);
        denominator.merge(other.denominator);
    }

    @Override
    public void subtract(RatioOfSums other) {
        numerator.refuseUnlessContained(other.numerator);
        denominator.subtract(other.denominator);
        numerator.subtract(other.numerator);
    }

    /** The upper sum. */
    public BigDecimal numerator() {
        return numerator.sum();
    }

    /** The lower sum. */
    public BigDecimal denominator() {
        return denominator.sum();
    }

    /** How many observations belong to the upper sum. */
    public long numeratorCount() {
        return numerator.count();
    }

    /** How many observations belong to the lower sum. */
    public long denominatorCount() {
        return denominator.count();
    }

    /** The ratio; empty while there is nothing to divide by. */
    public Optional<Ratio> ratio() {
        return denominator().signum() > 0 ? Optional.of(Ratio.of(numerator(), denominator())) : Optional.empty();
    }

    @Override
    public byte[] toBytes() {
        return StateWriter.form(FORM)
                .bytes(numerator.toBytes())
                .bytes(denominator.toBytes())
                .toBytes();
    }

    private static RatioOfSums read(StateReader in) {
        in.form(FORM);
        RatioOfSums state = new RatioOfSums();
        state.numerator.merge(ExactSum.TYPE.read(in.bytes()));
        state.denominator.merge(ExactSum.TYPE.read(in.bytes()));
        return state;
    }
}
