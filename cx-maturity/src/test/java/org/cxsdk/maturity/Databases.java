package org.cxsdk.maturity;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.h2.jdbcx.JdbcDataSource;

/** The storages that stores are tried on, empty each time; keys stand in the storage as well. */
enum Databases {
    MEMORY,
    H2;

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A context over an empty storage. */
    CxContext open(InstantSource clock) {
        return CxContext.of(
                this == MEMORY ? new InMemoryStorage() : h2(),
                clock,
                StoredKeyStore.of(AesKeyEncryptionKey.of("2026", new byte[32])),
                TenantId.of("agency"));
    }

    private static JdbcStorage h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:maturity" + NEXT.incrementAndGet() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return JdbcStorage.on(database, JdbcOptions.creating());
    }
}
