package org.cxsdk.maturity.policy;

import org.cxsdk.core.Identifier;

/** Identifies an entity that a policy binds: an agency, an office. */
public record EntityId(String value) implements Comparable<EntityId> {

    public EntityId {
        Identifier.require("EntityId", value);
    }

    /** Returns the identifier. */
    public static EntityId of(String value) {
        return new EntityId(value);
    }

    @Override
    public int compareTo(EntityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
