package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies one case of service recovery. The caller chooses it; opening it twice opens it once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record CaseId(String value) {

    public CaseId {
        Identifier.require("CaseId", value);
    }

    /** Returns the identifier with this text. */
    public static CaseId of(String value) {
        return new CaseId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
