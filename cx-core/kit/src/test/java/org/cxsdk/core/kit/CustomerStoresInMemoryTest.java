package org.cxsdk.core.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

/** The stores of customers in memory. */
class CustomerStoresInMemoryTest extends CustomerStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }
}
