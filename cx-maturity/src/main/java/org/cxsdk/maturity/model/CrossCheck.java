package org.cxsdk.maturity.model;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Compares what some answers state with what other answers imply. Neither is used for the other; differences are told.
 *
 * @param id its identifier
 * @param title what is compared
 * @param computed the node that is computed
 * @param stated the node that holds what was stated
 * @param each attribute for each of whose values the two are compared; absent where they are compared once
 * @param tolerance the greatest distance that is no difference, not negative
 */
public record CrossCheck(
        String id,
        LocalizedText title,
        NodeId computed,
        NodeId stated,
        @Nullable String each,
        Rational tolerance) {

    public CrossCheck {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(computed, "computed");
        Objects.requireNonNull(stated, "stated");
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance (" + tolerance + ") must not be negative");
        }
    }
}
