package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.cxsdk.metrics.Direction;

/**
 * One entry in the history of a target.
 *
 * @param kind what was done
 * @param value the target from then on, in the unit of the KPI
 * @param direction which way is better
 * @param evidence the figures that it rests on, oldest first; empty for a first target and for a loosened one
 */
public record TargetChange(Kind kind, BigDecimal value, Direction direction, List<Evidence> evidence) {

    public TargetChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(direction, "direction");
        evidence = List.copyOf(evidence);
    }

    /** What was done to a target. */
    public enum Kind {
        /** The first one. */
        SET,
        /** It asks for more than before. */
        RAISED,
        /** It asks for less than before, openly. */
        LOOSENED
    }

    /**
     * A figure as it was when the target was changed.
     *
     * @param period label of the period
     * @param value the figure
     * @param n how many it rests on
     * @param definitionSha256 hash of the definition by which it was computed
     */
    public record Evidence(String period, BigDecimal value, long n, String definitionSha256) {

        public Evidence {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(definitionSha256, "definitionSha256");
        }
    }

    /** Whether {@code other} asks for less than this target. */
    boolean demandsMoreThan(BigDecimal other) {
        int order = other.compareTo(value);
        return direction == Direction.HIGHER_IS_BETTER ? order < 0 : order > 0;
    }
}
