package org.cxsdk.metrics.target;

import java.util.Objects;
import org.cxsdk.metrics.Direction;

/**
 * Targets on the way to a benchmark: a gap that halves in a fixed time, D(t) = D0·2^(-t/h) (Schneiderman, "Setting quality
 * goals", Quality Progress, April 1988). Steep first, then less and less: what is left is always the harder half. How long a
 * half takes depends on how many units an improvement crosses; take it from the agency's own past.
 *
 * @param start the figure today
 * @param benchmark what others reach
 * @param halfLife time in which the gap halves, more than 0, in periods
 * @param direction which way is better
 */
public record GapHalfLife(double start, double benchmark, double halfLife, Direction direction) {

    public GapHalfLife {
        Objects.requireNonNull(direction, "direction");
        if (!(halfLife > 0) || !Double.isFinite(start) || !Double.isFinite(benchmark)) {
            throw new IllegalArgumentException(
                    "halfLife (" + halfLife + ") must be more than 0, start and benchmark finite");
        }
        if (direction == Direction.HIGHER_IS_BETTER ? benchmark < start : benchmark > start) {
            throw new IllegalArgumentException(
                    "the benchmark (" + benchmark + ") is worse than the figure today (" + start + ")");
        }
    }

    /** How far the benchmark still is after so many periods. */
    public double gapAfter(double periods) {
        if (!(periods >= 0)) {
            throw new IllegalArgumentException("periods (" + periods + ") must not be negative");
        }
        return Math.abs(benchmark - start) * Math.pow(2, -periods / halfLife);
    }

    /** The target for a period. */
    public double targetAfter(double periods) {
        double gap = gapAfter(periods);
        return direction == Direction.HIGHER_IS_BETTER ? benchmark - gap : benchmark + gap;
    }
}
