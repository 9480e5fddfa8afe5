package org.cxsdk.core.storage.decorate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
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
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.decorate.FaultPlan.Planned;
import org.jspecify.annotations.Nullable;

/**
 * A storage that fails by plan, for tests: of an agency's own services too, which must cope with the same. It keeps the
 * whole contract while it does so: nothing half done takes effect, a transaction that met a fault can only roll back
 * (ST-15), and {@link StorageUnavailable#retryable} tells the truth. It waits for nothing and delays nothing.
 */
public final class FaultInjectingStorage implements Storage {

    private final Storage storage;
    private final FaultPlan plan;

    private FaultInjectingStorage(Storage storage, FaultPlan plan) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.plan = Objects.requireNonNull(plan, "plan");
    }

    /** Returns the storage, failing by this plan. */
    public static FaultInjectingStorage of(Storage storage, FaultPlan plan) {
        return new FaultInjectingStorage(storage, plan);
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
        Optional<Planned> planned = plan.next(mode);
        if (planned.isEmpty()) {
            return storage.execute(mode, session -> work.run(new ForwardingSession(session)));
        }
        Fault fault = planned.get().fault();
        T result = storage.execute(mode, session -> {
            Failing failing = new Failing(session, planned.get());
            T done = work.run(failing);
            failing.throwFailure();
            if (fault == Fault.COMMIT_REFUSED || fault == Fault.COMMIT_LOST) {
                throw trouble(fault, fault == Fault.COMMIT_REFUSED);
            }
            return done;
        });
        if (fault == Fault.ANSWER_LOST) {
            throw trouble(fault, false);
        }
        return result;
    }

    @Override
    public void close() {
        storage.close();
    }

    private static StorageUnavailable trouble(Fault fault, boolean retryable) {
        return new StorageUnavailable("injected fault: " + fault, retryable, null);
    }

    private static final class Failing extends ForwardingSession {
        private final Planned planned;
        private int operations;
        private @Nullable CxException failure;

        Failing(StorageSession session, Planned planned) {
            super(session);
            this.planned = planned;
        }

        /** Throws the fault although the work may have caught it. */
        void throwFailure() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
            return at(() -> super.load(keys));
        }

        @Override
        public OptionalLong write(DocWrite write) {
            return at(() -> {
                if (meetsConflict() && !write.expected().equals(Expected.any())) {
                    StoredDoc actual = super.load(List.of(write.key())).get(write.key());
                    throw fail(new VersionConflict(
                            write.key(), actual == null ? OptionalLong.empty() : OptionalLong.of(actual.version())));
                }
                return super.write(write);
            });
        }

        @Override
        public Slice<StoredDoc, Cursor> find(DocQuery query) {
            return at(() -> super.find(query));
        }

        @Override
        public long count(DocQuery query) {
            return at(() -> super.count(query));
        }

        @Override
        public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
            return at(() -> {
                if (meetsConflict()) {
                    throw fail(new RevisionConflict(stream, revision(stream)));
                }
                return super.append(stream, expected, entries);
            });
        }

        private long revision(StreamKey stream) {
            Slice<Recorded, Long> slice = super.readStream(stream, 0, Limits.BATCH);
            while (slice.more()) {
                slice = super.readStream(stream, slice.last(), Limits.BATCH);
            }
            return slice.last();
        }

        @Override
        public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
            return at(() -> super.readStream(stream, after, limit));
        }

        @Override
        public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
            return at(() -> super.readAll(after, filter, limit));
        }

        @Override
        public long purge(StreamKey stream, long throughRevision) {
            return at(() -> super.purge(stream, throughRevision));
        }

        private <T> T at(Supplier<T> operation) {
            if (failure != null) {
                throw new CxException(
                        CoreError.STORAGE_MISUSE,
                        "this transaction met " + failure.code() + " before and can only roll back",
                        "Let the first exception pass and do the whole transaction again.",
                        failure);
            }
            operations++;
            boolean here = operations == planned.operation();
            if (here && planned.fault() == Fault.BEFORE_OPERATION) {
                throw fail(trouble(planned.fault(), true));
            }
            T result = operation.get();
            if (here && planned.fault() == Fault.AFTER_OPERATION) {
                throw fail(trouble(planned.fault(), true));
            }
            return result;
        }

        private boolean meetsConflict() {
            return planned.fault() == Fault.CONFLICT && operations >= planned.operation();
        }

        private CxException fail(CxException exception) {
            failure = exception;
            return exception;
        }
    }
}
