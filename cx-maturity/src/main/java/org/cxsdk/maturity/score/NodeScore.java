package org.cxsdk.maturity.score;

import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Absence;
import org.jspecify.annotations.Nullable;

/** A score, or why there is none. The absence of a score is never a 0. */
public sealed interface NodeScore permits NodeScore.Scored, NodeScore.Missing {

    /** Returns whichever of the two results applies. */
    <T extends @Nullable Object> T fold(Function<Rational, T> scored, Function<Absence, T> missing);

    /** The state in {@code scores.json}: {@code scored}, {@code unscored} or {@code not-applicable}. */
    default String state() {
        return fold(score -> "scored", why -> why.outOfScope() ? "not-applicable" : "unscored");
    }

    /** Whether there is a score. */
    default boolean isScored() {
        return fold(score -> true, why -> false);
    }

    /** A score. */
    static NodeScore of(Rational value) {
        return new Scored(value);
    }

    /** No score. */
    static NodeScore missing(Absence why) {
        return new Missing(why);
    }

    /**
     * A score.
     *
     * @param value the exact score
     */
    record Scored(Rational value) implements NodeScore {
        public Scored {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <T extends @Nullable Object> T fold(Function<Rational, T> scored, Function<Absence, T> missing) {
            return scored.apply(value);
        }
    }

    /**
     * No score.
     *
     * @param why the reason
     */
    record Missing(Absence why) implements NodeScore {
        public Missing {
            Objects.requireNonNull(why, "why");
        }

        @Override
        public <T extends @Nullable Object> T fold(Function<Rational, T> scored, Function<Absence, T> missing) {
            return missing.apply(why);
        }
    }
}
