package org.cxsdk.metrics.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

/** The stores of records in memory. */
class RecordStoresInMemoryTest extends RecordStoresContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }
}
