package org.cxsdk.metrics.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

// region kit
/** The stores of observations and KPIs in memory. */
class KpiStoresInMemoryTest extends KpiStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }
}
// endregion
