package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Whether a figure reaches its target.
 *
 * @param target the figure to reach; reaching it exactly is enough
 * @param direction which way is better
 * @param status the verdict
 * @param gap how far the figure is from the target, never negative, 0 if met; null without a figure
 * @param conclusive whether the whole interval lies on the same side of the target as the figure; false where luck may
 *     have decided, or no interval is known
 */
public record TargetAssessment(
        BigDecimal target,
        Direction direction,
        Status status,
        @Nullable Rational gap,
        boolean conclusive) {

    public TargetAssessment {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(status, "status");
    }

    /** The verdict. */
    public enum Status {
        /** The figure is at the target or better. */
        MET,
        /** The figure is worse than the target. */
        MISSED,
        /** There is no figure to judge. */
        NOT_ENOUGH_DATA
    }

    /** Judges a measurement; the comparison is exact. */
    public static TargetAssessment of(BigDecimal target, Direction direction, Measurement measurement) {
        Rational value = measurement.value();
        if (value == null) {
            return new TargetAssessment(target, direction, Status.NOT_ENOUGH_DATA, null, false);
        }
        Rational goal = Rational.of(target);
        // how much better the figure is than the target
        Rational margin = direction == Direction.HIGHER_IS_BETTER ? value.minus(goal) : goal.minus(value);
        boolean met = margin.signum() >= 0;
        return new TargetAssessment(
                target,
                direction,
                met ? Status.MET : Status.MISSED,
                met ? Rational.ZERO : margin.negate(),
                onOneSide(
                        measurement.interval(),
                        target.doubleValue(),
                        met == (direction == Direction.HIGHER_IS_BETTER)));
    }

    private static boolean onOneSide(@Nullable ConfidenceInterval interval, double target, boolean above) {
        if (interval == null) {
            return false;
        }
        return above ? interval.low() >= target : interval.high() <= target;
    }
}
