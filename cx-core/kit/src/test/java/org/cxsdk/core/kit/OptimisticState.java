package org.cxsdk.core.kit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;

/** All data of an {@link OptimisticStorage}; never changed after it was published. */
final class OptimisticState {
    final Map<DocKey, StoredDoc> docs = new HashMap<>();
    final Map<StreamKey, List<Recorded>> streams = new HashMap<>();
    final Map<StreamKey, Long> purged = new HashMap<>();
    final Map<TenantId, TreeMap<Long, Recorded>> journals = new HashMap<>();
    final Map<TenantId, Long> heads = new HashMap<>();

    /** Versions of deleted documents and counters that went too far: for those faults alone. */
    private final Map<DocKey, Long> deleted = new HashMap<>();

    private final Map<StreamKey, Long> holes = new HashMap<>();
    private final OptimisticFault fault;
    boolean checksUnique = true;

    OptimisticState(OptimisticFault fault) {
        this.fault = fault;
    }

    OptimisticState copy() {
        OptimisticState copy = new OptimisticState(fault);
        copy.deleted.putAll(deleted);
        copy.holes.putAll(holes);
        copy.docs.putAll(docs);
        streams.forEach((key, entries) -> copy.streams.put(key, new ArrayList<>(entries)));
        copy.purged.putAll(purged);
        journals.forEach((tenant, entries) -> copy.journals.put(tenant, new TreeMap<>(entries)));
        copy.heads.putAll(heads);
        return copy;
    }

    private DocKey folded(DocKey key) {
        return fault == OptimisticFault.CASE_FOLDED_KEYS
                ? new DocKey(
                        TenantId.of(key.tenant().value().toLowerCase(Locale.ROOT)),
                        key.kind().toLowerCase(Locale.ROOT),
                        key.id())
                : key;
    }

    @Nullable
    StoredDoc doc(DocKey key) {
        return docs.get(folded(key));
    }

    OptionalLong version(DocKey key) {
        StoredDoc doc = doc(key);
        return doc == null ? OptionalLong.empty() : OptionalLong.of(doc.version());
    }

    long revision(StreamKey key) {
        if (fault == OptimisticFault.PURGE_RENUMBERS) {
            return kept(key).isEmpty() ? 0 : kept(key).get(kept(key).size() - 1).revision();
        }
        return purged.getOrDefault(key, 0L) + kept(key).size() + holes.getOrDefault(key, 0L);
    }

    List<Recorded> kept(StreamKey key) {
        return streams.getOrDefault(key, List.of());
    }

    OptionalLong write(DocWrite write) {
        OptionalLong actual = version(write.key());
        if (!write.expected().holdsFor(actual)) {
            throw new VersionConflict(write.key(), actual);
        }
        if (!(write instanceof DocWrite.Put put)) {
            if (fault == OptimisticFault.VERSION_AFTER_DELETION) {
                actual.ifPresent(version -> deleted.put(write.key(), version));
            }
            docs.remove(folded(write.key()));
            return OptionalLong.empty();
        }
        for (IndexTuple tuple : put.tuples()) {
            boolean taken = checksUnique
                    && tuple.unique()
                    && docs.values().stream()
                            .filter(doc -> doc.key().tenant().equals(put.key().tenant())
                                    && doc.key().kind().equals(put.key().kind())
                                    && !doc.key().equals(put.key()))
                            .flatMap(doc -> doc.tuples().stream())
                            .anyMatch(other -> same(tuple, other));
            if (taken) {
                throw new UniqueConflict(put.key(), tuple.index());
            }
        }
        long version = actual.orElse(deleted.getOrDefault(put.key(), 0L)) + 1;
        docs.put(folded(put.key()), new StoredDoc(put.key(), version, put.body(), kept(put.tuples())));
        return OptionalLong.of(version);
    }

    private boolean same(IndexTuple tuple, IndexTuple other) {
        return fault == OptimisticFault.UNIQUE_ACROSS_INDEXES
                ? other.unique() && other.values().equals(tuple.values())
                : other.equals(tuple);
    }

