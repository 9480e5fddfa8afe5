package org.cxsdk.consent.ledger;

import java.util.UUID;
import org.cxsdk.core.Identifier;

/**
 * Identifies a legal hold.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record HoldId(String value) {

    public HoldId {
        Identifier.require("HoldId", value);
    }

    /** Returns the identifier with this text. */
    public static HoldId of(String value) {
        return new HoldId(value);
    }

    /** Returns a new random identifier. */
    public static HoldId random() {
        return new HoldId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
