package org.cxsdk.maturity.policy;

import org.cxsdk.core.Identifier;

/** Identifies a policy; versions of it share it. */
public record PolicyId(String value) implements Comparable<PolicyId> {

    public PolicyId {
        Identifier.require("PolicyId", value);
    }

    /** Returns the identifier. */
    public static PolicyId of(String value) {
        return new PolicyId(value);
    }

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
