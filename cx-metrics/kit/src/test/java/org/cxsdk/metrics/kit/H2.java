package org.cxsdk.metrics.kit;

import java.util.UUID;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database in memory that lives as long as its pool. */
final class H2 {

    private H2() {}

    static Storage storage() {
        return JdbcStorage.on(
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1", "", ""),
                JdbcOptions.creating());
    }
}
