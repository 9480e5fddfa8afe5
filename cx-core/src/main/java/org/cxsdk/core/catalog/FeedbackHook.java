package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * Where feedback is asked for: names the instrument (survey) that asks about a touchpoint.
 *
 * @param instrument id of the instrument; obeys {@link Identifier#require}
 */
public record FeedbackHook(String instrument) {

    public FeedbackHook {
        Identifier.require("FeedbackHook.instrument", instrument);
    }

    /** Returns the hook of this instrument. */
    public static FeedbackHook of(String instrument) {
        return new FeedbackHook(instrument);
    }

    @Override
    public String toString() {
        return instrument;
    }
}
