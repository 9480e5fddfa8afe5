package org.cxsdk.maturity.plan;

import java.util.Comparator;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.score.AssessmentResult;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment is worth to a plan.
 *
 * @param level level of the whole; absent if it has none
 * @param score exact score of the whole; absent if it has none, which is worse than any
 */
public record Worth(@Nullable Integer level, @Nullable Rational score) {

    private static final Comparator<Worth> BY_SCORE =
            Comparator.comparing(Worth::score, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<Worth> BY_LEVEL =
            Comparator.comparing(Worth::level, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What a result is worth. */
    public static Worth of(AssessmentResult result) {
        return new Worth(
                result.root().level().orElse(null), result.root().value().orElse(null));
    }

    /** The level of the whole, if it has one. */
    public Optional<Integer> reached() {
        return Optional.ofNullable(level);
    }

    /** The score of the whole, if it has one. */
    public Optional<Rational> scored() {
        return Optional.ofNullable(score);
    }

    static Comparator<Worth> by(Objective objective) {
        return objective == Objective.SCORE ? BY_SCORE : BY_LEVEL.thenComparing(BY_SCORE);
    }
}
