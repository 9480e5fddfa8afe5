package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies what was done about an issue, from the agency's own list, for example {@code permit-issued}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ActionId(String value) {

    public ActionId {
        Identifier.require("ActionId", value);
    }

    /** Returns the identifier with this text. */
    public static ActionId of(String value) {
        return new ActionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
