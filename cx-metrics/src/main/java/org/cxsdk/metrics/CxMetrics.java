package org.cxsdk.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.metrics.store.KpiStore;
import org.cxsdk.metrics.store.KpiStore.Part;
import org.cxsdk.metrics.store.KpiStore.PartId;
import org.cxsdk.metrics.store.KpiStore.Progress;
import org.cxsdk.metrics.store.ObservationStore;
import org.cxsdk.metrics.store.StorageKpiStore;
import org.cxsdk.metrics.store.StorageObservationStore;

/**
 * KPIs over a storage: takes in observations, computes figures. Each set of definitions remembers what it has read of
 * the journal and reads on from there ({@link #catchUp}); restarting, or another node, goes on at the same place. The
 * figures are those that {@link KpiEngine} computes from all observations at once.
 *
 * <p>New observations touch only the cells and cases that they belong to. With a correction or retraction of
 * something read before, or an observation that was corrected before it came, the next catching up looks through the journal
 * for the versions of the corrected facts and changes the cells and cases that these lie in ({@link Restatement}). A report
 * as of a time before the latest recording is computed from the journal, in memory.
 *
 * <p>Safe for use by many threads and nodes.
 */
public final class CxMetrics {

    private static final String SOURCE = "journal of observations";
    private static final Progress START = new Progress(0, Instant.EPOCH, Set.of(), Map.of());

    private final CxContext context;
    private final ObservationStore journal;
    private final KpiStore store;

