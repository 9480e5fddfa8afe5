package org.cxsdk.core.catalog.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.CatalogueFinding;
import org.cxsdk.core.catalog.CatalogueReview;
import org.cxsdk.core.catalog.ChannelDifference;
import org.cxsdk.core.catalog.CoverageMatrix;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;

/**
 * The catalogue of a tenant: published in editions, asked about a day. Each question loads the edition in force and checks
 * its hash; whoever asks often keeps the {@link Catalogue}, which never changes. Thread-safe.
 */
public final class CxCatalogue {

    private final CxContext context;
    private final CatalogueStore store;

    private CxCatalogue(CxContext context, CatalogueStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens the catalogue on a context. */
    public static CxCatalogue on(CxContext context) {
        return on(context, new DocumentCatalogueStore());
    }

    /** Opens the catalogue on a context, with editions kept elsewhere. */
    public static CxCatalogue on(CxContext context, CatalogueStore store) {
        return new CxCatalogue(context, store);
    }

    /**
     * Publishes a catalogue. The same catalogue again, for the same day, changes nothing.
     *
     * @param document as {@code CatalogueReader} reads it
     * @param from first day on which it is in force
     * @throws CxException with code CX-CORE-0011 unless that day is later than that of the last edition: what was in force
     *     on a day is never changed afterwards
     */
    public CatalogueEdition publish(CatalogueDocument document, LocalDate from) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<CatalogueEdition> last = store.editions(session).stream().findFirst();
            CatalogueEdition next = new CatalogueEdition(
                    last.map(CatalogueEdition::number).orElse(0) + 1,
                    document.catalogue().ref(),
                    from);
            if (last.isPresent() && !last.get().from().isBefore(from)) {
                return requireSame(last.get(), next);
            }
            store.add(session, next, document);
            return next;
        });
    }

    /** The catalogue in force on a day; empty before the first edition. */
    public Optional<Catalogue> inForce(LocalDate day) {
        return context.read(session -> load(session, day));
    }

    /** All editions, the latest first. */
    public List<CatalogueEdition> editions() {
        return context.read(store::editions);
    }

    /**
     * On which channels which services can be done from end to end on a day.
     *
     * @throws CxException with code CX-CORE-0006 if no catalogue is in force then
     */
    public CoverageMatrix coverage(LocalDate day) {
        return CoverageMatrix.of(required(day), day);
    }

    /**
     * Whom the catalogue in force on a day shuts out, and where people are left alone.
     *
     * @throws CxException with code CX-CORE-0006 if no catalogue is in force then
     */
    public List<CatalogueFinding> review(LocalDate day) {
        return CatalogueReview.of(required(day), day);
    }

    /**
     * In what services differ from channel to channel on a day.
     *
     * @throws CxException with code CX-CORE-0006 if no catalogue is in force then
     */
    public List<ChannelDifference> differences(LocalDate day) {
        return ChannelDifference.of(required(day), day);
    }

    /**
     * What a customer has to do in a life event, over all organisations.
     *
     * @throws CxException with code CX-CORE-0006 if there is no such life event, or no catalogue in force then
     */
    public LifeEventPlan plan(LifeEventId event, CustomerType customer, LocalDate day) {
        return LifeEventPlan.of(required(day), event, customer, day);
    }

    private Optional<Catalogue> load(CxSession session, LocalDate day) {
        return store.inForce(session, day)
                .map(edition -> store.load(session, edition).catalogue());
    }

    private Catalogue required(LocalDate day) {
        return inForce(day)
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND,
                        "no catalogue is in force on " + day,
                        "Publish one that begins no later."));
    }

    private static CatalogueEdition requireSame(CatalogueEdition last, CatalogueEdition wanted) {
        if (last.from().equals(wanted.from()) && last.catalogue().equals(wanted.catalogue())) {
            return last;
        }
        throw new CxException(
                CoreError.EDITION_TOO_EARLY,
                "an edition from " + wanted.from() + " cannot follow one from " + last.from(),
                "Choose a day after " + last.from() + ".");
    }
}
