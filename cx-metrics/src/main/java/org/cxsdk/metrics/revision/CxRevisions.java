package org.cxsdk.metrics.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * Figures as an agency tells them. Telling a report keeps each figure that is new or different as a revision: the first,
 * then what a late, corrected, reopened or withdrawn fact made of it, and that it became final. What was told once can be
 * had again exactly, by its number or by the time.
 *
 * <p>Telling the same report twice changes nothing. Safe for use by many threads and nodes: each period of a KPI is one
 * transaction, and of two who tell it at once the second sees what the first told.
 */
public final class CxRevisions {

    private final CxContext context;
    private final RevisionStore store;

    private CxRevisions(CxContext context, RevisionStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens revisions on a context, kept in its storage. */
    public static CxRevisions on(CxContext context) {
        return on(context, new StorageRevisionStore());
    }

    /** Opens revisions on a context, with a store of the agency's own. */
    public static CxRevisions on(CxContext context, RevisionStore store) {
        return new CxRevisions(context, store);
    }

    /**
     * Tells a report.
     *
     * @return the revisions that it added, in the order of the report
     */
    public List<KpiRevision> tell(KpiReport report) {
        Map<Place, List<KpiResult>> byPlace = new LinkedHashMap<>();
        report.results()
                .forEach(result -> byPlace.computeIfAbsent(
                                new Place(result.kpi().id(), result.period()), place -> new ArrayList<>())
                        .add(result));
        List<KpiRevision> added = new ArrayList<>();
        byPlace.forEach((place, results) -> added.addAll(tell(place, results, report.asOf())));
        return added;
    }

    private List<KpiRevision> tell(Place place, List<KpiResult> results, Instant toldAt) {
        return context.write(OnConflict.RETRY, session -> {
            List<KpiRevision> told = store.history(session, place.kpi(), place.period());
            List<KpiRevision> added = new ArrayList<>();
            for (KpiResult result : results) {
                latest(told, result.segment(), Instant.MAX)
                        .map(before -> before.next(result, toldAt))
                        .orElseGet(() -> Optional.of(KpiRevision.first(result, toldAt)))
                        .ifPresent(added::add);
            }
            if (!added.isEmpty()) {
                store.add(session, place.kpi(), place.period(), told.size(), added);
            }
            return added;
        });
    }

    /** All revisions of a figure, oldest first. */
    public List<KpiRevision> history(KpiId kpi, ReportingPeriod period, Segment segment) {
        return context.read(session -> store.history(session, kpi, period)).stream()
                .filter(revision -> revision.segment().equals(segment))
                .toList();
    }

    /** A figure as it stood at a time: the last revision told by then. */
    public Optional<KpiRevision> asOf(KpiId kpi, ReportingPeriod period, Segment segment, Instant asOf) {
        return latest(history(kpi, period, segment), segment, asOf);
    }

    private static Optional<KpiRevision> latest(List<KpiRevision> told, Segment segment, Instant asOf) {
        return told.stream()
                .filter(revision -> revision.segment().equals(segment))
                .filter(revision -> !revision.toldAt().isAfter(asOf))
                .reduce((earlier, later) -> later);
    }

    private record Place(KpiId kpi, ReportingPeriod period) {}
}
