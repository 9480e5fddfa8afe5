package org.cxsdk.core.catalog;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One node of the organisation tree.
 *
 * @param id the identifier
 * @param kind government, entity or department
 * @param name the name
 * @param parentId the organisation right above; null at the top
 * @param sectorId the sector; null if it is that of the organisation above, or none
 */
public record Organisation(
        OrganisationId id,
        OrganisationKind kind,
        LocalizedText name,
        @Nullable OrganisationId parentId,
        @Nullable SectorId sectorId) {

    public Organisation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** The organisation right above, if there is one. */
    public Optional<OrganisationId> parent() {
        return Optional.ofNullable(parentId);
    }

    /** Its own sector, if it names one. */
    public Optional<SectorId> sector() {
        return Optional.ofNullable(sectorId);
    }
}
