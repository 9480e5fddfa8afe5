package org.cxsdk.consent;

import org.cxsdk.consent.kit.ConsentStoreContract;
import org.cxsdk.core.storage.Storage;

// region store-kit
/** The store of the library, on a database. */
class StorageConsentStoreOnH2Test extends ConsentStoreContract {

    @Override
    protected ConsentStore newStore() {
        return new StorageConsentStore();
    }

    @Override
    protected Storage newStorage() {
        return StorageForTests.onH2();
    }
}
// endregion
