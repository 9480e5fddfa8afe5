package org.cxsdk.maturity.assess;

import org.cxsdk.core.Identifier;

/** Identifies a piece of evidence within an assessment. */
public record EvidenceId(String value) {

    public EvidenceId {
        Identifier.require("EvidenceId", value);
    }

    /** Returns the identifier of a piece of evidence. */
    public static EvidenceId of(String value) {
        return new EvidenceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
