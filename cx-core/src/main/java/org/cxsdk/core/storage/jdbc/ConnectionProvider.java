package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Hands out the connection on which the caller's transaction runs at present, for {@link JdbcStorage#joinedTo}. */
@FunctionalInterface
public interface ConnectionProvider {

    /**
     * The connection of the caller's transaction, always the same within one transaction. The storage neither commits,
     * rolls back nor closes it, and leaves its settings as they are.
     *
     * @throws SQLException if there is none
     */
    Connection current() throws SQLException;
}
