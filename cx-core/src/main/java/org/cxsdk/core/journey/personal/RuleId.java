package org.cxsdk.core.journey.personal;

import org.cxsdk.core.Identifier;

/**
 * Names a rule of personalisation.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RuleId(String value) {

    public RuleId {
        Identifier.require("RuleId", value);
    }

    /** Returns the identifier with this text. */
    public static RuleId of(String value) {
        return new RuleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
