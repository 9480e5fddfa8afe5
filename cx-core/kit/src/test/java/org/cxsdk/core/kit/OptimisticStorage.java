package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;

/**
 * A storage that differs from the one in memory in everything but the contract: no index, no lock while work runs; each
 * transaction works on a copy of all data and is replayed on what is committed by then, if nobody else touched the same.
 * It shows that the kit asks for the contract only, and it can be broken on purpose.
 */
final class OptimisticStorage implements Storage {

    /** The data that all handles share. */
    static final class Data {
        private final OptimisticFault fault;
        private final AtomicLong sequence = new AtomicLong();
        private volatile OptimisticState committed;

        Data(OptimisticFault fault) {
            this.fault = fault;
            this.committed = new OptimisticState(fault);
        }
    }

    private final Data data;
    private final Map<DocKey, Optional<StoredDoc>> remembered = new ConcurrentHashMap<>();
    private volatile boolean closed;

    OptimisticStorage(Data data) {
        this.data = data;
    }

    @Override
    public StorageInfo info() {
        return new StorageInfo("optimistic, for the kit's own tests", Set.of(Capability.TRANSFER));
    }

    @Override
    public void close() {
        closed = data.fault != OptimisticFault.CLOSED_AND_OPEN;
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        if (closed) {
            throw misuse("closed");
        }
        Session session = new Session(data, mode, remembered);
        try {
            T result = work.run(session);
            if (session.failure != null) {
                throw session.failure;
            }
            session.commit();
            return result;
        } catch (RuntimeException | Error e) {
            session.rollBack();
            throw e;
        } finally {
            session.ended = data.fault != OptimisticFault.SESSION_OUTLIVES;
            remembered.keySet().removeIf(key -> mode == TxMode.WRITE);
        }
    }

    private static CxException misuse(String what) {
        return new CxException(CoreError.STORAGE_MISUSE, what, "Use it as the contract says.");
    }

    private static final class Session implements TransferSession {
        private final Data data;
        private final TxMode mode;
        private final Map<DocKey, Optional<StoredDoc>> remembered;
        private final Thread owner = Thread.currentThread();
        private OptimisticState state;
        private boolean ended;
        private @Nullable CxException failure;

        /** What others must not have touched meanwhile: versions and revisions before this transaction wrote. */
        private final Map<DocKey, OptionalLong> versions = new LinkedHashMap<>();

        private final Map<StreamKey, Long> revisions = new LinkedHashMap<>();

        /** What to do again at commit. */
        private final List<Function<OptimisticState, ?>> changes = new ArrayList<>();

        private final List<DocWrite> dirty = new ArrayList<>();
        private final List<Recorded> appended = new ArrayList<>();
        private final Set<TenantId> restored = new HashSet<>();
        private final List<Long> earlyPositions = new ArrayList<>();

        Session(Data data, TxMode mode, Map<DocKey, Optional<StoredDoc>> remembered) {
            this.data = data;
            this.mode = mode;
            this.remembered = remembered;
            this.state = mode == TxMode.READ ? data.committed : data.committed.copy();
        }

        void commit() {
            dirty.clear();
            if (changes.isEmpty()) {
                return;
            }
            synchronized (data) {
                OptimisticState next = data.committed.copy();
                if (data.fault != OptimisticFault.LOST_UPDATE) {
                    versions.forEach((key, before) -> {
                        if (!before.equals(next.version(key))) {
                            throw new VersionConflict(key, next.version(key));
                        }
                    });
                }
                revisions.forEach((key, before) -> {
                    if (before != next.revision(key)) {
                        throw new RevisionConflict(key, next.revision(key));
                    }
                });
                next.checksUnique = data.fault != OptimisticFault.UNIQUE_OUTSIDE_TRANSACTION;
                replay(next);
                next.checksUnique = true;
                data.committed = next;
            }
        }

