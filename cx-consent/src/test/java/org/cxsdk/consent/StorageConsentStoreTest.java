package org.cxsdk.consent;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

/** The store of the library, in memory. */
class StorageConsentStoreTest extends ConsentStoreContract {

    @Override
    Storage newStorage() {
        return new InMemoryStorage();
    }
}
