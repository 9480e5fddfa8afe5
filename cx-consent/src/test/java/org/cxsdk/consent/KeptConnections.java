package org.cxsdk.consent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One connection for each thread, kept until the process ends: a pool for tests. */
final class KeptConnections {

    private KeptConnections() {}

    static DataSource of(String url) {
        return kept(url, false, Set.of("close"));
    }

    /**
     * Broken on purpose: each connection stays inside one transaction of isolation REPEATABLE READ, as when somebody forgot to
     * end it, and says that it commits. All that is read is what was committed when its first statement ran.
     */
    static DataSource inOneSnapshot(String url) {
        return kept(url, true, Set.of("close", "setAutoCommit", "commit", "rollback"));
    }

    private static DataSource kept(String url, boolean snapshot, Set<String> ignored) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        ThreadLocal<Connection> open = ThreadLocal.withInitial(() -> open(source, snapshot, ignored));
        return (DataSource) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? open.get() : method.invoke(source, arguments));
    }

    private static Connection open(DataSource source, boolean snapshot, Set<String> ignored) {
        try {
            Connection connection = source.getConnection();
            if (snapshot) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
            }
            return (Connection) Proxy.newProxyInstance(
                    KeptConnections.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, given) -> {
                        if (ignored.contains(method.getName())) {
                            return null;
                        }
                        if (snapshot && method.getName().equals("getAutoCommit")) {
                            return true;
                        }
                        try {
                            return method.invoke(connection, given);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
