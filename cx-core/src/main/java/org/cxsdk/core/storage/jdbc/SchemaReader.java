package org.cxsdk.core.storage.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.storage.jdbc.SchemaLayout.Actual;
import org.cxsdk.core.storage.jdbc.SchemaLayout.ActualColumn;
import org.jspecify.annotations.Nullable;

/** Reads what there is, by the driver's own metadata. */
final class SchemaReader {

    private final SchemaDialect dialect;
    private final Connection connection;
    private final DatabaseMetaData metadata;
    private final @Nullable String catalog;
    private final @Nullable String schema;

    SchemaReader(SchemaDialect dialect, Connection connection, @Nullable String schema) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        this.metadata = connection.getMetaData();
        this.catalog = dialect.catalog(connection, schema).orElse(null);
        this.schema = dialect.schema(connection, schema).orElse(null);
    }

    /** Where it looks, for messages. */
    String place() {
        return schema != null ? schema : catalog != null ? catalog : "the file";
    }

    /** The tables of ours that are there, by name. Others do not matter, also if they begin like ours. */
    Map<String, Actual> tables(SchemaLayout layout) throws SQLException {
        Map<String, Actual> tables = new HashMap<>();
        for (SchemaLayout.Table table : layout.tables()) {
            Map<String, ActualColumn> columns = columns(table.name());
            if (!columns.isEmpty()) {
                tables.put(table.name(), new Actual(columns, primaryKey(table.name()), unique(table.name())));
            }
        }
        return tables;
    }

    private Map<String, ActualColumn> columns(String table) throws SQLException {
        Map<String, ActualColumn> columns = new HashMap<>();
        String stored = dialect.storedName(table);
        String pattern = stored.replace("_", metadata.getSearchStringEscape() + "_");
        try (ResultSet rows = metadata.getColumns(catalog, schema, pattern, "%")) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").equals(stored)) {
                    columns.put(
                            lower(rows.getString("COLUMN_NAME")),
                            new ActualColumn(
                                    rows.getString("TYPE_NAME"),
                                    rows.getInt("COLUMN_SIZE"),
                                    !"NO".equals(rows.getString("IS_NULLABLE")),
                                    rows.getString("COLUMN_DEF") != null));
                }
            }
        }
        return columns;
    }

    private List<String> primaryKey(String table) throws SQLException {
        Map<Integer, String> byPlace = new TreeMap<>();
        try (ResultSet rows = metadata.getPrimaryKeys(catalog, schema, dialect.storedName(table))) {
            while (rows.next()) {
                byPlace.put(rows.getInt("KEY_SEQ"), lower(rows.getString("COLUMN_NAME")));
            }
        }
        return List.copyOf(byPlace.values());
    }

    /** Columns of the unique indexes that hold for all rows, whatever their names. */
    private List<List<String>> unique(String table) throws SQLException {
        Map<String, TreeMap<Integer, String>> indexes = new HashMap<>();
        Set<String> partial = dialect.partialIndexes(connection, table);
        try (ResultSet rows = metadata.getIndexInfo(catalog, schema, dialect.storedName(table), true, true)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                String index = rows.getString("INDEX_NAME");
                boolean whole = rows.getString("FILTER_CONDITION") == null && !partial.contains(index);
                if (column != null && !rows.getBoolean("NON_UNIQUE") && whole) {
                    indexes.computeIfAbsent(index, name -> new TreeMap<>())
                            .put(rows.getInt("ORDINAL_POSITION"), lower(column));
                }
            }
        }
        List<List<String>> unique = new ArrayList<>();
        indexes.values().forEach(columns -> unique.add(List.copyOf(columns.values())));
        return unique;
    }

    /** Fingerprints of the versions that were applied, by number. */
    Map<Integer, String> applied() throws SQLException {
        Map<Integer, String> applied = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, fingerprint FROM " + qualified("cx_schema"))) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        return applied;
    }

    private String qualified(String table) throws SQLException {
        String quote = metadata.getIdentifierQuoteString();
        String name = schema != null ? schema : catalog;
        return name == null ? table : quote + name + quote + "." + table;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
