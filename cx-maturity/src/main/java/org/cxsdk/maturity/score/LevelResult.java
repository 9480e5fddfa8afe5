package org.cxsdk.maturity.score;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The level of a node and why it is not higher.
 *
 * @param level number of the level reached
 * @param rule name of the ladder or the bands
 * @param rungs what was required for each level, from the lowest that requires something up to and with the first that
 *     fails; empty for bands
 * @param stopped what stops the next level; absent at the top
 */
public record LevelResult(
        int level,
        String rule,
        List<RungResult> rungs,
        @Nullable Limit stopped) {

    public LevelResult {
        Objects.requireNonNull(rule, "rule");
        rungs = List.copyOf(rungs);
    }

    /** What stops the next level, if there is a next one. */
    public Optional<Limit> limit() {
        return Optional.ofNullable(stopped);
    }

    /**
     * One rung of the ladder.
     *
     * @param level the level it leads to
     * @param requirements what it requires, in the model's order
     */
    public record RungResult(int level, List<RequirementResult> requirements) {
        public RungResult {
            requirements = List.copyOf(requirements);
        }

        /** Whether all that it requires holds. */
        public boolean holds() {
            return requirements.stream().allMatch(RequirementResult::holds);
        }
    }

    /**
     * One requirement.
     *
     * @param requirement its identifier in the ladder
     * @param limits everything that fails it, the furthest behind first; empty if it holds
     */
    public record RequirementResult(String requirement, List<Limit> limits) {
        public RequirementResult {
            Objects.requireNonNull(requirement, "requirement");
            limits = List.copyOf(limits);
        }

        /** Whether it holds. */
        public boolean holds() {
            return limits.isEmpty();
        }
    }
}
