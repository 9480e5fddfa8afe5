package org.cxsdk.core.kit;

import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

/** The stores of journeys in memory. */
class JourneyStoresInMemoryTest extends JourneyStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }
}
