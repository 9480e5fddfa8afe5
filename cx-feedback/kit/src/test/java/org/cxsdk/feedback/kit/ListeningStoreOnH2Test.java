package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;

class ListeningStoreOnH2Test extends ListeningStoreContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
