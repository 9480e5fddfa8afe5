package org.cxsdk.consent;

import org.cxsdk.core.Identifier;

/**
 * Identifies a {@link Notification}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record NotificationId(String value) {

    public NotificationId {
        Identifier.require("NotificationId", value);
    }

    /** Returns the identifier with this text. */
    public static NotificationId of(String value) {
        return new NotificationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
