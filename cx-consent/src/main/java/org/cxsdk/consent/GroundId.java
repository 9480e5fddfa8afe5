package org.cxsdk.consent;

import org.cxsdk.core.Identifier;

/**
 * Identifies a {@link LegalGround} of a rulebook.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record GroundId(String value) {

    public GroundId {
        Identifier.require("GroundId", value);
    }

    /** Returns the identifier with this text. */
    public static GroundId of(String value) {
        return new GroundId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
