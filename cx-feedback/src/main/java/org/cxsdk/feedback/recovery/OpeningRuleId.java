package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies a rule that opens cases within its plan, for example {@code unhappy-face}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record OpeningRuleId(String value) {

    public OpeningRuleId {
        Identifier.require("OpeningRuleId", value);
    }

    /** Returns the identifier with this text. */
    public static OpeningRuleId of(String value) {
        return new OpeningRuleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
