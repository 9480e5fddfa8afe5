package org.cxsdk.consent;

import org.cxsdk.core.storage.Storage;

/** Notifications on a database. */
class OutboxServiceOnH2Test extends OutboxServiceTest {

    @Override
    Storage newStorage() {
        return StorageForTests.onH2();
    }
}
