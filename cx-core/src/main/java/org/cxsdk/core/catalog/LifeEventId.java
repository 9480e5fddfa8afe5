package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A life event: the birth of a child, the loss of a job, the opening of a shop.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record LifeEventId(String value) {

    public LifeEventId {
        Identifier.require("LifeEventId", value);
    }

    /** Returns the identifier with this text. */
    public static LifeEventId of(String value) {
        return new LifeEventId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