        private void replay(OptimisticState next) {
            for (Function<OptimisticState, ?> change : changes) {
                try {
                    change.apply(next);
                } catch (VersionConflict e) {
                    if (data.fault != OptimisticFault.LOST_UPDATE) {
                        throw e;
                    }
                }
            }
            for (int i = 0; i < appended.size(); i++) {
                Recorded recorded = appended.get(i);
                if (next.kept(recorded.stream()).contains(recorded)) {
                    long last = next.heads.getOrDefault(recorded.stream().tenant(), 0L);
                    next.publish(
                            recorded,
                            data.fault == OptimisticFault.POSITION_BEFORE_COMMIT ? earlyPositions.get(i) : last + 1);
                }
            }
        }

        void rollBack() {
            if (data.fault == OptimisticFault.DIRTY_ROLLBACK) {
                synchronized (data) {
                    OptimisticState next = data.committed.copy();
                    dirty.forEach(write -> next.write(write));
                    data.committed = next;
                }
            }
        }

        @Override
        public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
            Limits.requireBatch("keys", keys.size());
            return reading(now -> {
                Map<DocKey, StoredDoc> found = new HashMap<>();
                for (DocKey key : keys) {
                    Optional<StoredDoc> doc = Optional.ofNullable(now.doc(key));
                    if (mode == TxMode.READ && data.fault == OptimisticFault.STALE_READS) {
                        doc = remembered.computeIfAbsent(key, k -> Optional.ofNullable(now.doc(k)));
                    }
                    doc.ifPresent(there -> found.put(key, there));
                }
                return found;
            });
        }

        @Override
        public OptionalLong write(DocWrite write) {
            return writing(now -> {
                OptionalLong before = now.version(write.key());
                OptionalLong version = now.write(write);
                versions.putIfAbsent(write.key(), before);
                // at commit the version was compared already; with LOST_UPDATE it is written whatever is there
                changes.add(next -> next.write(
                        data.fault == OptimisticFault.LOST_UPDATE && write instanceof DocWrite.Put put
                                ? DocWrite.put(put.key(), Expected.any(), put.body(), put.tuples())
                                : write));
                dirty.add(write);
                return version;
            });
        }

        @Override
        public Slice<StoredDoc, Cursor> find(DocQuery query) {
            int limit = Math.min(query.limit(), Limits.BATCH);
            return reading(now -> {
                List<OptimisticState.Hit> hits =
                        now.hits(query).limit(limit + 1L).toList();
                List<OptimisticState.Hit> items = hits.subList(0, Math.min(limit, hits.size()));
                Cursor last = items.isEmpty() ? query.after() : now.cursor(query, items);
                return new Slice<>(items.stream().map(OptimisticState.Hit::doc).toList(), last, hits.size() > limit);
            });
        }

        @Override
        public long count(DocQuery query) {
            long most = data.fault == OptimisticFault.COUNT_BEYOND_LIMIT ? Long.MAX_VALUE : query.limit();
            return reading(now -> now.hits(query).limit(most).count());
        }

