package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;

class ResponseStoreOnH2Test extends ResponseStoreContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
