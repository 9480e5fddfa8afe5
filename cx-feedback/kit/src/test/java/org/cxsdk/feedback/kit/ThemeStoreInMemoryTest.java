package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

class ThemeStoreInMemoryTest extends ThemeStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }
}
