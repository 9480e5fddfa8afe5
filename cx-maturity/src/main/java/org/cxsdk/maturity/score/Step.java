package org.cxsdk.maturity.score;

import java.util.Objects;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * One step from the inputs of a node to its score.
 *
 * @param rule the rule applied
 * @param detail which part of the rule, for example {@code row 2} or {@code >= 80}; may be empty
 * @param result the figure after the step; absent if the step ends without one
 */
public record Step(Rule rule, String detail, @Nullable Rational result) {

    public Step {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(detail, "detail");
    }
}
