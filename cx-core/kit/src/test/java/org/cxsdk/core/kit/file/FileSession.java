package org.cxsdk.core.kit.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Micros;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.SessionGuard;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;

/** One transaction. */
class FileSession implements StorageSession {

    // region guard
    final RowFile file;
    final SessionGuard guard;
    private final Map<TenantId, Long> committedHeads = new HashMap<>();
    private final Map<TenantId, Journaling> journaling = new HashMap<>();

    FileSession(RowFile file, TxMode mode) {
        this.file = file;
        this.guard = new SessionGuard(mode);
    }
    // endregion

    // region documents
    private static Bytes row(DocKey key) {
        return Row.of("doc", key.tenant().value(), key.kind(), key.id());
    }

    private static Bytes place(DocKey key, IndexTuple tuple) {
        return Row.of("index", key.tenant().value(), key.kind(), tuple.index(), tuple.encoded());
    }

    private static Bytes place(DocKey key, IndexTuple tuple, String id) {
        return Row.of("index", key.tenant().value(), key.kind(), tuple.index(), tuple.encoded(), id);
    }

    final @Nullable StoredDoc doc(DocKey key) {
        Bytes row = file.get(row(key));
        if (row == null) {
            return null;
        }
        List<Bytes> parts = Row.parts(row);
        List<IndexTuple> tuples = new ArrayList<>();
        for (int i = 2; i < parts.size(); i += 3) {
            boolean unique = parts.get(i).size() > 0;
            tuples.add(new IndexTuple(parts.get(i + 1).toUtf8(), IndexValue.decode(parts.get(i + 2)), unique));
        }
        return new StoredDoc(key, Row.number(parts.get(0)), parts.get(1), tuples);
    }

    @Override
    public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
        Limits.requireBatch("keys", keys.size());
        return guard.reading(() -> {
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
        return guard.writing(() -> {
            DocKey key = write.key();
            StoredDoc old = doc(key);
            OptionalLong actual = old == null ? OptionalLong.empty() : OptionalLong.of(old.version());
            if (!write.expected().holdsFor(actual)) {
                throw new VersionConflict(key, actual);
            }
            if (old != null) {
                old.tuples().forEach(tuple -> file.put(place(key, tuple, key.id()), null));
            }
            if (write instanceof DocWrite.Put put) {
                return OptionalLong.of(put(put, actual.orElse(0) + 1));
            }
            file.put(row(key), null);
            return OptionalLong.empty();
        });
    }

    final long put(DocWrite.Put put, long version) {
        List<Object> parts = new ArrayList<>(List.of(version, put.body()));
        for (IndexTuple tuple : put.tuples()) {
            Bytes place = place(put.key(), tuple);
            if (tuple.unique() && !file.between(place, Row.behind(place), 1).isEmpty()) {
                throw new UniqueConflict(put.key(), tuple.index());
            }
            parts.addAll(List.of(tuple.unique() ? "unique" : "", tuple.index(), tuple.encoded()));
        }
        put.tuples().forEach(tuple -> file.put(place(put.key(), tuple, put.key().id()), Bytes.EMPTY));
        file.put(row(put.key()), Row.of(parts.toArray()));
        return version;
    }

    @Override
    public Slice<StoredDoc, Cursor> find(DocQuery query) {
        int limit = Math.min(query.limit(), Limits.BATCH);
        return guard.reading(() -> {
            List<StoredDoc> items = new ArrayList<>();
            Cursor last = query.after();
            List<Bytes> ahead = ahead(query, limit + 1);
            for (Bytes row : ahead.subList(0, Math.min(limit, ahead.size()))) {
                List<Bytes> parts = Row.parts(row);
                String id = parts.get(parts.size() - 1).toUtf8();
                items.add(doc(new DocKey(query.tenant(), query.kind(), id)));
                last = new Cursor(query.byId() ? Bytes.EMPTY : parts.get(4), id);
            }
            return new Slice<>(items, last, ahead.size() > limit);
        });
    }

    @Override
    public long count(DocQuery query) {
        return guard.reading(() -> (long) ahead(query, query.limit()).size());
    }

    /** The rows that lie before a walk: those of the index, or the documents themselves. */
    private List<Bytes> ahead(DocQuery query, int most) {
        String tenant = query.tenant().value();
        String kind = query.kind();
        Cursor after = query.after();
        if (query.byId()) {
            Bytes all = Row.of("doc", tenant, kind);
            return file.between(Row.of("doc", tenant, kind, after.id()), Row.behind(all), most);
        }
        Bytes lower = Row.of("index", tenant, kind, query.index(), query.lower());
        Bytes seen = Row.of("index", tenant, kind, query.index(), after.tuple(), after.id());
        Bytes upper = Row.of("index", tenant, kind, query.index(), query.upper());
        return file.between(lower.compareTo(seen) < 0 ? seen : lower, upper, most);
    }
    // endregion

    // region journal
    static Bytes row(String space, StreamKey stream, Object... more) {
        List<Object> parts = new ArrayList<>(List.of(space, stream.tenant().value(), stream.kind(), stream.id()));
        parts.addAll(List.of(more));
        return Row.of(parts.toArray());
    }

    private static Bytes position(TenantId tenant, long position) {
        return Row.of("position", tenant.value(), position);
    }

    /** A number of a stream or journal; 0 if it has none. */
    final long number(Bytes row) {
        Bytes number = file.get(row);
        return number == null ? 0 : Row.number(Row.parts(number).get(0));
    }

    static Bytes headRow(TenantId tenant) {
        return Row.of("head", tenant.value());
    }

    /** What a transaction does to a journal: one of the two, since each gives positions in its own way. */
    enum Journaling {
        APPENDED,
        RESTORED
    }

    /** Remembers where the journal stands, before this transaction adds to it. */
    final void begin(TenantId tenant, Journaling how) {
        committedHeads.putIfAbsent(tenant, number(headRow(tenant)));
        Journaling before = journaling.putIfAbsent(tenant, how);
        if (before != null && before != how) {
            throw new CxException(CoreError.STORAGE_MISUSE, "both restored and appended", "Use two transactions.");
        }
    }

    /** Where the journal stood when this transaction began: what lies behind is not committed yet. */
    final long committedHead(TenantId tenant) {
        return committedHeads.getOrDefault(tenant, number(headRow(tenant)));
    }

    final void add(Recorded recorded, long position) {
        StreamKey stream = recorded.stream();
        Entry entry = recorded.entry();
        long revision = recorded.revision();
        Bytes fact = Row.of(position, entry.id(), entry.type(), Micros.of(entry.at()), entry.body());
        file.put(row("entry", stream, revision), fact);
        file.put(row("id", stream, entry.id()), Row.of(revision));
        file.put(position(stream.tenant(), position), Row.of(stream.kind(), stream.id(), revision));
        file.put(row("revision", stream), Row.of(revision));
    }

    private Recorded recorded(StreamKey stream, long revision) {
        List<Bytes> parts = Row.parts(file.get(row("entry", stream, revision)));
        return new Recorded(
                stream,
                revision,
                new Entry(
                        parts.get(1).toUtf8(),
                        parts.get(2).toUtf8(),
                        Micros.toInstant(Row.number(parts.get(3))),
                        parts.get(4)));
    }

    @Override
    public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
        Limits.requireAppend(entries);
        return guard.writing(() -> {
            List<Recorded> known = entries.stream()
                    .map(entry -> number(row("id", stream, entry.id())))
                    .filter(revision -> revision > 0)
                    .map(revision -> recorded(stream, revision))
                    .toList();
            if (!known.isEmpty()) {
                return repeated(known, entries);
            }
            long revision = number(row("revision", stream));
            if (!expected.holdsFor(revision)) {
                throw new RevisionConflict(stream, revision);
            }
            begin(stream.tenant(), Journaling.APPENDED);
            long head = number(headRow(stream.tenant()));
            for (Entry entry : entries) {
                revision++;
                head++;
                add(new Recorded(stream, revision, entry), head);
            }
            file.put(headRow(stream.tenant()), Row.of(head));
            return Appended.of(revision - entries.size() + 1, revision);
        });
    }

