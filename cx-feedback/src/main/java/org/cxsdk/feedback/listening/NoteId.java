package org.cxsdk.feedback.listening;

import org.cxsdk.core.Identifier;

/**
 * Identifies a note of qualitative work.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record NoteId(String value) {

    public NoteId {
        Identifier.require("NoteId", value);
    }

    /** Returns the identifier with this text. */
    public static NoteId of(String value) {
        return new NoteId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
