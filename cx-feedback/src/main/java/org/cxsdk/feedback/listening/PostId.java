package org.cxsdk.feedback.listening;

import org.cxsdk.core.Identifier;

/**
 * Identifies a post where it was published. Taking it in twice counts it once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record PostId(String value) {

    public PostId {
        Identifier.require("PostId", value);
    }

    /** Returns the identifier with this text. */
    public static PostId of(String value) {
        return new PostId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
