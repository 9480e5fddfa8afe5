package org.cxsdk.core.storage.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * What is committed. Methods are called inside {@link #reading} or {@link #changing} only, so that nobody ever sees half
 * a commit.
 */
final class Store {

    /** Held by the one transaction that writes, from its beginning to its end. */
    final ReentrantLock writers = new ReentrantLock();

    /** Held for the moment of one reading operation, or of one commit. */
    private final ReentrantReadWriteLock state = new ReentrantReadWriteLock();

    private final Map<DocKey, StoredDoc> docs = new HashMap<>();
    private final Map<Place.Index, NavigableMap<Place, DocKey>> indexes = new HashMap<>();
    private final Map<Place.Claim, DocKey> claims = new HashMap<>();
    private final Map<StreamKey, CommittedStream> streams = new HashMap<>();

    /** The streams of each tenant in the order of kind and id. */
    private final Map<TenantId, NavigableMap<Place, StreamKey>> streamOrder = new HashMap<>();

    private final Map<TenantId, NavigableMap<Long, Recorded>> journals = new HashMap<>();
    private final Map<TenantId, Long> heads = new HashMap<>();

    <T> T reading(Supplier<T> operation) {
        state.readLock().lock();
        try {
            return operation.get();
        } finally {
            state.readLock().unlock();
        }
    }

    void changing(Runnable commit) {
        state.writeLock().lock();
        try {
            commit.run();
        } finally {
            state.writeLock().unlock();
        }
    }

    @Nullable
    StoredDoc doc(DocKey key) {
        return docs.get(key);
    }

    @Nullable
    DocKey owner(Place.Claim claim) {
        return claims.get(claim);
    }

    /** The places that a walk of the query still has before it, in order. */
    NavigableMap<Place, DocKey> ahead(DocQuery query) {
        NavigableMap<Place, DocKey> index =
                indexes.getOrDefault(Place.Index.of(query), Collections.emptyNavigableMap());
        Place after = Place.of(query.after());
        Place lower = new Place(query.lower(), Bytes.EMPTY);
        Place upper = new Place(query.upper(), Bytes.EMPTY);
        Place start = after.compareTo(lower) > 0 ? after : lower;
        // no id is empty, so no place equals a bound; only the cursor's own place is to be left out
        return start.compareTo(upper) >= 0 ? Collections.emptyNavigableMap() : index.subMap(start, false, upper, false);
    }

    CommittedStream stream(StreamKey key) {
        return streams.getOrDefault(key, CommittedStream.EMPTY);
    }

    /** Kinds of which the tenant has a document, in order. */
    List<String> kinds(TenantId tenant) {
        return indexes.entrySet().stream()
                .filter(index -> index.getKey().tenant().equals(tenant)
                        && index.getKey().name().isEmpty()
                        && !index.getValue().isEmpty())
                .map(index -> index.getKey().kind())
                .sorted(Comparator.comparing(Bytes::utf8))
                .toList();
    }

    /** The streams of a tenant behind a place, which is made of kind and id. */
    Iterator<Map.Entry<Place, StreamKey>> streamsAfter(TenantId tenant, Place after) {
        return streamOrder
                .getOrDefault(tenant, Collections.emptyNavigableMap())
                .tailMap(after, false)
                .entrySet()
                .iterator();
    }

    /** Committed entries of a tenant by position. */
    NavigableMap<Long, Recorded> journal(TenantId tenant) {
        return journals.getOrDefault(tenant, Collections.emptyNavigableMap());
    }

    /** The last position given in a tenant's journal; 0 if none was. */
    long head(TenantId tenant) {
        return heads.getOrDefault(tenant, 0L);
    }

    /** Replaces documents: first all old ones go, so that unique tuples can change hands. */
    void replace(Map<DocKey, StoredDoc> puts, Collection<DocKey> deletes) {
        puts.keySet().forEach(this::remove);
        deletes.forEach(this::remove);
        puts.values().forEach(doc -> {
            docs.put(doc.key(), doc);
            Place.all(doc)
                    .forEach(in -> indexes.computeIfAbsent(in.index(), index -> new TreeMap<>())
                            .put(in.place(), doc.key()));
            Place.claims(doc).forEach(claim -> claims.put(claim, doc.key()));
        });
    }

    private void remove(DocKey key) {
        StoredDoc doc = docs.remove(key);
        if (doc != null) {
            Place.all(doc)
                    .forEach(in ->
                            Objects.requireNonNull(indexes.get(in.index())).remove(in.place()));
            Place.claims(doc).forEach(claims::remove);
        }
    }

    /** Gives the entry the tenant's next position and puts it at the end of its stream. */
    void publish(Recorded recorded) {
        publish(recorded, head(recorded.stream().tenant()) + 1);
    }

    /** Puts the entry at the end of its stream, and at a position beyond the head. */
    void publish(Recorded recorded, long position) {
        TenantId tenant = recorded.stream().tenant();
        raiseHead(tenant, position);
        journals.computeIfAbsent(tenant, t -> new TreeMap<>()).put(position, recorded);
        begin(recorded.stream(), 0).add(recorded, position);
    }

    /** Lets later positions begin behind this one. */
    void raiseHead(TenantId tenant, long position) {
        heads.merge(tenant, position, Math::max);
    }

    /** The stream, which begins behind purged entries if it is new. */
    CommittedStream begin(StreamKey key, long purgedThrough) {
        return streams.computeIfAbsent(key, stream -> {
            streamOrder.computeIfAbsent(key.tenant(), t -> new TreeMap<>()).put(Place.of(key), key);
            return new CommittedStream(purgedThrough);
        });
    }

    /** Removes entries of a stream for good. */
    void purge(StreamKey key, long throughRevision) {
        CommittedStream stream = streams.get(key);
        if (stream != null) {
            NavigableMap<Long, Recorded> journal = journal(key.tenant());
            stream.purge(throughRevision).forEach(journal::remove);
        }
    }
}
