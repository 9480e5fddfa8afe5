package org.cxsdk.metrics.kit;

import org.cxsdk.core.storage.Storage;

/** The stores of records on a database. */
class RecordStoresOnH2Test extends RecordStoresContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
