package org.cxsdk.core.kit;

import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.context.KeyStore;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;

/** Both key stores; the stored one also where nothing locks and conflicts come at commit. */
class InMemoryKeyStoreKitTest extends KeyStoreContract {

    private final KeyStore keys = new InMemoryKeyStore();

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }

    @Override
    protected KeyStore openKeyStore() {
        return keys;
    }

    @Override
    protected boolean commitsWithTheData() {
        return false;
    }
}

class StoredKeyStoreKitTest extends KeyStoreContract {

    @Override
    protected Storage newStorage() {
        return new InMemoryStorage();
    }

    @Override
    protected KeyStore openKeyStore() {
        return StoredKeyStore.of(AesKeyEncryptionKey.of("kek-1", new byte[32]));
    }

    @Override
    protected boolean commitsWithTheData() {
        return true;
    }
}

class StoredKeyStoreOnOptimisticStorageKitTest extends StoredKeyStoreKitTest {

    @Override
    protected Storage newStorage() {
        return new OptimisticStore(OptimisticFault.NONE).open();
    }
}
