package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies why something went wrong, from the agency's own list, for example {@code scan-queue}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RootCauseId(String value) {

    public RootCauseId {
        Identifier.require("RootCauseId", value);
    }

    /** Returns the identifier with this text. */
    public static RootCauseId of(String value) {
        return new RootCauseId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
