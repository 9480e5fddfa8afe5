package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A sector of public service, for comparison of like with like.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record SectorId(String value) {

    public SectorId {
        Identifier.require("SectorId", value);
    }

    /** Returns the identifier with this text. */
    public static SectorId of(String value) {
        return new SectorId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