    private CxMetrics(CxContext context, ObservationStore journal, KpiStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.journal = Objects.requireNonNull(journal, "journal");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens metrics on a context, with everything kept in its storage. */
    public static CxMetrics on(CxContext context) {
        return on(context, new StorageObservationStore(), new StorageKpiStore());
    }

    /** Opens metrics on a context, with stores of the agency's own. */
    public static CxMetrics on(CxContext context, ObservationStore journal, KpiStore store) {
        return new CxMetrics(context, journal, store);
    }

    /** Records observations; see {@link #record(Collection)}. */
    public void record(Observation... observations) {
        record(List.of(observations));
    }

    /**
     * Records observations, all or none. Recording one again changes nothing, so a source that is not sure may repeat
     * itself.
     *
     * @throws CxException {@code CX-METRICS-0003} if an id was used before with other content
     */
    public void record(Collection<Observation> observations) {
        try {
            context.write(OnConflict.RETRY, session -> {
                observations.forEach(observation -> journal.add(session, observation));
                return observations.size();
            });
        } catch (CxException e) {
            if (e.is(CoreError.ENTRY_CONFLICT)) {
                throw new CxException(
                        MetricsError.OBSERVATION_ID_REUSED,
                        "one of " + observations.size()
                                + " observations has an id that was used before with other content",
                        "Give it an id of its own and, if it replaces the earlier one, say so with corrects.",
                        e);
            }
            throw e;
        }
    }

    /** Computes the figures as known now. */
    public KpiReport measure(KpiDefinitions definitions) {
        return measure(definitions, context.now());
    }

    /**
     * Computes the figures as known at a time: what was recorded later is not seen.
     *
     * @param asOf also decides which cases are due and which periods are over
     */
    public KpiReport measure(KpiDefinitions definitions, Instant asOf) {
        catchUp(definitions);
        return context.read(session -> {
            Progress progress = store.progress(session, definitions.sha256()).orElse(START);
            return progress.latestRecorded().isAfter(asOf)
                    ? KpiEngine.compute(
                            definitions, readUpTo(session, progress.revision()), asOf, progress.revision(), SOURCE)
                    : report(session, definitions, progress, asOf);
        });
    }

    /**
     * Reads on in the journal to its end. {@link #measure} does so by itself; a scheduler that calls this now and then
     * makes it quick.
     *
     * @return revision up to which the definitions have read
     */
    public long catchUp(KpiDefinitions definitions) {
        while (context.write(OnConflict.RETRY, session -> readOn(session, definitions))) {
            // each turn is a transaction of its own
        }
        return context.read(session ->
                store.progress(session, definitions.sha256()).orElse(START).revision());
    }

    /** Takes in the next slice of the journal; whether there may be more. */
    private boolean readOn(CxSession session, KpiDefinitions definitions) {
        Progress progress = store.progress(session, definitions.sha256()).orElse(START);
        Slice<Observation, Long> slice = journal.read(session, progress.revision(), Limits.BATCH);
        if (slice.items().isEmpty()) {
            return false;
        }
        if (changesThePast(slice.items(), progress)) {
            restate(session, definitions, progress, slice);
        } else {
            add(session, definitions, progress, slice);
        }
        return slice.more();
    }

    /** Whether some fact of these has a version outside of them: read before, or not yet come. */
    private static boolean changesThePast(List<Observation> observations, Progress progress) {
        Set<String> ids = new HashSet<>();
        observations.forEach(observation -> ids.add(observation.id().value()));
        return ids.stream().anyMatch(progress.awaited()::contains)
                || observations.stream()
                        .map(Restatement::replaced)
                        .flatMap(Optional::stream)
                        .anyMatch(earlier -> !ids.contains(earlier.value()));
    }

    private void add(CxSession session, KpiDefinitions definitions, Progress progress, Slice<Observation, Long> slice) {
        Facts.Known known = Facts.asOf(slice.items(), Instant.MAX);
        Map<String, KpiState> states = new LinkedHashMap<>();
        known.observations().forEach(KpiRouter.of(definitions, states)::add);
        // What is stored of the touched cells and cases is merged in; the others are left alone.
        List<PartId> touched = parts(states).stream().map(Part::id).toList();
        store.load(session, definitions.sha256(), touched).forEach(part -> merge(states, part));
        Map<String, Long> excluded = new TreeMap<>(progress.excluded());
        known.excluded().forEach((reason, count) -> excluded.merge(reason.code(), count, Long::sum));
        Progress next = new Progress(
                slice.last(), latestRecorded(progress.latestRecorded(), slice.items()), progress.awaited(), excluded);
        store.save(session, definitions.sha256(), parts(states), next);
    }

    private void restate(
            CxSession session, KpiDefinitions definitions, Progress progress, Slice<Observation, Long> slice) {
        Restatement restatement =
                Restatement.of(definitions, action -> forEach(session, progress.revision(), action), slice.items());
        Map<String, KpiState> out = restatement.out();
        Map<String, KpiState> in = restatement.in();
        Set<PartId> touched = new LinkedHashSet<>();
        parts(out).forEach(part -> touched.add(part.id()));
        parts(in).forEach(part -> touched.add(part.id()));
        Map<String, KpiState> states = new LinkedHashMap<>();
        KpiRouter.of(definitions, states);
        Set<PartId> emptied = new LinkedHashSet<>();
        store.load(session, definitions.sha256(), touched).forEach(part -> {
            merge(states, part);
            emptied.add(part.id());
        });
        restatement.apply(states, out, in, action -> forEach(session, slice.last(), action));
        List<Part> parts = parts(states);
        parts.forEach(part -> emptied.remove(part.id()));
        store.delete(session, definitions.sha256(), emptied);
        store.save(
                session,
                definitions.sha256(),
                parts,
                new Progress(
                        slice.last(),
                        latestRecorded(progress.latestRecorded(), slice.items()),
                        restatement.awaited(),
                        restatement.excluded(progress.excluded())));
    }

    private KpiReport report(CxSession session, KpiDefinitions definitions, Progress progress, Instant asOf) {
        Map<String, KpiState> states = new LinkedHashMap<>();
        KpiRouter.of(definitions, states);
        store.forEach(session, definitions.sha256(), part -> merge(states, part));
        List<KpiResult> results = KpiEvaluator.evaluate(definitions, states, asOf, progress.revision(), SOURCE);
        Map<ExclusionReason, Long> excluded = new TreeMap<>();
        progress.excluded().forEach((code, count) -> excluded.put(ExclusionReason.valueOf(code), count));
        return KpiReport.of(definitions, asOf, progress.revision(), results, excluded);
    }

    /** The journal from its beginning, in memory. */
    private List<Observation> readUpTo(CxSession session, long revision) {
        List<Observation> all = new ArrayList<>();
        forEach(session, revision, all::add);
        return all;
    }

    /** The journal from its beginning, slice by slice. */
    private void forEach(CxSession session, long revision, Consumer<Observation> action) {
        Slice<Observation, Long> slice = new Slice<>(List.of(), 0L, true);
        while (slice.more() && slice.last() < revision) {
            long left = revision - slice.last();
            slice = journal.read(session, slice.last(), (int) Math.min(Limits.BATCH, left));
            slice.items().forEach(action);
        }
    }

    private static List<Part> parts(Map<String, KpiState> states) {
        List<Part> parts = new ArrayList<>();
        states.forEach((kpi, state) -> state.parts()
                .forEach(part -> parts.add(new Part(new PartId(kpi, part.id()), Bytes.copyOf(part.bytes())))));
        return parts;
    }

    private static void merge(Map<String, KpiState> states, Part part) {
        Objects.requireNonNull(states.get(part.id().kpi()))
                .merge(new KpiState.Part(part.id().part(), part.bytes().toArray()));
    }

    private static Instant latestRecorded(Instant before, List<Observation> observations) {
        return observations.stream().map(Observation::recorded).reduce(before, (a, b) -> a.isAfter(b) ? a : b);
    }
}
