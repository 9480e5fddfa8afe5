package org.cxsdk.metrics.decision;

import org.cxsdk.core.Identifier;

/**
 * Identifies a {@link Decision}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record DecisionId(String value) {

    public DecisionId {
        Identifier.require("DecisionId", value);
    }

    /** Returns the identifier with this text. */
    public static DecisionId of(String value) {
        return new DecisionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
