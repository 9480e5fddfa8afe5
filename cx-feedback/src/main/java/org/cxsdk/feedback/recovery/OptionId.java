package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies a way to solve an issue.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record OptionId(String value) {

    public OptionId {
        Identifier.require("OptionId", value);
    }

    /** Returns the identifier with this text. */
    public static OptionId of(String value) {
        return new OptionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
