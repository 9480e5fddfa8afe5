package org.cxsdk.core.catalog;

import java.util.Optional;

/** The three storeys of the organisation tree. */
public enum OrganisationKind {
    /** A national, regional or city government; stands alone or below another government. */
    GOVERNMENT,
    /** A ministry, authority or agency; stands below a government. */
    ENTITY,
    /** A part of an entity; stands below an entity or another department. */
    DEPARTMENT;

    /** Whether an organisation of this kind may stand below one of the other, or alone if there is none. */
    public boolean mayStandBelow(Optional<OrganisationKind> parent) {
        return switch (this) {
            case GOVERNMENT -> parent.isEmpty() || parent.get() == GOVERNMENT;
            case ENTITY -> parent.isPresent() && parent.get() == GOVERNMENT;
            case DEPARTMENT -> parent.isPresent() && parent.get() != GOVERNMENT;
        };
    }
}
