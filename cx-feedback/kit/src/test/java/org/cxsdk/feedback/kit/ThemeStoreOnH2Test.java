package org.cxsdk.feedback.kit;

import org.cxsdk.core.storage.Storage;

class ThemeStoreOnH2Test extends ThemeStoreContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
