package org.cxsdk.core.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one transaction. A write is one conditional statement on the document and one for each row of the index
 * that really changes; what the transaction has loaded, and so locked, is not read again.
 */
final class Documents {

    private static final Comparator<IndexTuple> LOCK_ORDER = Comparator.comparing(
                    (IndexTuple tuple) -> Bytes.utf8(tuple.index()))
            .thenComparing(IndexTuple::encoded);

    /** How often a write that expects nothing looks again, when others add and delete the document meanwhile. */
    private static final int MOST_ATTEMPTS = 8;

    private final Statements sql;
    private final TxMode mode;
    private final IndexRange index;

    /** Documents as this writing transaction last saw them. */
    private final Map<DocKey, Held> held = new HashMap<>();

    private record Held(long version, List<IndexTuple> tuples) {}

    Documents(Statements sql, TxMode mode) {
        this.sql = sql;
        this.mode = mode;
        this.index = new IndexRange(sql);
    }

    Map<DocKey, StoredDoc> load(Collection<DocKey> keys) throws SQLException {
        Map<DocKey, StoredDoc> found =
                keys.size() == 1 ? loadOne(keys.iterator().next()) : loadMany(keys);
        if (mode == TxMode.WRITE) {
            found.forEach((key, doc) -> held.put(key, new Held(doc.version(), doc.tuples())));
        }
        return found;
    }

    private static final String SELECT_ONE = "SELECT version, tuples, body FROM #cx_doc WHERE doc = ?";

    /** By far the most frequent statement, so it asks for nothing that is known. */
    private Map<DocKey, StoredDoc> loadOne(DocKey key) throws SQLException {
        return sql.first(
                        mode == TxMode.WRITE ? sql.locking(SELECT_ONE) : sql.text(SELECT_ONE),
                        row -> Map.of(key, doc(key, row, 1)),
                        List.of(Keys.of(key)))
                .orElse(Map.of());
    }

    /** In the order of keys, so that locks are taken in it. */
    private Map<DocKey, StoredDoc> loadMany(Collection<DocKey> keys) throws SQLException {
        Map<DocKey, StoredDoc> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        List<byte[]> wanted = new ArrayList<>(keys.size());
        keys.forEach(key -> wanted.add(Keys.of(key)));
        String lock = mode == TxMode.WRITE ? sql.dialect().lockClause() : "";
        String select = "SELECT version, tuples, body, doc FROM " + sql.table("cx_doc") + " WHERE doc IN ("
                + Statements.places(wanted.size()) + ") ORDER BY doc" + lock;
        for (StoredDoc doc :
                sql.query(select, row -> doc(Keys.doc(row.getBytes(4)), row, 1), Statements.padded(wanted))) {
            found.put(doc.key(), doc);
        }
        return found;
    }

    /** A document whose version, tuples and body stand in the row from a column on. */
    static StoredDoc doc(DocKey key, ResultSet row, int from) throws SQLException {
        return new StoredDoc(
                key,
                row.getLong(from),
                Bytes.copyOf(row.getBytes(from + 2)),
                TupleCodec.decode(row.getBytes(from + 1)));
    }

    OptionalLong write(DocWrite write) throws SQLException {
        return write instanceof DocWrite.Put put ? put(put) : delete((DocWrite.Delete) write);
    }

    private OptionalLong put(DocWrite.Put put) throws SQLException {
        if (put.expected() instanceof Expected.Version) {
            return OptionalLong.of(replace(put, expected(put)));
        }
        boolean absent = put.expected() instanceof Expected.Absent;
        for (int attempt = 1; ; attempt++) {
            Held there = absent ? null : seen(put.key());
            if (there != null) {
                return OptionalLong.of(replace(put, there));
            }
            if (insert(put, 1)) {
                return OptionalLong.of(1);
            }
            if (absent || attempt == MOST_ATTEMPTS) {
                throw new VersionConflict(put.key(), version(put.key()));
            }
        }
    }

    /** Creates a document in a later version than 1. */
    void restore(DocWrite.Put put, long version) throws SQLException {
        if (!insert(put, version)) {
            throw new VersionConflict(put.key(), version(put.key()));
        }
    }

    /** Names of the kinds that the tenant has a document of: from each kind's first document to the next kind's. */
    List<String> kinds(TenantId tenant) throws SQLException {
        List<String> kinds = new ArrayList<>();
        byte[] behindTenant = Keys.behind(Keys.prefix(tenant));
        byte[] from = Keys.prefix(tenant);
        while (true) {
            DocKey next = sql.first(
                            sql.text("SELECT doc FROM #cx_doc WHERE doc > ? AND doc < ? ORDER BY doc LIMIT 1"),
                            row -> Keys.doc(row.getBytes(1)),
                            List.of(from, behindTenant))
                    .orElse(null);
            if (next == null) {
                return kinds;
            }
            kinds.add(next.kind());
            from = Keys.behind(Keys.prefix(tenant, next.kind()));
        }
    }

