package org.cxsdk.maturity.programme;

import org.cxsdk.core.Identifier;

/** Identifies a transformation programme; versions of it share it. */
public record ProgrammeId(String value) {

    public ProgrammeId {
        Identifier.require("ProgrammeId", value);
    }

    /** Returns the identifier. */
    public static ProgrammeId of(String value) {
        return new ProgrammeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
