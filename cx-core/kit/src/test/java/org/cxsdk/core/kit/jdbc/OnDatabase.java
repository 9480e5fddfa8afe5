package org.cxsdk.core.kit.jdbc;

import org.cxsdk.core.kit.StoreFactory;
import org.cxsdk.core.kit.StoreUnderTest;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;

/** Stores over JDBC: each a database of its own, with a pool as applications have one. */
interface OnDatabase extends StoreFactory {

    /** Which database. */
    Engine engine();

    @Override
    default StoreUnderTest newStore() {
        TestDatabase database = engine().create();
        return new StoreUnderTest() {
            @Override
            public Storage open() {
                return JdbcStorage.on(database.pool(), JdbcOptions.creating());
            }

            @Override
            public void close() {
                database.close();
            }
        };
    }
}
