package org.cxsdk.feedback.survey;

import org.cxsdk.core.Identifier;

/**
 * Identifies a survey instrument over all its versions.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record InstrumentId(String value) {

    public InstrumentId {
        Identifier.require("InstrumentId", value);
    }

    /** Returns the identifier with this text. */
    public static InstrumentId of(String value) {
        return new InstrumentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
