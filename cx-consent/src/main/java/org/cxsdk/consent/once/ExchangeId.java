package org.cxsdk.consent.once;

import org.cxsdk.core.Identifier;

/**
 * Identifies an {@link Exchange}: one datum that is fetched once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ExchangeId(String value) {

    public ExchangeId {
        Identifier.require("ExchangeId", value);
    }

    /** Returns the identifier with this text. */
    public static ExchangeId of(String value) {
        return new ExchangeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
