package org.cxsdk.feedback.listening;

import org.cxsdk.core.Identifier;

/**
 * Identifies a focus group, interview or workshop.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record GroupId(String value) {

    public GroupId {
        Identifier.require("GroupId", value);
    }

    /** Returns the identifier with this text. */
    public static GroupId of(String value) {
        return new GroupId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
