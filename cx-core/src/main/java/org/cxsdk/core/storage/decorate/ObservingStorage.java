package org.cxsdk.core.storage.decorate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.decorate.StorageCall.Operation;
import org.cxsdk.core.storage.decorate.StorageCall.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of every transaction and of every operation in it: what, of which kind, how long, with what outcome. An
 * agency hands that on to its own metrics; docs/storage.md shows how.
 */
public final class ObservingStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(ObservingStorage.class);

    private final Storage storage;
    private final StorageListener listener;
    private final LongSupplier ticker;

    private ObservingStorage(Storage storage, StorageListener listener, LongSupplier ticker) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
    }

    /**
     * Returns the storage, observed.
     *
     * @param ticker tells nanoseconds since some moment, as {@code System::nanoTime} does
     */
    public static ObservingStorage of(Storage storage, StorageListener listener, LongSupplier ticker) {
        return new ObservingStorage(storage, listener, ticker);
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
        long[] operations = new long[1];
        return observe(
                Operation.TRANSACTION,
                mode,
                "",
                () -> storage.execute(mode, session -> work.run(new Observed(session, mode, operations))),
                result -> operations[0]);
    }

    @Override
    public void close() {
        storage.close();
    }

    private <T extends @Nullable Object> T observe(
            Operation operation, TxMode mode, String kind, Supplier<T> call, ToLongFunction<T> items) {
        long start = ticker.getAsLong();
        Outcome outcome = Outcome.FAILED;
        long count = 0;
        try {
            T result = call.get();
            outcome = Outcome.DONE;
            count = items.applyAsLong(result);
            return result;
        } catch (StorageConflict e) {
            outcome = Outcome.CONFLICT;
            throw e;
        } catch (StorageUnavailable e) {
            outcome = Outcome.UNAVAILABLE;
            throw e;
        } finally {
            tell(new StorageCall(operation, mode, kind, outcome, ticker.getAsLong() - start, count));
        }
    }

    private void tell(StorageCall call) {
        try {
            listener.called(call);
        } catch (RuntimeException e) {
            LOG.warn("A storage listener failed; the call it was told of stands: {}", listener, e);
        }
    }

    private final class Observed extends ForwardingSession {
        private final TxMode mode;
        private final long[] operations;

        Observed(StorageSession session, TxMode mode, long[] operations) {
            super(session);
            this.mode = mode;
            this.operations = operations;
        }

        @Override
        public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
            List<String> kinds = keys.stream().map(DocKey::kind).distinct().toList();
            return call(Operation.LOAD, only(kinds), () -> super.load(keys), Map::size);
        }

        @Override
        public OptionalLong write(DocWrite write) {
            return call(Operation.WRITE, write.key().kind(), () -> super.write(write), version -> 1);
        }

        @Override
        public Slice<StoredDoc, Cursor> find(DocQuery query) {
            return call(Operation.FIND, query.kind(), () -> super.find(query), Observed::size);
        }

        @Override
        public long count(DocQuery query) {
            return call(Operation.COUNT, query.kind(), () -> super.count(query), count -> count);
        }

        @Override
        public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
            return call(
                    Operation.APPEND,
                    stream.kind(),
                    () -> super.append(stream, expected, entries),
                    appended -> appended.repeated() ? 0 : entries.size());
        }

        @Override
        public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
            return call(
                    Operation.READ_STREAM, stream.kind(), () -> super.readStream(stream, after, limit), Observed::size);
        }

        @Override
        public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
            return call(
                    Operation.READ_ALL,
                    only(List.copyOf(filter.kinds())),
                    () -> super.readAll(after, filter, limit),
                    Observed::size);
        }

        @Override
        public long purge(StreamKey stream, long throughRevision) {
            return call(Operation.PURGE, stream.kind(), () -> super.purge(stream, throughRevision), removed -> removed);
        }

        private <T> T call(Operation operation, String kind, Supplier<T> call, ToLongFunction<T> items) {
            operations[0]++;
            return observe(operation, mode, kind, call, items);
        }

        private static String only(List<String> kinds) {
            return kinds.size() == 1 ? kinds.get(0) : "";
        }

        private static long size(Slice<?, ?> slice) {
            return slice.items().size();
        }
    }
}
