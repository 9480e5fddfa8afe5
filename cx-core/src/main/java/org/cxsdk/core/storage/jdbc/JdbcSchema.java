package org.cxsdk.core.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** Prepares the tables as the options say. */
final class JdbcSchema {

    private JdbcSchema() {}

    static void prepare(Connection connection, JdbcOptions options) throws SQLException {
        if (options.schemaMode() != SchemaMode.CREATE) {
            return;
        }
        String file = "/cx-sdk/storage/" + Dialect.of(connection).folder() + "/V1__storage.sql";
        try (InputStream in = Objects.requireNonNull(JdbcSchema.class.getResourceAsStream(file))) {
            for (String sql : SqlScript.statements(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                Dialect.run(connection, sql);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
