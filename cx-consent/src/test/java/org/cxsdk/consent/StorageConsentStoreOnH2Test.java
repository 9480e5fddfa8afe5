package org.cxsdk.consent;

import org.cxsdk.core.storage.Storage;

/** The store of the library, on a database. */
class StorageConsentStoreOnH2Test extends ConsentStoreContract {

    @Override
    Storage newStorage() {
        return StorageForTests.onH2();
    }
}
