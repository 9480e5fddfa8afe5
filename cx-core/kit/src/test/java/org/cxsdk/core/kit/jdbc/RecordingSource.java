package org.cxsdk.core.kit.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Notes which statements are prepared, each with the parameters that it was last given. */
final class RecordingSource {

    private final Map<String, Map<Integer, Object>> statements = new LinkedHashMap<>();
    private final DataSource source;

    RecordingSource(DataSource source) {
        this.source = proxy(
                DataSource.class,
                source,
                (method, result, arguments) ->
                        method.equals("getConnection") ? recording((Connection) result) : result);
    }

    /** The source to work on. */
    DataSource source() {
        return source;
    }

    /** By text of the statement, its parameters by place; what was noted before is forgotten by clearing it. */
    Map<String, Map<Integer, Object>> statements() {
        return statements;
    }

    private Connection recording(Connection connection) {
        return proxy(Connection.class, connection, (method, result, arguments) -> {
            if (!method.equals("prepareStatement")) {
                return result;
            }
            Map<Integer, Object> parameters = new TreeMap<>();
            statements.put((String) arguments[0], parameters);
            return proxy(PreparedStatement.class, (PreparedStatement) result, (setter, nothing, values) -> {
                if (setter.startsWith("set") && values.length == 2 && values[0] instanceof Integer place) {
                    parameters.put(place, values[1]);
                }
                return nothing;
            });
        });
    }

    private interface After {
        Object returning(String method, Object result, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        return after.returning(method.getName(), result, arguments == null ? new Object[0] : arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
