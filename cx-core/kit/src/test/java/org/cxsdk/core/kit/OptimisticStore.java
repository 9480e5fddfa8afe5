package org.cxsdk.core.kit;

import org.cxsdk.core.storage.Storage;

/** One store of this kind, whole or broken. */
record OptimisticStore(OptimisticStorage.Data data) implements StoreUnderTest {

    OptimisticStore(OptimisticFault fault) {
        this(new OptimisticStorage.Data(fault));
    }

    @Override
    public Storage open() {
        return new OptimisticStorage(data);
    }

    @Override
    public void close() {}
}
