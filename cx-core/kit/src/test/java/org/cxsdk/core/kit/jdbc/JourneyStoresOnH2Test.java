package org.cxsdk.core.kit.jdbc;

import java.util.Objects;
import org.cxsdk.core.kit.JourneyStoreContract;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The stores of journeys on a real database. */
class JourneyStoresOnH2Test extends JourneyStoreContract {

    private @Nullable TestDatabase database;

    @Override
    protected Storage newStorage() {
        database = Engine.H2_MEMORY.create();
        return JdbcStorage.on(database.pool(), JdbcOptions.creating());
    }

    @AfterEach
    final void removeDatabase() {
        Objects.requireNonNull(database).close();
    }
}
