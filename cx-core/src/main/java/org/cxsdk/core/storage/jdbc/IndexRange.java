package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.StoredDoc;

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

    /** A condition on {@code tuple} and {@code doc} with its parameters. */
    private record Part(String condition, List<byte[]> parameters) {}

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

    /** The limit stands inside, so that no plan can join before it has cut. */
    private List<Hit> read(DocQuery query, Part part, int limit) throws SQLException {
        String select = "SELECT i.tuple, i.doc, d.version, d.tuples, d.body FROM (SELECT tuple, doc FROM "
                + sql.table("cx_idx") + " WHERE " + part.condition() + " ORDER BY tuple, doc LIMIT " + limit
                + ") i JOIN " + sql.table("cx_doc") + " d ON d.doc = i.doc ORDER BY i.tuple, i.doc";
        byte[] index = index(query);
        return sql.query(
                select,
                row -> {
                    DocKey key = Keys.doc(row.getBytes(2));
                    Bytes tuple = Bytes.copyOf(Keys.rest(row.getBytes(1), index));
                    return new Hit(new Cursor(tuple, key.id()), Documents.doc(key, row, 3));
                },
                part.parameters());
    }

    private static final String DOCS_AFTER = " WHERE doc > ? AND doc < ? ORDER BY doc LIMIT ";

    private List<Hit> byId(DocQuery query, int limit) throws SQLException {
        return sql.query(
                "SELECT doc, version, tuples, body FROM " + sql.table("cx_doc") + DOCS_AFTER + limit,
                row -> {
                    DocKey key = Keys.doc(row.getBytes(1));
                    return new Hit(new Cursor(Bytes.EMPTY, key.id()), Documents.doc(key, row, 2));
                },
                docsAfter(query));
    }

    private static List<byte[]> docsAfter(DocQuery query) {
        byte[] kind = Keys.prefix(query.tenant(), query.kind());
        return List.of(Keys.joined(kind, utf8(query.after().id())), Keys.behind(kind));
    }

    /** Counts in the order of the index: without one, PostgreSQL may look for the first hits all over the table. */
    long count(DocQuery query) throws SQLException {
        if (query.byId()) {
            return count("SELECT 1 FROM " + sql.table("cx_doc") + DOCS_AFTER + query.limit(), docsAfter(query));
        }
        long count = 0;
        for (Part part : parts(query)) {
            if (count < query.limit()) {
                count += count(
                        "SELECT 1 FROM " + sql.table("cx_idx") + " WHERE " + part.condition()
                                + " ORDER BY tuple, doc LIMIT " + (query.limit() - count),
                        part.parameters());
            }
        }
        return count;
    }

    private long count(String limited, List<?> parameters) throws SQLException {
        return sql.first("SELECT COUNT(*) FROM (" + limited + ") c", row -> row.getLong(1), parameters)
                .orElse(0L);
    }

    private static byte[] index(DocQuery query) {
        return Keys.prefix(query.tenant(), query.kind(), query.index());
    }

    private List<Part> parts(DocQuery query) {
        byte[] index = index(query);
        byte[] upper = Keys.joined(index, query.upper().toArray());
        Cursor after = query.after();
        if (after.tuple().compareTo(query.lower()) < 0) {
            byte[] lower = Keys.joined(index, query.lower().toArray());
            return List.of(new Part("tuple >= ? AND tuple < ?", List.of(lower, upper)));
        }
        byte[] tuple = Keys.joined(index, after.tuple().toArray());
        byte[] doc = Keys.joined(Keys.prefix(query.tenant(), query.kind()), utf8(after.id()));
        if (sql.dialect().comparesRowsByIndex()) {
            return List.of(new Part("(tuple, doc) > (?, ?) AND tuple < ?", List.of(tuple, doc, upper)));
        }
        List<Part> parts = new ArrayList<>();
        if (after.tuple().compareTo(query.upper()) < 0) {
            parts.add(new Part("tuple = ? AND doc > ?", List.of(tuple, doc)));
        }
        parts.add(new Part("tuple > ? AND tuple < ?", List.of(tuple, upper)));
        return parts;
    }
}
