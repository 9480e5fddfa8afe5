package org.cxsdk.core.storage.memory;

import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/**
 * A storage on the heap that keeps the whole contract: transactions roll back, positions are given at commit, unique
 * tuples are unique.
 *
 * <p>Writing transactions run one after the other; readers wait for none of them and see what is committed. It does not
 * promise durability (all is gone with the last handle), and everything must fit on the heap. A writing transaction
 * opened inside another one on the same thread is refused; one that waits for another thread's writing transaction waits
 * for ever, as on any database that locks.
 */
public final class InMemoryStorage implements Storage {

    private static final StorageInfo INFO =
            new StorageInfo("in memory", Set.of(Capability.LOCKING_LOAD, Capability.TRANSFER));

    private final Store store;
    private volatile boolean closed;

    /** Makes a handle on a new, empty store. */
    public InMemoryStorage() {
        this(new Store());
    }

    private InMemoryStorage(Store store) {
        this.store = store;
    }

    /** Returns another handle on the same store. */
    public InMemoryStorage newHandle() {
        requireOpen();
        return new InMemoryStorage(store);
    }

    @Override
    public StorageInfo info() {
        return INFO;
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(work, "work");
        requireOpen();
        return mode == TxMode.READ ? read(work) : write(work);
    }

    private <T extends @Nullable Object> T read(StorageWork<T> work) {
        Session session = new Session(store, TxMode.READ);
        try {
            T result = work.run(session);
            session.throwFailure();
            return result;
        } finally {
            session.end();
        }
    }

    private <T extends @Nullable Object> T write(StorageWork<T> work) {
        if (store.writers.isHeldByCurrentThread()) {
            throw new CxException(
                    CoreError.STORAGE_MISUSE,
                    "a writing transaction was opened inside another one on the same store",
                    "Use the session, or the context, that the outer transaction handed out.");
        }
        store.writers.lock();
        try {
            Session session = new Session(store, TxMode.WRITE);
            try {
                T result = work.run(session);
                session.throwFailure();
                session.commit();
                return result;
            } finally {
                session.end();
            }
        } finally {
            store.writers.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new CxException(
                    CoreError.STORAGE_MISUSE,
                    "this storage is closed",
                    "Open another handle before the last one closes.");
        }
    }
}