        @Override
        public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
            Limits.requireAppend(entries);
            return writing(now -> {
                long before = now.revision(stream);
                Appended result = now.append(stream, expected, entries);
                if (result.repeated()) {
                    return result;
                }
                revisions.putIfAbsent(stream, before);
                changes.add(next -> next.append(stream, ExpectedRevision.any(), entries));
                for (int i = 0; i < entries.size(); i++) {
                    appended.add(new Recorded(stream, before + 1 + i, now.kept(entries.get(i))));
                    earlyPositions.add(data.sequence.incrementAndGet());
                }
                refuseBoth();
                return result;
            });
        }

        @Override
        public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
            Limits.requireReading(after, limit);
            return reading(now -> {
                List<Recorded> ahead = now.kept(stream).stream()
                        .filter(recorded -> recorded.revision() > after)
                        .map(now::told)
                        .toList();
                List<Recorded> items = ahead.subList(0, Math.min(ahead.size(), Math.min(limit, Limits.BATCH)));
                long last = items.isEmpty()
                        ? Math.max(after, now.revision(stream))
                        : items.get(items.size() - 1).revision();
                return new Slice<>(items, last, items.size() < ahead.size());
            });
        }

        @Override
        public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
            Limits.requireReading(after.value(), limit);
            return reading(now -> {
                // only what was committed when this transaction began: its own entries have no position yet
                List<Published> ahead = now
                        .journals
                        .getOrDefault(filter.tenant(), new TreeMap<>())
                        .tailMap(after.value(), false)
                        .entrySet()
                        .stream()
                        .map(entry -> new Published(Position.of(entry.getKey()), now.told(entry.getValue())))
                        .filter(published -> filter.passes(published.recorded()))
                        .toList();
                List<Published> items = ahead.subList(0, Math.min(ahead.size(), Math.min(limit, Limits.BATCH)));
                boolean more = items.size() < ahead.size();
                long head = now.heads.getOrDefault(filter.tenant(), 0L);
                Position last =
                        more ? items.get(items.size() - 1).position() : Position.of(Math.max(after.value(), head));
                return new Slice<>(items, last, more);
            });
        }

        @Override
        public long purge(StreamKey stream, long throughRevision) {
            return writing(now -> {
                changes.add(next -> next.purge(stream, throughRevision));
                return now.purge(stream, throughRevision);
            });
        }

        @Override
        public List<String> kinds(TenantId tenant) {
            return reading(now -> now.kinds(tenant));
        }

        @Override
        public Slice<StreamState, Cursor> streams(TenantId tenant, Cursor after, int limit) {
            return reading(now -> {
                NavigableMap<Cursor, StreamState> ahead = now.streams(tenant).tailMap(after, false);
                List<StreamState> items = ahead.values().stream()
                        .limit(Math.min(limit, Limits.BATCH))
                        .toList();
                Cursor last = ahead.keySet().stream().limit(items.size()).reduce(after, (seen, next) -> next);
                return new Slice<>(items, last, items.size() < ahead.size());
            });
        }

        @Override
        public Position head(TenantId tenant) {
            return reading(now -> Position.of(now.head(tenant)));
        }

        @Override
        public void restoreDocument(DocWrite.Put document, long version) {
            Limits.requireRestorable(document, version);
            restoring(now -> {
                versions.putIfAbsent(document.key(), now.version(document.key()));
                now.restore(document, version);
            });
        }

        @Override
        public void restoreStream(StreamKey stream, long purgedThrough) {
            Limits.requireRestorable(stream, purgedThrough);
            restoring(now -> now.restore(stream, purgedThrough));
        }

        @Override
        public void restoreEntries(TenantId tenant, List<Published> entries, Position head) {
            Limits.requireRestorable(tenant, entries, head);
            restored.add(tenant);
            refuseBoth();
            restoring(now -> now.restore(tenant, entries, head));
        }

        private void refuseBoth() {
            if (appended.stream()
                    .anyMatch(recorded -> restored.contains(recorded.stream().tenant()))) {
                throw misuse("one transaction both restored and appended");
            }
        }

        private void restoring(Consumer<OptimisticState> change) {
            writing(now -> {
                change.accept(now);
                changes.add(next -> {
                    change.accept(next);
                    return next;
                });
                return now;
            });
        }

        private <T> T writing(Function<OptimisticState, T> operation) {
            if (mode == TxMode.READ) {
                throw misuse("a READ session was asked to change something");
            }
            return reading(operation);
        }

        private <T> T reading(Function<OptimisticState, T> operation) {
            if (ended || Thread.currentThread() != owner) {
                throw misuse("a session was used after its end or on another thread");
            }
            if (failure != null) {
                throw misuse("this transaction can only roll back");
            }
            try {
                return operation.apply(Objects.requireNonNull(state));
            } catch (CxException e) {
                failure = data.fault == OptimisticFault.CONFLICT_FORGIVEN ? null : e;
                throw e;
            }
        }
    }
}
