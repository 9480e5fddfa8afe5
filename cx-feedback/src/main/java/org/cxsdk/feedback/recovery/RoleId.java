package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies a role of staff, for example {@code counter-clerk}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RoleId(String value) {

    public RoleId {
        Identifier.require("RoleId", value);
    }

    /** Returns the identifier with this text. */
    public static RoleId of(String value) {
        return new RoleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
