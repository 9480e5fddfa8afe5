package org.cxsdk.core.journey;

import org.cxsdk.core.Identifier;

/**
 * A system that reports interactions.
 *
 * @param value the identifier, for example the {@code source} of a CloudEvent; obeys {@link Identifier#require}
 */
public record SourceId(String value) {

    public SourceId {
        Identifier.require("SourceId", value);
    }

    /** Returns the identifier with this text. */
    public static SourceId of(String value) {
        return new SourceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
