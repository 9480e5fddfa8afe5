package org.cxsdk.core.kit.jdbc;

import java.util.Objects;
import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.KeyStore;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.kit.KeyStoreContract;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The stored key store on a real database, where two transactions really meet in a unique tuple. */
abstract class KeyStoreOnDatabase extends KeyStoreContract {

    private final Engine engine;
    private @Nullable TestDatabase database;

    KeyStoreOnDatabase(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected Storage newStorage() {
        database = engine.create();
        return JdbcStorage.on(database.pool(), JdbcOptions.creating());
    }

    @Override
    protected KeyStore openKeyStore() {
        return StoredKeyStore.of(AesKeyEncryptionKey.of("kek-1", new byte[32]));
    }

    @Override
    protected boolean commitsWithTheData() {
        return true;
    }

    @AfterEach
    final void removeDatabase() {
        Objects.requireNonNull(database).close();
    }
}

class StoredKeyStoreOnH2Test extends KeyStoreOnDatabase {
    StoredKeyStoreOnH2Test() {
        super(Engine.H2_MEMORY);
    }
}

class StoredKeyStoreOnSqliteTest extends KeyStoreOnDatabase {
    StoredKeyStoreOnSqliteTest() {
        super(Engine.SQLITE);
    }
}

class StoredKeyStoreOnPostgresTest extends KeyStoreOnDatabase {
    StoredKeyStoreOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}

class StoredKeyStoreOnMariaDbTest extends KeyStoreOnDatabase {
    StoredKeyStoreOnMariaDbTest() {
        super(Engine.MARIADB);
    }
}
