package org.cxsdk.core.journey;

import org.cxsdk.core.Identifier;

/**
 * Names one journey of one person or business: what an application number or a case number is to an agency.
 *
 * @param value the identifier; obeys {@link Identifier#require} and has at most 160 bytes of UTF-8, so that
 *     identifiers of observations can be made from it
 */
public record JourneyInstanceId(String value) {

    public JourneyInstanceId {
        Identifier.require("JourneyInstanceId", value);
        JourneyIds.requireShort("JourneyInstanceId", value);
    }

    /** Returns the identifier with this text. */
    public static JourneyInstanceId of(String value) {
        return new JourneyInstanceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
