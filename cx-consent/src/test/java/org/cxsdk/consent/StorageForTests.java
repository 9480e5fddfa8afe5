package org.cxsdk.consent;

import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.h2.jdbcx.JdbcDataSource;

/** Empty storages on a database. */
final class StorageForTests {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private StorageForTests() {}

    static Storage onH2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:consent-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return JdbcStorage.on(source, JdbcOptions.creating());
    }
}
