package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies a rule of an authority matrix, for example {@code clerk-refund}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record AuthorityRuleId(String value) {

    public AuthorityRuleId {
        Identifier.require("AuthorityRuleId", value);
    }

    /** Returns the identifier with this text. */
    public static AuthorityRuleId of(String value) {
        return new AuthorityRuleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
