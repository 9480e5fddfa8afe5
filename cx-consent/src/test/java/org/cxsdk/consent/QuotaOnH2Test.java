package org.cxsdk.consent;

import org.cxsdk.core.storage.Storage;

/** Quotas on a database. */
class QuotaOnH2Test extends QuotaTest {

    @Override
    Storage newStorage() {
        return StorageForTests.onH2();
    }
}
