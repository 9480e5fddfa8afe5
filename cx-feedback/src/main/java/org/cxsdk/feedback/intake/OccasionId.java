package org.cxsdk.feedback.intake;

import org.cxsdk.core.Identifier;

/**
 * Identifies what a person is asked about: an interaction, a visit, a case. Inviting twice for it invites once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record OccasionId(String value) {

    public OccasionId {
        Identifier.require("OccasionId", value);
    }

    /** Returns the identifier with this text. */
    public static OccasionId of(String value) {
        return new OccasionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
