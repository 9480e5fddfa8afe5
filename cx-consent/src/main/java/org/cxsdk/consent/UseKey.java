package org.cxsdk.consent;

import org.cxsdk.core.Identifier;

/**
 * Identifies one use that counts against a quota. A use that is reserved again with the same key costs nothing.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record UseKey(String value) {

    public UseKey {
        Identifier.require("UseKey", value);
    }

    /** Returns the key with this text. */
    public static UseKey of(String value) {
        return new UseKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
