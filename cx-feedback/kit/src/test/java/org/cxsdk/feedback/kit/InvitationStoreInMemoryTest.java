package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

class InvitationStoreInMemoryTest extends InvitationStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }
}
