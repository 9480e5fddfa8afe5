package org.cxsdk.feedback.listening;

import org.cxsdk.core.Identifier;

/**
 * Identifies a panel: people who said that they may be asked again.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record PanelId(String value) {

    public PanelId {
        Identifier.require("PanelId", value);
    }

    /** Returns the identifier with this text. */
    public static PanelId of(String value) {
        return new PanelId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
