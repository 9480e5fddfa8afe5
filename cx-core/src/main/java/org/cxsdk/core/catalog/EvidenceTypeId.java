package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A kind of evidence that a service may ask for: a birth certificate, a tenancy contract, a photograph.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record EvidenceTypeId(String value) implements Comparable<EvidenceTypeId> {

    public EvidenceTypeId {
        Identifier.require("EvidenceTypeId", value);
    }

    /** Returns the identifier with this text. */
    public static EvidenceTypeId of(String value) {
        return new EvidenceTypeId(value);
    }

    @Override
    public int compareTo(EvidenceTypeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
