package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node whose score comes from the nodes below it.
 *
 * @param head what it has in common with criteria
 * @param aggregation how its score comes from theirs
 * @param missing what it does with children that have no score
 * @param conversion what becomes of the aggregated figure before it is rounded
 * @param each attribute for each of whose values the only child is computed; absent where children are computed once
 * @param children in the model's order, at least one
 */
public record Group(
        NodeHead head,
        Aggregation aggregation,
        MissingPolicies missing,
        Conversion conversion,
        @Nullable String each,
        List<Child> children)
        implements Node {

    public Group {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(aggregation, "aggregation");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(conversion, "conversion");
        children = List.copyOf(children);
        if (children.isEmpty()) {
            throw new IllegalArgumentException("group " + head.id() + " must have children");
        }
        if (each != null && children.size() != 1) {
            throw new IllegalArgumentException("group " + head.id() + " with \"each\" must have exactly one child");
        }
        if (aggregation == Aggregation.Of.WEIGHTED_MEAN
                && children.stream().allMatch(c -> c.weight().signum() == 0)) {
            throw new IllegalArgumentException("the weights of the children of " + head.id() + " must not all be 0");
        }
    }
}
