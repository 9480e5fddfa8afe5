package org.cxsdk.core.catalog.json;

import java.util.Objects;
import org.cxsdk.core.catalog.Catalogue;

/**
 * A catalogue with the document it was read from.
 *
 * @param catalogue the catalogue
 * @param canonical the document in canonical form; its SHA-256 stands in the catalogue's reference
 */
public record CatalogueDocument(Catalogue catalogue, String canonical) {

    public CatalogueDocument {
        Objects.requireNonNull(catalogue, "catalogue");
        Objects.requireNonNull(canonical, "canonical");
    }
}
