package org.cxsdk.core.journey;

import org.cxsdk.core.Identifier;

/**
 * Names a designed journey, over all its versions.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record JourneyId(String value) {

    public JourneyId {
        Identifier.require("JourneyId", value);
    }

    /** Returns the identifier with this text. */
    public static JourneyId of(String value) {
        return new JourneyId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
