package org.cxsdk.feedback.kit;

import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.h2.jdbcx.JdbcDataSource;

/** A real database, empty each time. */
final class H2 {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private H2() {}

    static Storage storage() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:feedback-kit" + NEXT.incrementAndGet() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return JdbcStorage.on(database, JdbcOptions.creating());
    }
}
