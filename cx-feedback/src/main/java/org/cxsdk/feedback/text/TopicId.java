package org.cxsdk.feedback.text;

import org.cxsdk.core.Identifier;

/**
 * Identifies a topic within its taxonomy, for example {@code waiting}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record TopicId(String value) {

    public TopicId {
        Identifier.require("TopicId", value);
    }

    /** Returns the identifier with this text. */
    public static TopicId of(String value) {
        return new TopicId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
