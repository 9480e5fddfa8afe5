package org.cxsdk.core.storage.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.SessionGuard;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: reads what is committed, lays its own changes over it, and hands them to the {@link Store} at commit.
 * Rolling back is forgetting it.
 */
final class Session implements TransferSession {

    private final Store store;
    private final SessionGuard guard;

    /** Own documents by key; a deleted one has no value. */
    private final Map<DocKey, @Nullable StoredDoc> changed = new LinkedHashMap<>();

    private final Map<Place.Claim, DocKey> claims = new HashMap<>();
    private final JournalChanges journal;

    Session(Store store, TxMode mode) {
        this.store = store;
        this.guard = new SessionGuard(mode);
        this.journal = new JournalChanges(store);
    }

    @Override
    public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
        Limits.requireBatch("keys", keys.size());
        return reading(() -> {
            Map<DocKey, StoredDoc> found = new HashMap<>();
            for (DocKey key : keys) {
                StoredDoc doc = doc(key);
                if (doc != null) {
                    found.put(key, doc);
                }
            }
            return found;
        });
    }

    @Override
    public OptionalLong write(DocWrite write) {
        Objects.requireNonNull(write, "write");
        return writing(() -> {
            StoredDoc old = doc(write.key());
            OptionalLong actual = old == null ? OptionalLong.empty() : OptionalLong.of(old.version());
            if (!write.expected().holdsFor(actual)) {
                throw new VersionConflict(write.key(), actual);
            }
            return write instanceof DocWrite.Put put ? put(put, actual.orElse(0) + 1) : delete(write.key());
        });
    }

    private OptionalLong put(DocWrite.Put put, long version) {
        StoredDoc doc = new StoredDoc(put.key(), version, put.body(), put.tuples());
        Place.claims(doc).forEach(claim -> {
            DocKey holder = holder(claim);
            if (holder != null && !holder.equals(put.key())) {
                throw new UniqueConflict(put.key(), claim.index().name());
            }
        });
        release(put.key());
        Place.claims(doc).forEach(claim -> claims.put(claim, put.key()));
        changed.put(put.key(), doc);
        return OptionalLong.of(version);
    }

    private OptionalLong delete(DocKey key) {
        release(key);
        changed.put(key, null);
        return OptionalLong.empty();
    }

    /** Lets go of what this transaction had claimed for a document; what is committed is let go by changing it. */
    private void release(DocKey key) {
        StoredDoc own = changed.get(key);
        if (own != null) {
            Place.claims(own).forEach(claims::remove);
        }
    }

    private @Nullable DocKey holder(Place.Claim claim) {
        DocKey own = claims.get(claim);
        if (own != null) {
            return own;
        }
        DocKey committed = store.owner(claim);
        return committed == null || changed.containsKey(committed) ? null : committed;
    }

    private @Nullable StoredDoc doc(DocKey key) {
        return changed.containsKey(key) ? changed.get(key) : store.doc(key);
    }

    @Override
    public Slice<StoredDoc, Cursor> find(DocQuery query) {
        int limit = Math.min(query.limit(), Limits.BATCH);
        return reading(() -> {
            List<StoredDoc> items = new ArrayList<>();
            Cursor last = query.after();
            Iterator<Map.Entry<Place, DocKey>> ahead = ahead(query, limit + 1);
            while (ahead.hasNext() && items.size() < limit) {
                Map.Entry<Place, DocKey> next = ahead.next();
                items.add(Objects.requireNonNull(doc(next.getValue())));
                last = next.getKey().cursor();
            }
            return new Slice<>(items, last, ahead.hasNext());
        });
    }

    @Override
    public long count(DocQuery query) {
        return reading(() -> {
            long count = 0;
            Iterator<?> ahead = ahead(query, query.limit());
            while (ahead.hasNext() && count < query.limit()) {
                ahead.next();
                count++;
            }
            return count;
        });
    }

    /** What lies before a walk, own changes included; at least {@code enough} places if there are so many. */
    private Iterator<Map.Entry<Place, DocKey>> ahead(DocQuery query, int enough) {
        NavigableMap<Place, DocKey> committed = store.ahead(query);
        if (changed.isEmpty()) {
            return committed.entrySet().iterator();
        }
        NavigableMap<Place, DocKey> merged = new TreeMap<>();
        for (Map.Entry<Place, DocKey> entry : committed.entrySet()) {
            if (merged.size() == enough) {
                break;
            }
            if (!changed.containsKey(entry.getValue())) {
                merged.put(entry.getKey(), entry.getValue());
            }
        }
        // every own place is added: those behind the committed ones that were taken are never reached
        changed.values().stream()
                .filter(Objects::nonNull)
                .forEach(doc -> Place.all(doc)
                        .filter(in -> in.index().equals(Place.Index.of(query))
                                && in.place().awaits(query))
                        .forEach(in -> merged.put(in.place(), doc.key())));
        return merged.entrySet().iterator();
    }

    @Override
    public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(expected, "expected");
        Limits.requireAppend(entries);
        return writing(() -> journal.append(stream, expected, entries));
    }

    @Override
    public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
        Objects.requireNonNull(stream, "stream");
        Limits.requireReading(after, limit);
        return reading(() -> journal.read(stream, after, limit));
    }

    @Override
    public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
        Objects.requireNonNull(filter, "filter");
        Limits.requireReading(after.value(), limit);
        return reading(() -> {
            List<Published> items = new ArrayList<>();
            Iterator<Map.Entry<Long, Recorded>> ahead = store.journal(filter.tenant())
                    .tailMap(after.value(), false)
                    .entrySet()
                    .iterator();
            long last = after.value();
            while (ahead.hasNext() && items.size() < Math.min(limit, Limits.BATCH)) {
                Map.Entry<Long, Recorded> next = ahead.next();
                last = next.getKey();
                if (filter.passes(next.getValue())) {
                    items.add(new Published(Position.of(last), next.getValue()));
                }
            }
            boolean more = ahead.hasNext();
            return new Slice<>(items, Position.of(more ? last : Math.max(last, store.head(filter.tenant()))), more);
        });
    }

    @Override
    public long purge(StreamKey stream, long throughRevision) {
        Objects.requireNonNull(stream, "stream");
        return writing(() -> journal.purge(stream, throughRevision));
    }

    @Override
    public List<String> kinds(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        return reading(() -> store.kinds(tenant));
    }

    @Override
    public Slice<StreamState, Cursor> streams(TenantId tenant, Cursor after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Limits.requireReading(0, limit);
        return reading(() -> {
            Iterator<Map.Entry<Place, StreamKey>> ahead = store.streamsAfter(tenant, Place.of(after));
            List<StreamState> items = new ArrayList<>();
            Cursor last = after;
            while (ahead.hasNext() && items.size() < Math.min(limit, Limits.BATCH)) {
                Map.Entry<Place, StreamKey> next = ahead.next();
                CommittedStream stream = store.stream(next.getValue());
                items.add(new StreamState(next.getValue(), stream.purged(), stream.revision()));
                last = next.getKey().cursor();
            }
            return new Slice<>(items, last, ahead.hasNext());
        });
    }

    @Override
    public Position head(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        return reading(() -> Position.of(store.head(tenant)));
    }

    @Override
    public void restoreDocument(DocWrite.Put document, long version) {
        Limits.requireRestorable(document, version);
        writing(() -> {
            StoredDoc old = doc(document.key());
            if (old != null) {
                throw new VersionConflict(document.key(), OptionalLong.of(old.version()));
            }
            return put(document, version);
        });
    }

    @Override
    public void restoreStream(StreamKey stream, long purgedThrough) {
        Limits.requireRestorable(stream, purgedThrough);
        writing(() -> {
            journal.restore(stream, purgedThrough);
            return stream;
        });
    }

    @Override
    public void restoreEntries(TenantId tenant, List<Published> entries, Position head) {
        Limits.requireRestorable(tenant, entries, head);
        writing(() -> {
            journal.restore(tenant, entries, head);
            return tenant;
        });
    }

    /** Makes everything take effect at once; positions are given here. */
    void commit() {
        Map<DocKey, StoredDoc> puts = new LinkedHashMap<>();
        Set<DocKey> deletes = new HashSet<>();
        changed.forEach((key, doc) -> {
            if (doc == null) {
                deletes.add(key);
            } else {
                puts.put(key, doc);
            }
        });
        store.changing(() -> {
            store.replace(puts, deletes);
            journal.commit();
        });
    }

    /** Throws what made this transaction rollback-only, although the work may have caught it. */
    void throwFailure() {
        guard.throwFailure();
    }

    void end() {
        guard.end();
    }

    private <T> T writing(Supplier<T> operation) {
        return guard.writing(() -> store.reading(operation));
    }

    private <T> T reading(Supplier<T> operation) {
        return guard.reading(() -> store.reading(operation));
    }
}
