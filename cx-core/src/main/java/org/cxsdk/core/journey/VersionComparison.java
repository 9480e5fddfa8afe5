package org.cxsdk.core.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.stat.Intervals;

/**
 * Answers: do people get through the new version better than through the old one? What was designed stands beside what came
 * out: the difference of the designs, the figures of both, and for each share how far it moved, with Newcombe's interval.
 *
 * <p>Left out: cause. People who used one version may differ from those who used the other, and other things may have
 * changed meanwhile. Immutable.
 *
 * @param diff how the designs differ
 * @param before what came out of the version before
 * @param after what came out of the version after
 * @param moved how far each share moved, after less before, in the order of {@link VersionFigures.Measure}; empty if one of
 *     the versions has too few journeys
 */
public record VersionComparison(JourneyDiff diff, VersionFigures before, VersionFigures after, List<Moved> moved) {

    private static final double LEVEL = 0.95;

    public VersionComparison {
        Objects.requireNonNull(diff, "diff");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        moved = List.copyOf(moved);
        if (!before.horizon().equals(after.horizon())) {
            throw new IllegalArgumentException("both versions must be watched equally long");
        }
    }

    /**
     * How far a share moved.
     *
     * @param measure the share of what
     * @param interval of the difference, after less before, as shares
     */
    public record Moved(VersionFigures.Measure measure, ConfidenceInterval interval) {
        public Moved {
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(interval, "interval");
        }

        /** What the interval says. */
        public Direction direction() {
            return interval.low() > 0 ? Direction.UP : interval.high() < 0 ? Direction.DOWN : Direction.NOT_SURE;
        }
    }

    /** Where a share went. */
    public enum Direction {
        /** It is greater now: the whole interval lies above zero. */
        UP,
        /** It is less now: the whole interval lies below zero. */
        DOWN,
        /** The interval holds zero: with so few journeys it could be chance. */
        NOT_SURE
    }

    /** Puts two versions side by side. */
    public static VersionComparison of(JourneyDiff diff, VersionFigures before, VersionFigures after) {
        List<Moved> moved = new ArrayList<>();
        for (VersionFigures.Share then : before.shares()) {
            after.share(then.measure())
                    .ifPresent(now -> moved.add(new Moved(
                            then.measure(),
                            Intervals.difference(
                                    now.ratio().numerator().longValueExact(),
                                    now.ratio().denominator().longValueExact(),
                                    then.ratio().numerator().longValueExact(),
                                    then.ratio().denominator().longValueExact(),
                                    LEVEL))));
        }
        return new VersionComparison(diff, before, after, moved);
    }

    /** Where a share went. */
    public Direction direction(VersionFigures.Measure measure) {
        return moved.stream()
                .filter(one -> one.measure() == measure)
                .findFirst()
                .map(Moved::direction)
                .orElse(Direction.NOT_SURE);
    }
}
