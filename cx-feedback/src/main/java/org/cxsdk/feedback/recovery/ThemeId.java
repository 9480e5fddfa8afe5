package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies what several people said.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ThemeId(String value) {

    public ThemeId {
        Identifier.require("ThemeId", value);
    }

    /** Returns the identifier with this text. */
    public static ThemeId of(String value) {
        return new ThemeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
