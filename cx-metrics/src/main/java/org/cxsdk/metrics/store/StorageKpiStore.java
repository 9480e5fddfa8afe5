package org.cxsdk.metrics.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;

/**
 * Keeps the progress of each set of definitions in one document and each cell or case in another. Saving writes the
 * progress with the version that was read in the same transaction, so of two who go on from the same place one repeats.
 */
public final class StorageKpiStore implements KpiStore {

    private static final String BY_SET = "by-set";

    private static final DocumentKind<Progress> PROGRESS = DocumentKind.of(
                    "metrics.progress", FormCodec.of(1, ProgressForm.class, ProgressForm::of, ProgressForm::toProgress))
            .unattributed();
    private static final DocumentKind<Kept> PARTS = DocumentKind.of(
                    "metrics.part",
                    FormCodec.of(1, PartForm.class, PartForm::of, PartForm::toKept),
                    kept -> List.of(IndexTuple.of(BY_SET, kept.definitions())))
            .unattributed();

    /** For {@code CxMetrics}; it holds nothing. */
    public StorageKpiStore() {}

    @Override
    public Optional<Progress> progress(CxSession session, String definitions) {
        return session.load(PROGRESS, definitions).map(Stored::value);
    }

    @Override
    public List<Part> load(CxSession session, String definitions, Collection<PartId> parts) {
        List<String> ids = parts.stream().map(part -> id(definitions, part)).toList();
        List<Part> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += Limits.BATCH) {
            List<String> some = ids.subList(from, Math.min(from + Limits.BATCH, ids.size()));
            session.load(PARTS, some)
                    .values()
                    .forEach(stored -> found.add(stored.value().part()));
        }
        return found;
    }

    @Override
    public void forEach(CxSession session, String definitions, Consumer<Part> action) {
        DocQuery query = session.query(PARTS, BY_SET).equal(definitions).limit(Limits.BATCH);
        Slice<Stored<Kept>, Cursor> slice = session.find(PARTS, query);
        slice.items().forEach(stored -> action.accept(stored.value().part()));
        while (slice.more()) {
            slice = session.find(PARTS, query.after(slice.last()));
            slice.items().forEach(stored -> action.accept(stored.value().part()));
        }
    }

    @Override
    public void save(CxSession session, String definitions, Collection<Part> parts, Progress progress) {
        Expected expected =
                session.load(PROGRESS, definitions).map(Stored::expected).orElse(Expected.absent());
        session.write(PROGRESS, definitions, expected, progress);
        for (Part part : parts) {
            session.write(PARTS, id(definitions, part.id()), Expected.any(), new Kept(definitions, part));
        }
    }

    @Override
    public void delete(CxSession session, String definitions, Collection<PartId> parts) {
        parts.forEach(part -> session.delete(PARTS, id(definitions, part), Expected.any()));
    }

    private static String id(String definitions, PartId part) {
        return definitions + "/" + part.kpi() + "/" + part.part();
    }

    /** A part with the set that it belongs to. */
    record Kept(String definitions, Part part) {}

    /** Form 1 of a progress. */
    record ProgressForm(long revision, Instant latestRecorded, List<String> awaited, Map<String, Long> excluded) {
        static ProgressForm of(Progress progress) {
            return new ProgressForm(
                    progress.revision(),
                    progress.latestRecorded(),
                    progress.awaited().stream().sorted().toList(),
                    new TreeMap<>(progress.excluded()));
        }

        Progress toProgress() {
            return new Progress(revision, latestRecorded, Set.copyOf(awaited), excluded);
        }
    }

    /** Form 1 of a part; the bytes are those of the mergeable state and carry a form of their own. */
    record PartForm(String definitions, String kpi, String part, String bytes) {
        static PartForm of(Kept kept) {
            return new PartForm(
                    kept.definitions(),
                    kept.part().id().kpi(),
                    kept.part().id().part(),
                    Base64.getEncoder().encodeToString(kept.part().bytes().toArray()));
        }

        Kept toKept() {
            return new Kept(
                    definitions,
                    new Part(
                            new PartId(kpi, part),
                            Bytes.copyOf(Base64.getDecoder().decode(bytes))));
        }
    }
}
