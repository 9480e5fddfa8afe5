package org.cxsdk.core.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.StoredDoc;

import static org.cxsdk.core.storage.jdbc.Statements.text;
import static org.cxsdk.core.storage.jdbc.Statements.utf8;

/**
 * Reads a part of an index in its order, from a place on. Databases that answer a row comparison by the index get one
 * statement; the others get one for what is left of the tuple at the place, and if that is not enough another one for the
 * tuples behind it. Either way the cost is that of the entries read, however many lie before or behind them. Limits stand
 * in the text and not among the parameters: a plan made without knowing them would be one for many rows.
 */
final class IndexRange {

    private final Statements sql;

    IndexRange(Statements sql) {
        this.sql = sql;
    }

    /** A document and where it stands in the index. */
    record Hit(Cursor cursor, StoredDoc doc) {}

    /** A condition on {@code tuple} and {@code id} with its parameters. */
    private record Part(String condition, List<Object> parameters) {}

    List<Hit> read(DocQuery query, int limit) throws SQLException {
        if (query.byId()) {
            return byId(query, limit);
        }
        List<Hit> hits = new ArrayList<>();
        for (Part part : parts(query)) {
            if (hits.size() < limit) {
                hits.addAll(read(query, part, limit - hits.size()));
            }
        }
        return hits;
    }

    /**
     * The limit stands inside, so that no plan can join before it has cut. Rows are asked for in the order of the whole
     * index, as in every slice: H2 reads everything up to the end and sorts it if the order leaves out columns that are
     * equal in all rows.
     */
    private List<Hit> read(DocQuery query, Part part, int limit) throws SQLException {
        String select = "SELECT i.tuple, i.id, d.version, d.tuples, d.body FROM (SELECT tenant, kind, tuple, id FROM "
                + sql.table("cx_idx") + " WHERE tenant = ? AND kind = ? AND name = ? AND " + part.condition()
                + " ORDER BY tenant, kind, name, tuple, id LIMIT " + limit + ") i JOIN " + sql.table("cx_doc")
                + " d ON d.tenant = i.tenant AND d.kind = i.kind AND d.id = i.id ORDER BY i.tuple, i.id";
        return sql.query(
                select,
                row -> {
                    String id = text(row.getBytes(2));
                    return new Hit(new Cursor(Bytes.copyOf(row.getBytes(1)), id), doc(query, id, row, 3));
                },
                parameters(query, part));
    }

    private List<Hit> byId(DocQuery query, int limit) throws SQLException {
        return sql.query(
                "SELECT id, version, tuples, body FROM " + sql.table("cx_doc")
                        + " WHERE tenant = ? AND kind = ? AND id > ? ORDER BY tenant, kind, id LIMIT " + limit,
                row -> {
                    String id = text(row.getBytes(1));
                    return new Hit(new Cursor(Bytes.EMPTY, id), doc(query, id, row, 2));
                },
                List.of(
                        utf8(query.tenant().value()),
                        utf8(query.kind()),
                        utf8(query.after().id())));
    }

    private static StoredDoc doc(DocQuery query, String id, ResultSet row, int from) throws SQLException {
        return new StoredDoc(
                new DocKey(query.tenant(), query.kind(), id),
                row.getLong(from),
                Bytes.copyOf(row.getBytes(from + 2)),
                TupleCodec.decode(row.getBytes(from + 1)));
    }

    /** Counts in the order of the index: without one, PostgreSQL may look for the first hits all over the table. */
    long count(DocQuery query) throws SQLException {
        if (query.byId()) {
            return count(
                    "SELECT 1 FROM " + sql.table("cx_doc") + " WHERE tenant = ? AND kind = ? AND id > ?"
                            + " ORDER BY tenant, kind, id LIMIT " + query.limit(),
                    List.of(
                            utf8(query.tenant().value()),
                            utf8(query.kind()),
                            utf8(query.after().id())));
        }
        long count = 0;
        for (Part part : parts(query)) {
            if (count < query.limit()) {
                count += count(
                        "SELECT 1 FROM " + sql.table("cx_idx") + " WHERE tenant = ? AND kind = ? AND name = ? AND "
                                + part.condition() + " ORDER BY tenant, kind, name, tuple, id LIMIT "
                                + (query.limit() - count),
                        parameters(query, part));
            }
        }
        return count;
    }

    private long count(String limited, List<?> parameters) throws SQLException {
        return sql.first("SELECT COUNT(*) FROM (" + limited + ") c", row -> row.getLong(1), parameters)
                .orElse(0L);
    }

    private static List<Object> parameters(DocQuery query, Part part) {
        List<Object> parameters =
                new ArrayList<>(List.of(utf8(query.tenant().value()), utf8(query.kind()), utf8(query.index())));
        parameters.addAll(part.parameters());
        return parameters;
    }

    private List<Part> parts(DocQuery query) {
        byte[] lower = query.lower().toArray();
        byte[] upper = query.upper().toArray();
        Cursor after = query.after();
        if (after.tuple().compareTo(query.lower()) < 0) {
            return List.of(new Part("tuple >= ? AND tuple < ?", List.of(lower, upper)));
        }
        byte[] tuple = after.tuple().toArray();
        byte[] id = utf8(after.id());
        if (sql.dialect().comparesRowsByIndex()) {
            return List.of(new Part("(tuple, id) > (?, ?) AND tuple < ?", List.of(tuple, id, upper)));
        }
        List<Part> parts = new ArrayList<>();
        if (after.tuple().compareTo(query.upper()) < 0) {
            parts.add(new Part("tuple = ? AND id > ?", List.of(tuple, id)));
        }
        parts.add(new Part("tuple > ? AND tuple < ?", List.of(tuple, upper)));
        return parts;
    }
}
