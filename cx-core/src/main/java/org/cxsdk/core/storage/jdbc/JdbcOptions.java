package org.cxsdk.core.storage.jdbc;

import java.util.Objects;
import java.util.Optional;

/**
 * How a {@link JdbcStorage} finds its tables.
 *
 * @param schemaMode what opening does about the tables
 * @param schema the database schema that holds them; empty for the one that a connection stands in
 */
public record JdbcOptions(SchemaMode schemaMode, Optional<String> schema) {

    public JdbcOptions {
        Objects.requireNonNull(schemaMode, "schemaMode");
        Objects.requireNonNull(schema, "schema");
        schema.ifPresent(name -> {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
                throw new IllegalArgumentException(
                        "schema (" + name + ") must be letters, digits and underscores, at most 63");
            }
        });
    }

    /** Tables are compared and never changed; they lie in the schema that a connection stands in. */
    public static JdbcOptions validating() {
        return new JdbcOptions(SchemaMode.VALIDATE, Optional.empty());
    }

    /** Tables are created or upgraded where that is needed. */
    public static JdbcOptions creating() {
        return new JdbcOptions(SchemaMode.CREATE, Optional.empty());
    }

    /** Tables are not looked at. */
    public static JdbcOptions trusting() {
        return new JdbcOptions(SchemaMode.OFF, Optional.empty());
    }

    /** The same for tables in this schema; without quotes, as the database writes plain names. */
    public JdbcOptions inSchema(String name) {
        return new JdbcOptions(schemaMode, Optional.of(name));
    }
}
