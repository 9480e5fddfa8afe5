package org.cxsdk.core.kit.file;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

// region file-storage
/** A storage in one file, for a small office: everything in memory, one writer at a time, every commit on the disk. */
public final class FileStorage implements Storage {

    private final RowFile file;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A handle; whoever opened the file is told when this handle needs it no more. */
    FileStorage(RowFile file, Runnable onClose) {
        this.file = file;
        this.onClose = onClose;
    }

    @Override
    public StorageInfo info() {
        return new StorageInfo("one file", Set.of(Capability.DURABLE, Capability.LOCKING_LOAD, Capability.TRANSFER));
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        if (closed.get() || file.lock.getReadHoldCount() > 0 || file.lock.isWriteLockedByCurrentThread()) {
            throw new CxException(
                    CoreError.STORAGE_MISUSE, "closed, or inside other work", "One transaction after the other.");
        }
        Lock lock = mode == TxMode.WRITE ? file.lock.writeLock() : file.lock.readLock();
        lock.lock();
        FileSession session = new FileTransferSession(file, mode);
        try {
            T result = work.run(session);
            session.guard.throwFailure();
            if (mode == TxMode.WRITE) {
                file.commit();
            }
            return result;
        } finally {
            if (mode == TxMode.WRITE) {
                file.rollBack(); // what is committed cannot be
            }
            session.guard.end();
            lock.unlock();
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            onClose.run();
        }
    }
}
// endregion
