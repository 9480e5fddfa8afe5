package org.cxsdk.core.catalog.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.context.CxSession;

/** Keeps the editions of a tenant's catalogue. */
public interface CatalogueStore {

    /** Keeps an edition; a version conflict tells that another one has taken its number. */
    void add(CxSession session, CatalogueEdition edition, CatalogueDocument document);

    /** The edition that is in force on a day: the latest that begins no later. */
    Optional<CatalogueEdition> inForce(CxSession session, LocalDate day);

    /** All editions, the latest first. */
    List<CatalogueEdition> editions(CxSession session);

    /**
     * The catalogue of an edition, as it was published.
     *
     * @throws org.cxsdk.core.CxException with code CX-CORE-0010 if what is stored is not what was published
     */
    CatalogueDocument load(CxSession session, CatalogueEdition edition);
}
