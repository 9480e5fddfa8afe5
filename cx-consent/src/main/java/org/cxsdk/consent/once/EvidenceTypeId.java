package org.cxsdk.consent.once;

import org.cxsdk.core.Identifier;

/**
 * Identifies an {@link EvidenceType}: a kind of document that proves something.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record EvidenceTypeId(String value) {

    public EvidenceTypeId {
        Identifier.require("EvidenceTypeId", value);
    }

    /** Returns the identifier with this text. */
    public static EvidenceTypeId of(String value) {
        return new EvidenceTypeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
