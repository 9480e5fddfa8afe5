package org.cxsdk.core.catalog.store;

import java.time.LocalDate;
import java.util.Objects;
import org.cxsdk.core.DefinitionRef;

/**
 * A published catalogue. Editions are never changed; each is in force until the next one begins.
 *
 * @param number 1 for the first edition of a tenant, and so on
 * @param catalogue id, version and hash of the catalogue
 * @param from first day on which it is in force; later than that of the edition before
 */
public record CatalogueEdition(int number, DefinitionRef catalogue, LocalDate from) {

    public CatalogueEdition {
        Objects.requireNonNull(catalogue, "catalogue");
        Objects.requireNonNull(from, "from");
        if (number < 1) {
            throw new IllegalArgumentException("number (" + number + ") must be at least 1");
        }
    }
}
