package org.cxsdk.maturity.model;

import org.cxsdk.core.Identifier;

/** Identifies a node of a model: the whole, a pillar, a criterion. Unique within its model; what {@code scores.json} names. */
public record NodeId(String value) implements Comparable<NodeId> {

    public NodeId {
        Identifier.require("NodeId", value);
    }

    /** Returns the identifier of a node. */
    public static NodeId of(String value) {
        return new NodeId(value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