    private static Appended repeated(List<Recorded> known, List<Entry> entries) {
        long first = known.get(0).revision();
        long last = known.get(known.size() - 1).revision();
        if (last - first + 1 != entries.size()
                || !known.stream().map(Recorded::entry).toList().equals(entries)) {
            throw new CxException(CoreError.ENTRY_CONFLICT, "other entries under some of these ids", "Use new ids.");
        }
        return Appended.repeatOf(first, last);
    }

    @Override
    public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
        Limits.requireReading(after, limit);
        return guard.reading(() -> {
            long revision = number(row("revision", stream));
            long first = Math.max(after, number(row("purged", stream))) + 1;
            long last = Math.min(revision, first + Math.min(limit, Limits.BATCH) - 1);
            List<Recorded> items = new ArrayList<>();
            for (long next = first; next <= last; next++) {
                items.add(recorded(stream, next));
            }
            return new Slice<>(items, items.isEmpty() ? Math.max(after, revision) : last, last < revision);
        });
    }

    @Override
    public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
        Limits.requireReading(after.value(), limit);
        return guard.reading(() -> {
            TenantId tenant = filter.tenant();
            long head = committedHead(tenant);
            int most = Math.min(limit, Limits.BATCH);
            List<Bytes> ahead = file.between(position(tenant, after.value()), position(tenant, head + 1), most + 1);
            long last = Math.max(after.value(), head);
            List<Published> items = new ArrayList<>();
            for (Bytes row : ahead.subList(0, Math.min(most, ahead.size()))) {
                List<Bytes> parts = Row.parts(file.get(row));
                StreamKey stream = new StreamKey(
                        tenant, parts.get(0).toUtf8(), parts.get(1).toUtf8());
                long position = Row.number(Row.parts(row).get(2));
                Recorded recorded = recorded(stream, Row.number(parts.get(2)));
                if (filter.passes(recorded)) {
                    items.add(new Published(Position.of(position), recorded));
                }
                last = ahead.size() > most ? position : last;
            }
            return new Slice<>(items, Position.of(last), ahead.size() > most);
        });
    }

    @Override
    public long purge(StreamKey stream, long throughRevision) {
        return guard.writing(() -> {
            long purged = number(row("purged", stream));
            long through = Math.min(throughRevision, number(row("revision", stream)));
            for (long revision = purged + 1; revision <= through; revision++) {
                Bytes row = row("entry", stream, revision);
                List<Bytes> parts = Row.parts(file.get(row));
                file.put(position(stream.tenant(), Row.number(parts.get(0))), null);
                file.put(row("id", stream, parts.get(1).toUtf8()), null);
                file.put(row, null);
                file.put(row("purged", stream), Row.of(revision));
            }
            return Math.max(0, through - purged);
        });
    }
    // endregion
}
