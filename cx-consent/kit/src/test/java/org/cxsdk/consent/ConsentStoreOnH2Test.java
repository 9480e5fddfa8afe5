package org.cxsdk.consent;

import java.util.UUID;
import org.cxsdk.consent.kit.ConsentStoreContract;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.h2.jdbcx.JdbcDataSource;

/** The store of the library, on a database. */
class ConsentStoreOnH2Test extends ConsentStoreContract {

    @Override
    protected ConsentStore newStore() {
        return new StorageConsentStore();
    }

    @Override
    protected Storage newStorage() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return JdbcStorage.on(source, JdbcOptions.creating());
    }
}
