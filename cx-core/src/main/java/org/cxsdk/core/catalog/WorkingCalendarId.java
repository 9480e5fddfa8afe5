package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A calendar of working time: that of a federal government, of one region, of one office.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record WorkingCalendarId(String value) {

    public WorkingCalendarId {
        Identifier.require("WorkingCalendarId", value);
    }

    /** Returns the identifier with this text. */
    public static WorkingCalendarId of(String value) {
        return new WorkingCalendarId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
