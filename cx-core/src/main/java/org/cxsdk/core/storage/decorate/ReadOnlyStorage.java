package org.cxsdk.core.storage.decorate;

import java.util.Objects;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/**
 * A storage that is read and never changed: for reports, for inspection, for a replica, or as what a copy is made from. A
 * transaction that might write is refused with CX-STORAGE-0012 before its work begins.
 */
public final class ReadOnlyStorage implements Storage {

    private final Storage storage;
    private final StorageInfo info;

    private ReadOnlyStorage(Storage storage) {
        this.storage = storage;
        // it is about loads in writing transactions
        StorageInfo reading = Declared.without(storage.info(), Capability.LOCKING_LOAD);
        this.info = new StorageInfo(reading.name() + ", read-only", reading.capabilities());
    }

    /** Returns the storage, to be read only. */
    public static ReadOnlyStorage of(Storage storage) {
        return new ReadOnlyStorage(storage);
    }

    @Override
    public StorageInfo info() {
        return info;
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        Objects.requireNonNull(mode, "mode");
        if (mode == TxMode.WRITE) {
            throw new CxException(
                    CoreError.STORAGE_READ_ONLY,
                    "a writing transaction was opened on \"" + info.name() + "\"",
                    "Use a context on the storage itself for what changes something.");
        }
        return storage.execute(mode, work);
    }

    @Override
    public void close() {
        storage.close();
    }
}
