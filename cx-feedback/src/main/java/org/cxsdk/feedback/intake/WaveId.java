package org.cxsdk.feedback.intake;

import org.cxsdk.core.Identifier;

/**
 * Identifies a round of invitations.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record WaveId(String value) {

    public WaveId {
        Identifier.require("WaveId", value);
    }

    /** Returns the identifier with this text. */
    public static WaveId of(String value) {
        return new WaveId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
