package org.cxsdk.maturity.model;

import java.util.Objects;
import org.cxsdk.core.Rational;

/**
 * A child's place under a group.
 *
 * @param node the child
 * @param weight its weight, not negative; 1 where the aggregation has no weights
 * @param reference whether the child stands elsewhere in the model and is only used here
 */
public record Child(NodeId node, Rational weight, boolean reference) {

    public Child {
        Objects.requireNonNull(node, "node");
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("weight (" + weight + ") must not be negative");
        }
    }
}
