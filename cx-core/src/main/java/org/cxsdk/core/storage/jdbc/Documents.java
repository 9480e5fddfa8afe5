package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
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

import static org.cxsdk.core.storage.jdbc.Statements.text;
import static org.cxsdk.core.storage.jdbc.Statements.utf8;

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
        Map<DocKey, StoredDoc> found = new HashMap<>();
        if (keys.size() == 1) {
            DocKey key = keys.iterator().next();
            loadOne(key).ifPresent(doc -> found.put(key, doc));
        } else {
            loadGroups(keys, found);
        }
        if (mode == TxMode.WRITE) {
            found.forEach((key, doc) -> held.put(key, new Held(doc.version(), doc.tuples())));
        }
        return found;
    }

    private static final String SELECT_ONE =
            "SELECT version, tuples, body FROM #cx_doc WHERE tenant = ? AND kind = ? AND id = ?";

    /** By far the most frequent statement, so it asks for nothing that is known. */
    private Optional<StoredDoc> loadOne(DocKey key) throws SQLException {
        return sql.first(
                mode == TxMode.WRITE ? sql.locking(SELECT_ONE) : sql.text(SELECT_ONE),
                row -> new StoredDoc(
                        key, row.getLong(1), Bytes.copyOf(row.getBytes(3)), TupleCodec.decode(row.getBytes(2))),
                key(key));
    }

    private void loadGroups(Collection<DocKey> keys, Map<DocKey, StoredDoc> found) throws SQLException {
        Map<DocKey, List<DocKey>> groups = new TreeMap<>();
        for (DocKey key : new TreeSet<>(keys)) {
            // keys of one tenant and kind stand behind each other, so that locks are taken in key order
            groups.computeIfAbsent(new DocKey(key.tenant(), key.kind(), "-"), group -> new ArrayList<>())
                    .add(key);
        }
        for (List<DocKey> group : groups.values()) {
            load(group, found);
        }
    }

    private void load(List<DocKey> group, Map<DocKey, StoredDoc> found) throws SQLException {
        DocKey first = group.get(0);
        List<Object> parameters =
                sql.dialect().among(group.stream().map(key -> utf8(key.id())).toList());
        parameters.add(utf8(first.tenant().value()));
        parameters.add(utf8(first.kind()));
        String lock = mode == TxMode.WRITE ? sql.dialect().lockClause() : "";
        String select = "SELECT id, version, tuples, body FROM " + sql.table("cx_doc")
                + sql.dialect().whereAmong("id", group.size()) + "tenant = ? AND kind = ? ORDER BY id" + lock;
        for (StoredDoc doc : sql.query(
                select,
                row -> new StoredDoc(
                        new DocKey(first.tenant(), first.kind(), text(row.getBytes(1))),
                        row.getLong(2),
                        Bytes.copyOf(row.getBytes(4)),
                        TupleCodec.decode(row.getBytes(3))),
                parameters)) {
            found.put(doc.key(), doc);
        }
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

    /** Names of the kinds that the tenant has a document of. */
    List<String> kinds(TenantId tenant) throws SQLException {
        return sql.query(
                "SELECT DISTINCT kind FROM " + sql.table("cx_doc") + " WHERE tenant = ? ORDER BY kind",
                row -> text(row.getBytes(1)),
                List.of(utf8(tenant.value())));
    }

    private boolean insert(DocWrite.Put put, long version) throws SQLException {
        List<Object> row = new ArrayList<>(key(put.key()));
        row.add(version);
        row.add(TupleCodec.encode(put.tuples()));
        row.add(put.body().toArray());
        boolean inserted = sql.insertUnlessThere(
                "INSERT INTO " + sql.table("cx_doc")
                        + " (tenant, kind, id, version, tuples, body) VALUES (?, ?, ?, ?, ?, ?)",
                row);
        if (inserted) {
            add(put.key(), put.tuples());
            held.put(put.key(), new Held(version, put.tuples()));
        }
        return inserted;
    }

    private long replace(DocWrite.Put put, Held old) throws SQLException {
        List<Object> parameters = new ArrayList<>(
                List.of(TupleCodec.encode(put.tuples()), put.body().toArray()));
        parameters.addAll(key(put.key()));
        parameters.add(old.version());
        int changed = sql.update(
                sql.text("UPDATE #cx_doc SET version = version + 1, tuples = ?, body = ?" + WHERE_VERSION), parameters);
        if (changed == 0) {
            throw new VersionConflict(put.key(), version(put.key()));
        }
        remove(put.key(), without(old.tuples(), put.tuples()));
        add(put.key(), without(put.tuples(), old.tuples()));
        held.put(put.key(), new Held(old.version() + 1, put.tuples()));
        return old.version() + 1;
    }

    private static final String WHERE_KEY = " WHERE tenant = ? AND kind = ? AND id = ?";
    private static final String WHERE_VERSION = WHERE_KEY + " AND version = ?";

    private OptionalLong delete(DocWrite.Delete delete) throws SQLException {
        Held old = delete.expected() instanceof Expected.Version ? expected(delete) : seen(delete.key());
        if (old == null) {
            return OptionalLong.empty();
        }
        List<Object> parameters = new ArrayList<>(key(delete.key()));
        parameters.add(old.version());
        if (sql.update("DELETE FROM " + sql.table("cx_doc") + WHERE_VERSION, parameters) == 0) {
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
                        key(key))
                .orElse(null);
    }

    private OptionalLong version(DocKey key) throws SQLException {
        return sql.first("SELECT version FROM " + sql.table("cx_doc") + WHERE_KEY, row -> row.getLong(1), key(key))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private void remove(DocKey key, List<IndexTuple> tuples) throws SQLException {
        for (IndexTuple tuple : tuples) {
            String where = " WHERE tenant = ? AND kind = ? AND name = ? AND tuple = ? AND id = ?";
            sql.update("DELETE FROM " + sql.table("cx_idx") + where, entry(key, tuple));
            if (tuple.unique()) {
                sql.update("DELETE FROM " + sql.table("cx_uniq") + where, entry(key, tuple));
            }
        }
    }

    private void add(DocKey key, List<IndexTuple> tuples) throws SQLException {
        for (IndexTuple tuple : tuples) {
            if (tuple.unique()
                    && !sql.insertUnlessThere(
                            "INSERT INTO " + sql.table("cx_uniq")
                                    + " (tenant, kind, name, tuple, id) VALUES (?, ?, ?, ?, ?)",
                            entry(key, tuple))) {
                throw new UniqueConflict(key, tuple.index());
            }
        }
        List<List<?>> rows = new ArrayList<>();
        tuples.forEach(tuple -> rows.add(entry(key, tuple)));
        sql.insertAll(sql.table("cx_idx") + " (tenant, kind, name, tuple, id)", 5, rows);
    }

    /** The tuples of the first list that the second lacks, in an order in which transactions do not wait in a circle. */
    private static List<IndexTuple> without(List<IndexTuple> these, List<IndexTuple> those) {
        return these.stream()
                .filter(tuple -> !those.contains(tuple))
                .sorted(LOCK_ORDER)
                .toList();
    }

    private static List<Object> entry(DocKey key, IndexTuple tuple) {
        return List.of(
                utf8(key.tenant().value()),
                utf8(key.kind()),
                utf8(tuple.index()),
                tuple.encoded().toArray(),
                utf8(key.id()));
    }

    private static List<Object> key(DocKey key) {
        return List.of(utf8(key.tenant().value()), utf8(key.kind()), utf8(key.id()));
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
