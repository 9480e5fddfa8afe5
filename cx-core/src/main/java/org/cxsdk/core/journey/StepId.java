package org.cxsdk.core.journey;

import org.cxsdk.core.Identifier;

/**
 * Names a step within a journey.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record StepId(String value) {

    public StepId {
        Identifier.require("StepId", value);
    }

    /** Returns the identifier with this text. */
    public static StepId of(String value) {
        return new StepId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
