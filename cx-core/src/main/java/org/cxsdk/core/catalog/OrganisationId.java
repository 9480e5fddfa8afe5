package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A government, one of its entities, or a department of an entity.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record OrganisationId(String value) {

    public OrganisationId {
        Identifier.require("OrganisationId", value);
    }

    /** Returns the identifier with this text. */
    public static OrganisationId of(String value) {
        return new OrganisationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
