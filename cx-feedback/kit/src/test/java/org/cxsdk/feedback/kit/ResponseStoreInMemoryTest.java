package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.cxsdk.feedback.json.StorageResponseStore;
import org.cxsdk.feedback.survey.ResponseStore;

// region contract
class ResponseStoreInMemoryTest extends ResponseStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }

    @Override
    protected ResponseStore responseStore() {
        return new StorageResponseStore(); // yours
    }
}
// endregion
