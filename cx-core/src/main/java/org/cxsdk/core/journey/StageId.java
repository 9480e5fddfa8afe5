package org.cxsdk.core.journey;

import org.cxsdk.core.Identifier;

/**
 * Names a stage within a journey.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record StageId(String value) {

    public StageId {
        Identifier.require("StageId", value);
    }

    /** Returns the identifier with this text. */
    public static StageId of(String value) {
        return new StageId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
