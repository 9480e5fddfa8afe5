package org.cxsdk.feedback.survey;

import org.cxsdk.core.Identifier;

/**
 * Identifies one response. The caller chooses it, and submitting it twice records it once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ResponseId(String value) {

    public ResponseId {
        Identifier.require("ResponseId", value);
    }

    /** Returns the identifier with this text. */
    public static ResponseId of(String value) {
        return new ResponseId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
