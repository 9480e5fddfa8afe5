package org.cxsdk.metrics.kit;

import org.cxsdk.core.storage.Storage;

/** The stores of observations and KPIs on a database. */
class KpiStoresOnH2Test extends KpiStoreContract {

    @Override
    protected Storage newStorage() {
        return H2.storage();
    }
}
