package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A channel of an organisation: its website, its counters in one town, its hotline.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ChannelId(String value) {

    public ChannelId {
        Identifier.require("ChannelId", value);
    }

    /** Returns the identifier with this text. */
    public static ChannelId of(String value) {
        return new ChannelId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