    private boolean insert(DocWrite.Put put, long version) throws SQLException {
        boolean inserted = sql.insertUnlessThere(
                "#cx_doc (doc, version, tuples, body)",
                List.of(
                        Keys.of(put.key()),
                        version,
                        TupleCodec.encode(put.tuples()),
                        put.body().toArray()));
        if (inserted) {
            add(put.key(), put.tuples());
            held.put(put.key(), new Held(version, put.tuples()));
        }
        return inserted;
    }

    private long replace(DocWrite.Put put, Held old) throws SQLException {
        int changed = sql.update(
                sql.text("UPDATE #cx_doc SET version = version + 1, tuples = ?, body = ?" + WHERE_VERSION),
                List.of(TupleCodec.encode(put.tuples()), put.body().toArray(), Keys.of(put.key()), old.version()));
        if (changed == 0) {
            throw new VersionConflict(put.key(), version(put.key()));
        }
        remove(put.key(), without(old.tuples(), put.tuples()));
        add(put.key(), without(put.tuples(), old.tuples()));
        held.put(put.key(), new Held(old.version() + 1, put.tuples()));
        return old.version() + 1;
    }

    private static final String WHERE_KEY = " WHERE doc = ?";
    private static final String WHERE_VERSION = WHERE_KEY + " AND version = ?";

    private OptionalLong delete(DocWrite.Delete delete) throws SQLException {
        Held old = delete.expected() instanceof Expected.Version ? expected(delete) : seen(delete.key());
        if (old == null) {
            return OptionalLong.empty();
        }
        List<Object> parameters = List.of(Keys.of(delete.key()), old.version());
        if (sql.update(sql.text("DELETE FROM #cx_doc" + WHERE_VERSION), parameters) == 0) {
            throw new VersionConflict(delete.key(), version(delete.key()));
        }
        remove(delete.key(), old.tuples());
        held.remove(delete.key());
        return OptionalLong.empty();
    }

    /** The document in the version that a write expects. */
    private Held expected(DocWrite write) throws SQLException {
        Held there = seen(write.key());
        OptionalLong actual = there == null ? OptionalLong.empty() : OptionalLong.of(there.version());
        if (there == null || !write.expected().holdsFor(actual)) {
            throw new VersionConflict(write.key(), actual);
        }
        return there;
    }

    /** What this transaction knows of a document; reads and locks it if it knows nothing. */
    private @Nullable Held seen(DocKey key) throws SQLException {
        Held known = held.get(key);
        if (known != null) {
            return known;
        }
        return sql.first(
                        sql.locking("SELECT version, tuples FROM #cx_doc" + WHERE_KEY),
                        row -> new Held(row.getLong(1), TupleCodec.decode(row.getBytes(2))),
                        List.of(Keys.of(key)))
                .orElse(null);
    }

    private OptionalLong version(DocKey key) throws SQLException {
        return sql.first(
                        sql.text("SELECT version FROM #cx_doc" + WHERE_KEY),
                        row -> row.getLong(1),
                        List.of(Keys.of(key)))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private void remove(DocKey key, List<IndexTuple> tuples) throws SQLException {
        for (IndexTuple tuple : tuples) {
            List<byte[]> row = row(key, tuple);
            sql.update(sql.text("DELETE FROM #cx_idx WHERE tuple = ? AND doc = ?"), row);
            if (tuple.unique()) {
                sql.update(sql.text("DELETE FROM #cx_uniq WHERE tuple = ? AND doc = ?"), row);
            }
        }
    }

    private void add(DocKey key, List<IndexTuple> tuples) throws SQLException {
        List<List<byte[]>> rows = new ArrayList<>(tuples.size());
        for (IndexTuple tuple : tuples) {
            List<byte[]> row = row(key, tuple);
            if (tuple.unique() && !sql.insertUnlessThere("#cx_uniq (tuple, doc)", row)) {
                throw new UniqueConflict(key, tuple.index());
            }
            rows.add(row);
        }
        sql.insertAll("#cx_idx (tuple, doc)", 2, rows);
    }

    /** The tuples of the first list that the second lacks, in an order in which transactions do not wait in a circle. */
    private static List<IndexTuple> without(List<IndexTuple> these, List<IndexTuple> those) {
        return these.stream()
                .filter(tuple -> !those.contains(tuple))
                .sorted(LOCK_ORDER)
                .toList();
    }

    private static List<byte[]> row(DocKey key, IndexTuple tuple) {
        byte[] index = Keys.prefix(key.tenant(), key.kind(), tuple.index());
        return List.of(Keys.joined(index, tuple.encoded().toArray()), Keys.of(key));
    }

    Slice<StoredDoc, Cursor> find(DocQuery query) throws SQLException {
        int limit = Math.min(query.limit(), Limits.BATCH);
        List<IndexRange.Hit> hits = index.read(query, limit + 1);
        boolean more = hits.size() > limit;
        List<IndexRange.Hit> kept = more ? hits.subList(0, limit) : hits;
        Cursor last = kept.isEmpty() ? query.after() : kept.get(kept.size() - 1).cursor();
        return new Slice<>(kept.stream().map(IndexRange.Hit::doc).toList(), last, more);
    }

    long count(DocQuery query) throws SQLException {
        return index.count(query);
    }
}
