package org.cxsdk.core.catalog.store;

import java.time.LocalDate;
import org.cxsdk.core.DefinitionRef;

/** Stored form 1 of an edition. */
record EditionForm(int number, String catalogue, String version, String sha256, LocalDate from) {

    static EditionForm of(CatalogueEdition edition) {
        DefinitionRef ref = edition.catalogue();
        return new EditionForm(edition.number(), ref.id(), ref.version(), ref.sha256(), edition.from());
    }

    CatalogueEdition toValue() {
        return new CatalogueEdition(number, new DefinitionRef(catalogue, version, sha256), from);
    }
}
