package org.cxsdk.consent;

import org.cxsdk.core.storage.Storage;

/** Emergencies on a database. */
class EmergencyServiceOnH2Test extends EmergencyServiceTest {

    @Override
    Storage newStorage() {
        return StorageForTests.onH2();
    }
}
