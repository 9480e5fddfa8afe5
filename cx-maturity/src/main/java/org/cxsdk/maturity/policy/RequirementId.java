package org.cxsdk.maturity.policy;

import org.cxsdk.core.Identifier;

/** Identifies a requirement within its policy. */
public record RequirementId(String value) implements Comparable<RequirementId> {

    public RequirementId {
        Identifier.require("RequirementId", value);
    }

    /** Returns the identifier. */
    public static RequirementId of(String value) {
        return new RequirementId(value);
    }

    @Override
    public int compareTo(RequirementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
