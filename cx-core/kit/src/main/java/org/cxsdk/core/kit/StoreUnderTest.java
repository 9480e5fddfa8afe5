package org.cxsdk.core.kit;

import org.cxsdk.core.storage.Storage;

/** One store of the adapter under test, made for one test and empty at first. */
public interface StoreUnderTest extends AutoCloseable {

    /**
     * Opens a handle on this store. Each call gives another handle on the same data, as another node of the agency's
     * back end would have it; for a durable adapter also after all earlier handles were closed.
     */
    Storage open();

    /** Removes the store; the kit has closed all handles before. */
    @Override
    void close();
}
