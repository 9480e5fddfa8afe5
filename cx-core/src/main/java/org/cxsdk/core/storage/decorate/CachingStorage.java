package org.cxsdk.core.storage.decorate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/**
 * A storage that keeps in memory what reading transactions read, and asks the store before it tells any of it.
 *
 * <p>Entries of a stream never change, so a stream that was read is kept. When it is read again, the store is asked for
 * its first entry of interest (a stream loses entries only from its beginning, so if that one is kept, all behind it are)
 * and for what stands behind the last known one: two readings of a row in place of one of the whole stream. Nothing is
 * ever told that the store would not have told, whoever wrote it, on whatever node. It pays for streams that are read
 * whole again and again, and costs a little for short ones.
 *
 * <p>A document has no such check: to ask for its version costs what reading it costs. Documents are kept only for kinds
 * whose lateness was asked for ({@link CachePolicy#lateBy}), such as definitions and catalogues: changes by others are
 * then seen late, never later than agreed; changes through this handle at once. That gives up ST-13 for these kinds, and
 * so does not suit rules about persons.
 *
 * <p>Writing transactions neither use what is kept nor add to it, so no decision to write rests on it (ST-14). Around a
 * storage that is joined to the caller's transaction nothing is kept at all.
 */
public final class CachingStorage implements Storage {

    private static final int BYTES_AROUND_A_DOCUMENT = 500;

    private final Storage storage;
    private final CachePolicy policy;
    private final boolean joined;
    private final Cache<DocKey, CachedDocument> documents;
    private final Cache<StreamKey, CachedEntries> streams;

    /** Grows with each writing transaction that touched what may be kept; what was read before may be outdated. */
    private final AtomicLong changes = new AtomicLong();

