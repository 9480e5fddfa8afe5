package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies a plan of service recovery.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RecoveryPlanId(String value) {

    public RecoveryPlanId {
        Identifier.require("RecoveryPlanId", value);
    }

    /** Returns the identifier with this text. */
    public static RecoveryPlanId of(String value) {
        return new RecoveryPlanId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
