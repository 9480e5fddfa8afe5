package org.cxsdk.consent.once;

import org.cxsdk.core.Identifier;

/**
 * Identifies a {@link EvidenceRequirement}: something that has to be proved.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RequirementId(String value) {

    public RequirementId {
        Identifier.require("RequirementId", value);
    }

    /** Returns the identifier with this text. */
    public static RequirementId of(String value) {
        return new RequirementId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
