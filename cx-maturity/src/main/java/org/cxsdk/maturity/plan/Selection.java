package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen, and how far it can be from the best choice there is.
 *
 * @param chosen the chosen initiatives, in the order of the problem
 * @param value what they are worth together
 * @param bound no choice within the limits is worth more than this; equal to {@code value} if the choice is proven best
 * @param nodes how many parts of the search were looked at
 */
public record Selection(List<InitiativeId> chosen, BigDecimal value, BigDecimal bound, long nodes) implements Choice {

    public Selection {
        chosen = List.copyOf(chosen);
        Objects.requireNonNull(value, "value");
        if (bound.compareTo(value) < 0) {
            throw new IllegalArgumentException("bound (" + bound + ") must not be less than value (" + value + ")");
        }
    }

    @Override
    public boolean isProven() {
        return bound.compareTo(value) == 0;
    }

    @Override
    public <T extends @Nullable Object> T fold(Function<Selection, T> additive, Function<RescoredChoice, T> rescored) {
        return additive.apply(this);
    }

    /** How much more the best choice could be worth at most; 0 if proven. */
    public BigDecimal gap() {
        return bound.subtract(value);
    }
}
