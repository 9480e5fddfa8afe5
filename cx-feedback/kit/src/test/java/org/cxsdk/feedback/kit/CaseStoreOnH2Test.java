package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;

class CaseStoreOnH2Test extends CaseStoreContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
