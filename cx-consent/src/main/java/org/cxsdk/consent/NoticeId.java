package org.cxsdk.consent;

import org.cxsdk.core.Identifier;

/**
 * Identifies a {@link Notice} in all its versions and languages.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record NoticeId(String value) {

    public NoticeId {
        Identifier.require("NoticeId", value);
    }

    /** Returns the identifier with this text. */
    public static NoticeId of(String value) {
        return new NoticeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
