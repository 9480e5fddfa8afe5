package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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

/** All data of an {@link OptimisticStorage}; never changed after it was published. */
final class OptimisticState {
    final Map<DocKey, StoredDoc> docs = new HashMap<>();
    final Map<StreamKey, List<Recorded>> streams = new HashMap<>();
    final Map<StreamKey, Long> purged = new HashMap<>();
    final Map<TenantId, TreeMap<Long, Recorded>> journals = new HashMap<>();
    final Map<TenantId, Long> heads = new HashMap<>();

    OptimisticState copy() {
        OptimisticState copy = new OptimisticState();
        copy.docs.putAll(docs);
        streams.forEach((key, entries) -> copy.streams.put(key, new ArrayList<>(entries)));
        copy.purged.putAll(purged);
        journals.forEach((tenant, entries) -> copy.journals.put(tenant, new TreeMap<>(entries)));
        copy.heads.putAll(heads);
        return copy;
    }

    OptionalLong version(DocKey key) {
        StoredDoc doc = docs.get(key);
        return doc == null ? OptionalLong.empty() : OptionalLong.of(doc.version());
    }

    long revision(StreamKey key) {
        return purged.getOrDefault(key, 0L) + kept(key).size();
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
            docs.remove(write.key());
            return OptionalLong.empty();
        }
        for (IndexTuple tuple : put.tuples()) {
            boolean taken = tuple.unique()
                    && docs.values().stream()
                            .filter(doc -> doc.key().tenant().equals(put.key().tenant())
                                    && doc.key().kind().equals(put.key().kind())
                                    && !doc.key().equals(put.key()))
                            .anyMatch(doc -> doc.tuples().contains(tuple));
            if (taken) {
                throw new UniqueConflict(put.key(), tuple.index());
            }
        }
        long version = actual.orElse(0) + 1;
        docs.put(put.key(), new StoredDoc(put.key(), version, put.body(), put.tuples()));
        return OptionalLong.of(version);
    }

    Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
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

    /** All hits of a query in order, found by looking at every document. */
    Stream<Hit> hits(DocQuery query) {
        return docs.values().stream()
                .filter(doc -> doc.key().tenant().equals(query.tenant())
                        && doc.key().kind().equals(query.kind()))
                .flatMap(doc -> query.byId()
                        ? Stream.of(new Hit(Bytes.EMPTY, doc))
                        : doc.tuples().stream()
                                .filter(tuple -> tuple.index().equals(query.index()))
                                .map(tuple -> new Hit(tuple.encoded(), doc)))
                .filter(hit -> hit.tuple.compareTo(query.lower()) >= 0
                        && hit.tuple.compareTo(query.upper()) < 0
                        && Hit.ORDER.compare(hit, query.after()) > 0)
                .sorted(Hit.ORDER::compare);
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
        static final Order ORDER = new Order();

        static final class Order {
            int compare(Hit a, Hit b) {
                return compare(a, new Cursor(b.tuple, b.doc.key().id()));
            }

            int compare(Hit hit, Cursor cursor) {
                return Comparator.comparing(Cursor::tuple)
                        .thenComparing(c -> Bytes.utf8(c.id()))
                        .compare(new Cursor(hit.tuple, hit.doc.key().id()), cursor);
            }
        }
    }
}