    private List<IndexTuple> kept(List<IndexTuple> tuples) {
        return fault == OptimisticFault.TUPLES_SORTED
                ? tuples.stream()
                        .sorted(Comparator.comparing(IndexTuple::index).thenComparing(IndexTuple::encoded))
                        .toList()
                : tuples;
    }

    /** An entry as this storage keeps it. */
    Entry kept(Entry entry) {
        return switch (fault) {
            case TIME_CUT -> at(entry, entry.at().truncatedTo(ChronoUnit.SECONDS));
            case LOCAL_TIME -> // local time, written down as if it were UTC
                at(
                        entry,
                        entry.at()
                                .atZone(ZoneId.systemDefault())
                                .toLocalDateTime()
                                .toInstant(ZoneOffset.UTC));
            default -> entry;
        };
    }

    /** An entry as this storage tells it. */
    Recorded told(Recorded kept) {
        if (fault != OptimisticFault.LOCAL_TIME) {
            return kept;
        }
        Entry entry = kept.entry();
        Instant read = LocalDateTime.ofInstant(entry.at(), ZoneOffset.UTC)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        return new Recorded(kept.stream(), kept.revision(), at(entry, read));
    }

    private static Entry at(Entry entry, Instant at) {
        return new Entry(entry.id(), entry.type(), at, entry.body());
    }

    Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> given) {
        List<Entry> entries = given.stream().map(this::kept).toList();
        if (fault == OptimisticFault.REVISION_BEFORE_IDS && !expected.holdsFor(revision(stream))) {
            throw new RevisionConflict(stream, revision(stream));
        }
        List<Recorded> known = kept(stream).stream()
                .filter(recorded -> entries.stream()
                        .anyMatch(entry -> entry.id().equals(recorded.entry().id())))
                .toList();
        if (!known.isEmpty()) {
            boolean consecutive =
                    known.get(known.size() - 1).revision() - known.get(0).revision() == entries.size() - 1;
            if (!consecutive || !known.stream().map(Recorded::entry).toList().equals(entries)) {
                throw new CxException(CoreError.ENTRY_CONFLICT, "other entries under these ids", "Use new ids.");
            }
            return Appended.repeatOf(
                    known.get(0).revision(), known.get(known.size() - 1).revision());
        }
        long revision = revision(stream);
        if (!expected.holdsFor(revision)) {
            throw new RevisionConflict(stream, revision);
        }
        List<Recorded> kept = streams.computeIfAbsent(stream, key -> new ArrayList<>());
        for (int i = 0; i < entries.size(); i++) {
            kept.add(new Recorded(stream, revision + 1 + i, entries.get(i)));
        }
        if (fault == OptimisticFault.REVISION_HOLE && revision > 0 && entries.size() >= 3) {
            holes.merge(stream, 1L, Long::sum);
        }
        return Appended.of(revision + 1, revision + entries.size());
    }

    void publish(Recorded recorded, long position) {
        TenantId tenant = recorded.stream().tenant();
        heads.merge(tenant, position, Math::max);
        journals.computeIfAbsent(tenant, t -> new TreeMap<>()).put(position, recorded);
    }

    long purge(StreamKey stream, long throughRevision) {
        List<Recorded> gone = kept(stream).stream()
                .filter(recorded -> recorded.revision() <= throughRevision)
                .toList();
        if (!gone.isEmpty()) {
            kept(stream).removeAll(gone);
            purged.merge(stream, (long) gone.size(), Long::sum);
            journals.getOrDefault(stream.tenant(), new TreeMap<>()).values().removeAll(gone);
        }
        return gone.size();
    }

    /** All hits of a query behind its cursor in order, found by looking at every document. */
    Stream<Hit> hits(DocQuery query) {
        Stream<Hit> all = docs.values().stream()
                .filter(doc -> doc.key().tenant().equals(query.tenant())
                        && doc.key().kind().equals(query.kind()))
                .flatMap(doc -> query.byId()
                        ? Stream.of(new Hit(Bytes.EMPTY, doc))
                        : doc.tuples().stream()
                                .filter(tuple -> tuple.index().equals(query.index()))
                                .map(tuple -> new Hit(tuple.encoded(), doc)))
                .filter(hit -> hit.tuple.compareTo(query.lower()) >= 0 && hit.tuple.compareTo(query.upper()) < 0)
                .sorted((a, b) -> order().compare(a.cursor(), b.cursor()));
        Cursor after = query.after();
        if (fault == OptimisticFault.PAGE_REPEATS) {
            return all.skip(offset(after));
        }
        if (fault == OptimisticFault.PAGE_MISSES && !query.byId()) {
            return all.filter(hit -> hit.tuple.compareTo(after.tuple()) > 0);
        }
        return all.filter(hit -> order().compare(hit.cursor(), after) > 0);
    }

    /** Where a walk stands behind these. */
    Cursor cursor(DocQuery query, List<Hit> items) {
        return fault == OptimisticFault.PAGE_REPEATS
                ? new Cursor(Bytes.EMPTY, Long.toString(offset(query.after()) + items.size()))
                : items.get(items.size() - 1).cursor();
    }

    private static long offset(Cursor cursor) {
        return cursor.id().isEmpty() ? 0 : Long.parseLong(cursor.id());
    }

    private Comparator<Cursor> order() {
        Comparator<Cursor> byTuple = Comparator.comparing(Cursor::tuple);
        return fault == OptimisticFault.UTF16_ORDER
                ? byTuple.thenComparing(Cursor::id)
                : byTuple.thenComparing(cursor -> Bytes.utf8(cursor.id()));
    }

    List<String> kinds(TenantId tenant) {
        return docs.keySet().stream()
                .filter(key -> key.tenant().equals(tenant))
                .map(DocKey::kind)
                .distinct()
                .sorted(Comparator.comparing(Bytes::utf8))
                .toList();
    }

    /** Streams that something was appended to, each under a cursor made of kind and id, in that order. */
    TreeMap<Cursor, StreamState> streams(TenantId tenant) {
        TreeMap<Cursor, StreamState> found =
                new TreeMap<>(Comparator.comparing(Cursor::tuple).thenComparing(cursor -> Bytes.utf8(cursor.id())));
        Stream.concat(streams.keySet().stream(), purged.keySet().stream())
                .filter(key -> key.tenant().equals(tenant) && revision(key) > 0)
                .forEach(key -> found.put(
                        new Cursor(Bytes.utf8(key.kind()), key.id()),
                        new StreamState(key, purged.getOrDefault(key, 0L), revision(key))));
        return found;
    }

    long head(TenantId tenant) {
        return heads.getOrDefault(tenant, 0L);
    }

    /** Writes a document that is then in this version. */
    void restore(DocWrite.Put put, long version) {
        write(put);
        docs.put(put.key(), new StoredDoc(put.key(), version, put.body(), put.tuples()));
    }

    void restore(StreamKey stream, long purgedThrough) {
        if (revision(stream) > 0) {
            throw new RevisionConflict(stream, revision(stream));
        }
        purged.put(stream, purgedThrough);
    }

    void restore(TenantId tenant, List<Published> entries, Position to) {
        long first =
                entries.isEmpty() ? to.value() + 1 : entries.get(0).position().value();
        if (to.value() < head(tenant) || first <= head(tenant)) {
            throw new CxException(CoreError.POSITION_CONFLICT, "positions have passed", "Use an empty tenant.");
        }
        for (Published published : entries) {
            Recorded recorded = published.recorded();
            if (append(recorded.stream(), ExpectedRevision.at(recorded.revision() - 1), List.of(recorded.entry()))
                    .repeated()) {
                throw new CxException(CoreError.ENTRY_CONFLICT, "an entry with this id", "Use an empty tenant.");
            }
            publish(recorded, published.position().value());
        }
        heads.merge(tenant, to.value(), Math::max);
    }

    /** A document at one of its places in an index. */
    record Hit(Bytes tuple, StoredDoc doc) {
        Cursor cursor() {
            return new Cursor(tuple, doc.key().id());
        }
    }
}
