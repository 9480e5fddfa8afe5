package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;

class InvitationStoreOnH2Test extends InvitationStoreContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
