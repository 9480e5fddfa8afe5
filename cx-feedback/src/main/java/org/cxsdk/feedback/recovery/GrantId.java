package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies one request to grant a remedy. The caller chooses it; a second click grants nothing twice.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record GrantId(String value) {

    public GrantId {
        Identifier.require("GrantId", value);
    }

    /** Returns the identifier with this text. */
    public static GrantId of(String value) {
        return new GrantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