    private CachingStorage(Storage storage, CachePolicy policy) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.joined = storage.info().has(Capability.JOINED);
        // each half of the bytes; no thread of the cache's own
        long half = Math.max(1, policy.maximumBytes() / 2);
        this.documents = Caffeine.newBuilder()
                .maximumWeight(half)
                .weigher((DocKey key, CachedDocument document) -> document.bytes())
                .executor(Runnable::run)
                .build();
        this.streams = Caffeine.newBuilder()
                .maximumWeight(half)
                .weigher((StreamKey key, CachedEntries entries) -> entries.bytes())
                .executor(Runnable::run)
                .build();
    }

    /** Returns the storage, with what is read often kept in memory. */
    public static CachingStorage of(Storage storage, CachePolicy policy) {
        return new CachingStorage(storage, policy);
    }

    /** What the storage inside says of itself, less TRANSFER: a copy is made between the storages themselves. */
    @Override
    public StorageInfo info() {
        return Declared.without(storage.info(), Capability.TRANSFER);
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(work, "work");
        if (joined) {
            return storage.execute(mode, session -> work.run(new ForwardingSession(session)));
        }
        return mode == TxMode.READ ? read(work) : write(work);
    }

    /** What was true is noted as of the beginning: the transaction may see the store as it was then. */
    private <T extends @Nullable Object> T read(StorageWork<T> work) {
        long began = policy.ticker().getAsLong();
        long known = changes.get();
        return storage.execute(TxMode.READ, session -> work.run(new Reading(session, began, known)));
    }

    private <T extends @Nullable Object> T write(StorageWork<T> work) {
        Set<DocKey> written = new HashSet<>();
        Set<StreamKey> purged = new HashSet<>();
        try {
            return storage.execute(TxMode.WRITE, session -> work.run(new Writing(session, written, purged)));
        } finally {
            // also after an exception: whether it was committed may be unknown
            if (!written.isEmpty() || !purged.isEmpty()) {
                changes.incrementAndGet();
                written.forEach(key -> documents.asMap().remove(key));
                purged.forEach(key -> streams.asMap().remove(key));
            }
        }
    }

    /** Forgets everything; other handles go on. */
    @Override
    public void close() {
        documents.invalidateAll();
        streams.invalidateAll();
        storage.close();
    }

    /**
     * Keeps what was read, unless something was written through this handle since the reading transaction began. A writer
     * first counts and then removes, both after its commit; a reader looks at the count while it holds the key. So either
     * the reader sees the count, or the writer removes what the reader kept.
     */
    private <K, V> void keep(Cache<K, V> cache, K key, V read, long known, BinaryOperator<V> merge) {
        cache.asMap().compute(key, (same, old) -> {
            if (changes.get() != known) {
                return old;
            }
            return old == null ? read : merge.apply(old, read);
        });
    }

    private record CachedDocument(StoredDoc doc, long since) {
        int bytes() {
            return doc.body().size() + BYTES_AROUND_A_DOCUMENT;
        }
    }

    private final class Reading extends ForwardingSession {
        private final long began;
        private final long known;

        Reading(StorageSession session, long began, long known) {
            super(session);
            this.began = began;
            this.known = known;
        }

        /** Also asks the store when all is known, for nothing: it refuses a session that has ended. */
        @Override
        public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
            Limits.requireBatch("keys", keys.size());
            Map<DocKey, StoredDoc> found = new HashMap<>();
            List<DocKey> missing = new ArrayList<>();
            for (DocKey key : keys) {
                CachedDocument cached = policy.isLate(key.kind()) ? documents.getIfPresent(key) : null;
                if (cached != null && policy.isFresh(cached.since())) {
                    found.put(key, cached.doc());
                } else {
                    missing.add(key);
                }
            }
            super.load(missing).forEach((key, doc) -> {
                found.put(key, doc);
                if (policy.isLate(key.kind())) {
                    keep(documents, key, new CachedDocument(doc, began), known, (old, read) -> {
                        return old.since() - began > 0 ? old : read;
                    });
                }
            });
            return found;
        }

        @Override
        public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
            Limits.requireReading(after, limit);
            CachedEntries cached = streams.getIfPresent(stream);
            if (cached == null || after >= cached.last()) {
                return kept(stream, super.readStream(stream, after, limit));
            }
            long next = after + 1;
            if (!policy.isLate(stream.kind()) || !cached.holds(next) || !policy.isFresh(cached.since())) {
                Slice<Recorded, Long> first = super.readStream(stream, after, 1);
                if (first.items().isEmpty()) {
                    return first;
                }
                next = first.items().get(0).revision();
                if (!cached.contains(first.items().get(0))) {
                    streams.asMap().remove(stream, cached);
                    return kept(stream, super.readStream(stream, after, limit));
                }
            }
            return continued(stream, cached, next, Math.min(limit, Limits.BATCH));
        }

        /** The kept entries from a revision on, and what the store has behind them if there is room left. */
        private Slice<Recorded, Long> continued(StreamKey stream, CachedEntries cached, long from, int limit) {
            List<Recorded> items = new ArrayList<>(cached.from(from, limit));
            long last = items.get(items.size() - 1).revision();
            if (last < cached.last()) {
                return new Slice<>(items, last, true);
            }
            if (items.size() == limit) {
                return new Slice<>(
                        items, last, !super.readStream(stream, last, 1).items().isEmpty());
            }
            Slice<Recorded, Long> tail = kept(stream, super.readStream(stream, last, limit - items.size()));
            items.addAll(tail.items());
            return new Slice<>(items, items.get(items.size() - 1).revision(), tail.more());
        }

        private Slice<Recorded, Long> kept(StreamKey stream, Slice<Recorded, Long> read) {
            if (!read.items().isEmpty()) {
                CachedEntries entries = new CachedEntries(read.items(), began);
                keep(streams, stream, entries, known, (old, more) -> old.with(more.items(), began));
            }
            return read;
        }
    }

    private final class Writing extends ForwardingSession {
        private final Set<DocKey> written;
        private final Set<StreamKey> purged;

        Writing(StorageSession session, Set<DocKey> written, Set<StreamKey> purged) {
            super(session);
            this.written = written;
            this.purged = purged;
        }

        @Override
        public OptionalLong write(DocWrite write) {
            if (policy.isLate(write.key().kind())) {
                written.add(write.key());
            }
            return super.write(write);
        }

        @Override
        public long purge(StreamKey stream, long throughRevision) {
            purged.add(stream);
            return super.purge(stream, throughRevision);
        }
    }
}
