package org.cxsdk.maturity.plan;

import org.cxsdk.core.Identifier;

/** Identifies a plan that an agency keeps. */
public record PlanId(String value) {

    public PlanId {
        Identifier.require("PlanId", value);
    }

    /** Returns the identifier of a plan. */
    public static PlanId of(String value) {
        return new PlanId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
