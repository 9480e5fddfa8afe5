package org.cxsdk.consent;

import org.cxsdk.consent.kit.ConsentStoreContract;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

// region contract
class ConsentStoreInMemoryTest extends ConsentStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }

    @Override
    protected ConsentStore newStore() {
        return new StorageConsentStore(); // yours
    }
}
// endregion
