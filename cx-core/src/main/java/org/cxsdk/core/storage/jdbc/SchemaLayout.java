package org.cxsdk.core.storage.jdbc;

import java.util.List;
import java.util.Map;

/**
 * What the tables must look like, whatever the database: the newest version in a form that can be compared with what a
 * driver tells. The files in {@code cx-sdk/storage} create it; a test holds the two together.
 *
 * @param tables in the order in which differences are told
 */
record SchemaLayout(List<Table> tables) {

    /** What a column holds; each database has its own type for it. */
    enum Content {
        /** Bytes of a name, at most 64. */
        NAME(64),
        /** Bytes of an id, at most 200. */
        ID(200),
        /** Bytes of tenant, kind and id, with one between them: at most 330. */
        KEY(330),
        /** Bytes of tenant, kind, index name and index tuple, with one behind each name: at most 707. */
        TUPLE(707),
        /** Bytes of all tuples of a document with their index names, at most 64 KiB. */
        TUPLES(65_536),
        /** Bytes of a body, at most 1 MiB. */
        BODY(1_048_576),
        /** A 64-bit number. */
        LONG(0),
        /** A 32-bit number. */
        INTEGER(0),
        /** A short text in ASCII. */
        TEXT(64);

        private final int bytes;

        Content(int bytes) {
            this.bytes = bytes;
        }

        /** How many bytes must fit at least; 0 for numbers. */
        int bytes() {
            return bytes;
        }
    }

    /** A column; none may be null. */
    record Column(String name, Content content) {}

    /**
     * A table.
     *
     * @param unique columns of each unique index beside the primary key
     */
    record Table(String name, List<Column> columns, List<String> primaryKey, List<List<String>> unique) {}

    /** The newest layout. */
    static final SchemaLayout CURRENT = new SchemaLayout(List.of(
            table(
                    "cx_doc",
                    List.of("doc"),
                    column("doc", Content.KEY),
                    column("version", Content.LONG),
                    column("tuples", Content.TUPLES),
                    column("body", Content.BODY)),
            table("cx_idx", List.of("tuple", "doc"), column("tuple", Content.TUPLE), column("doc", Content.KEY)),
            table("cx_uniq", List.of("tuple"), column("tuple", Content.TUPLE), column("doc", Content.KEY)),
            table(
                    "cx_stream",
                    List.of("stream"),
                    column("stream", Content.KEY),
                    column("rev", Content.LONG),
                    column("purged", Content.LONG)),
            new Table(
                    "cx_journal",
                    List.of(
                            column("place", Content.LONG),
                            column("stream", Content.KEY),
                            column("rev", Content.LONG),
                            column("kind", Content.NAME),
                            column("entry", Content.ID),
                            column("type", Content.NAME),
                            column("at_us", Content.LONG),
                            column("body", Content.BODY)),
                    List.of("place"),
                    List.of(List.of("stream", "rev"), List.of("stream", "entry"))),
            table("cx_head", List.of("tenant"), column("tenant", Content.NAME), column("place", Content.LONG)),
            table(
                    "cx_schema",
                    List.of("version"),
                    column("version", Content.INTEGER),
                    column("fingerprint", Content.TEXT))));

    private static Column column(String name, Content content) {
        return new Column(name, content);
    }

    private static Table table(String name, List<String> primaryKey, Column... columns) {
        return new Table(name, List.of(columns), primaryKey, List.of());
    }

    /** What a driver tells about one table; all names in lower case. */
    record Actual(Map<String, ActualColumn> columns, List<String> primaryKey, List<List<String>> unique) {}

    /**
     * What a driver tells about one column.
     *
     * @param type the database's name of the type
     * @param size characters or bytes, as the driver tells
     */
    record ActualColumn(String type, int size, boolean nullable, boolean hasDefault) {}
}
