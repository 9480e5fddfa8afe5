package org.cxsdk.core.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Micros;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StreamKey;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.core.storage.jdbc.Statements.text;
import static org.cxsdk.core.storage.jdbc.Statements.utf8;

/**
 * The journal in one transaction. An append takes its revisions at once, which locks the stream; its entries wait until the
 * transaction ends. Then {@link #publish} locks the head of each tenant, gives positions, adds all entries, and the commit
 * follows: so positions grow in the order of commits, and nobody waits for the head longer than that.
 */
final class Journal {

    private static final String WHERE_STREAM = " WHERE stream = ?";
    private static final SqlTexts.Counter REVISION =
            new SqlTexts.Counter("cx_stream", "stream", "rev", List.of("purged = 0"));
    private static final SqlTexts.Counter HEAD = new SqlTexts.Counter("cx_head", "tenant", "place", List.of());
    private static final String ENTRY_COLUMNS = "rev, entry, type, at_us, body";

    /** Under no tenant's name stands how many tenants have a number. */
    private static final byte[] TENANTS = {};

    private final Statements sql;

    /** Own entries that have no position yet, by stream in the order of their first append. */
    private final Map<StreamKey, Map<String, Recorded>> waiting = new LinkedHashMap<>();

    /** The same over all streams, in the order of appends. */
    private final List<Recorded> order = new ArrayList<>();

    /** Tenants whose journals this transaction restores. */
    private final Set<TenantId> restored = new HashSet<>();

    private record StreamRow(long revision, long purged) {}

    Journal(Statements sql) {
        this.sql = sql;
    }

    Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) throws SQLException {
        StreamRow moved = move(stream, expected, entries.size());
        long revision = moved.revision() - entries.size();
        if (revision > moved.purged()) {
            Appended before = appendedBefore(stream, entries);
            if (before != null) {
                move(stream, -entries.size());
                return before;
            }
        }
        if (!expected.holdsFor(revision)) {
            throw new RevisionConflict(stream, revision);
        }
        if (restored.contains(stream.tenant())) {
            throw restoresOrAppends();
        }
        Map<String, Recorded> ofStream = waiting.computeIfAbsent(stream, key -> new LinkedHashMap<>());
        for (Entry entry : entries) {
            Recorded recorded = new Recorded(stream, ++revision, entry);
            order.add(recorded);
            ofStream.put(entry.id(), recorded);
        }
        return Appended.of(revision - entries.size() + 1, revision);
    }

    /** Where the revision is known and right, as it mostly is, a plain update is the cheapest way to move on from it. */
    private StreamRow move(StreamKey stream, ExpectedRevision expected, long by) throws SQLException {
        if (expected instanceof ExpectedRevision.At at && at.revision() > 0) {
            List<Object> parameters = List.of(by, Keys.of(stream), at.revision());
            if (sql.update(sql.text("UPDATE #cx_stream SET rev = rev + ? WHERE stream = ? AND rev = ?"), parameters)
                    == 1) {
                return new StreamRow(at.revision() + by, 0); // what was purged is not needed to look at ids
            }
        }
        return move(stream, by);
    }

    private StreamRow move(StreamKey stream, long by) throws SQLException {
        return sql.count(REVISION, Keys.of(stream), by, row -> new StreamRow(row.getLong(1), row.getLong(2)));
    }

    /** The first result, if the stream already holds these entries; {@code null} if it holds none of them. */
    private @Nullable Appended appendedBefore(StreamKey stream, List<Entry> entries) throws SQLException {
        Map<String, Recorded> known = known(stream, entries);
        if (known.isEmpty()) {
            return null;
        }
        Recorded first = known.get(entries.get(0).id());
        for (int i = 0; i < entries.size(); i++) {
            Recorded found = known.get(entries.get(i).id());
            if (first == null
                    || found == null
                    || found.revision() != first.revision() + i
                    || !found.entry().equals(entries.get(i))) {
                throw knownOtherwise(stream);
            }
        }
        return first == null ? null : Appended.repeatOf(first.revision(), first.revision() + entries.size() - 1);
    }

    private String selectKnown(int ids) {
        return "SELECT " + ENTRY_COLUMNS + " FROM #cx_journal" + sql.dialect().whereAmong("entry", ids) + "stream = ?";
    }

    /** What the stream holds under the ids of these entries. */
    private Map<String, Recorded> known(StreamKey stream, List<Entry> entries) throws SQLException {
        List<byte[]> ids = new ArrayList<>(entries.size());
        entries.forEach(entry -> ids.add(utf8(entry.id())));
        List<Object> parameters = sql.dialect().among(ids);
        parameters.add(Keys.of(stream));
        Map<String, Recorded> known = new HashMap<>();
        for (Recorded recorded : sql.query(
                sql.sized("known", entries.size(), this::selectKnown), row -> recorded(stream, row, 1), parameters)) {
            known.put(recorded.entry().id(), recorded);
        }
        Map<String, Recorded> own = waiting.getOrDefault(stream, Map.of());
        for (Entry entry : entries) {
            Recorded recorded = own.get(entry.id());
            if (recorded != null) {
                known.put(entry.id(), recorded);
            }
        }
        return known;
    }

    Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) throws SQLException {
        int most = Math.min(limit, Limits.BATCH);
        List<Recorded> items = stored(stream, after, most + 1);
        if (items.isEmpty()) {
            // an entry may be committed between two statements, so the revision is read before looking once more
            long revision = row(stream, "").map(StreamRow::revision).orElse(0L);
            items = revision > after ? stored(stream, after, most + 1) : items;
            addWaiting(stream, after, items);
            if (items.isEmpty()) {
                return new Slice<>(items, Math.max(after, revision), false);
            }
        } else {
            addWaiting(stream, after, items);
        }
        boolean more = items.size() > most;
        List<Recorded> kept = more ? items.subList(0, most) : items;
        return new Slice<>(kept, kept.get(kept.size() - 1).revision(), more);
    }

    private List<Recorded> stored(StreamKey stream, long after, int limit) throws SQLException {
        return sql.query(
                "SELECT " + ENTRY_COLUMNS + " FROM " + sql.table("cx_journal") + WHERE_STREAM
                        + " AND rev > ? ORDER BY stream, rev LIMIT " + limit,
                row -> recorded(stream, row, 1),
                List.of(Keys.of(stream), after));
    }

    private void addWaiting(StreamKey stream, long after, List<Recorded> items) {
        waiting.getOrDefault(stream, Map.of()).values().stream()
                .filter(recorded -> recorded.revision() > after)
                .forEach(items::add);
    }

    Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) throws SQLException {
        int most = Math.min(limit, Limits.BATCH);
        // read first: what is committed later is behind it
        long head = headPlace(filter.tenant());
        if (Places.position(head) <= after.value()) {
            return new Slice<>(List.of(), after, false);
        }
        List<Object> parameters = new ArrayList<>(List.of(Places.at(head, after.value()), head));
        String where = " WHERE place > ? AND place <= ?" + in("kind", filter.kinds(), parameters)
                + in("type", filter.types(), parameters);
        List<Published> items = sql.query(
                "SELECT place, stream, " + ENTRY_COLUMNS + " FROM " + sql.table("cx_journal") + where
                        + " ORDER BY place LIMIT " + (most + 1),
                row -> new Published(
                        Position.of(Places.position(row.getLong(1))),
                        recorded(Keys.stream(filter.tenant(), row.getBytes(2)), row, 3)),
                parameters);
        boolean more = items.size() > most;
        List<Published> kept = more ? items.subList(0, most) : items;
        Position last = more ? kept.get(most - 1).position() : Position.of(Places.position(head));
        return new Slice<>(kept, last, more);
    }

    private static String in(String column, Set<String> values, List<Object> parameters) {
        if (values.isEmpty()) {
            return "";
        }
        List<String> sorted = values.stream().sorted().toList();
        for (int i = 0; i < Statements.padded(sorted.size()); i++) {
            parameters.add(utf8(sorted.get(Math.min(i, sorted.size() - 1))));
        }
        return " AND " + column + " IN (" + Statements.places(sorted.size()) + ")";
    }

    long purge(StreamKey stream, long throughRevision) throws SQLException {
        StreamRow there = row(stream, sql.dialect().lockClause()).orElse(new StreamRow(0, 0));
        long through = Math.min(throughRevision, there.revision());
        if (through <= there.purged()) {
            return 0;
        }
        sql.update(
                "DELETE FROM " + sql.table("cx_journal") + WHERE_STREAM + " AND rev <= ?",
                List.of(Keys.of(stream), through));
        sql.update(
                "UPDATE " + sql.table("cx_stream") + " SET purged = ?" + WHERE_STREAM,
                List.of(through, Keys.of(stream)));
        order.removeIf(recorded -> recorded.stream().equals(stream) && recorded.revision() <= through);
        waiting.getOrDefault(stream, new HashMap<>()).values().removeIf(recorded -> recorded.revision() <= through);
        return through - there.purged();
    }

    private Optional<StreamRow> row(StreamKey stream, String lock) throws SQLException {
        return sql.first(
                "SELECT rev, purged FROM " + sql.table("cx_stream") + WHERE_STREAM + lock,
                row -> new StreamRow(row.getLong(1), row.getLong(2)),
                List.of(Keys.of(stream)));
    }

    /**
     * Gives positions to what waits and adds it: the last thing before the commit. Tenants are locked in a fixed order, but the
     * row that numbers new ones between them: two transactions with several tenants may meet in a deadlock there, which the
     * database ends and the storage repeats.
     */
    void publish() throws SQLException {
        Map<String, List<Recorded>> byTenant = new TreeMap<>();
        for (Recorded recorded : order) {
            byTenant.computeIfAbsent(recorded.stream().tenant().value(), tenant -> new ArrayList<>())
                    .add(recorded);
        }
        for (Map.Entry<String, List<Recorded>> entry : byTenant.entrySet()) {
            publish(TenantId.of(entry.getKey()), entry.getValue());
        }
        order.clear();
        waiting.clear();
    }

    private void publish(TenantId tenant, List<Recorded> entries) throws SQLException {
        // the rows are made ready before the head is locked
        List<List<Object>> rows = rows(entries);
        long place = moveHead(tenant, entries.size()) - entries.size();
        for (List<Object> row : rows) {
            row.set(0, ++place);
        }
        insert(rows);
    }

    /** Moves the head of a tenant on, which locks it, and returns its new place. */
    private long moveHead(TenantId tenant, long by) throws SQLException {
        long head = addToHead(utf8(tenant.value()), by);
        if (Places.position(head) < by) {
            Places.requireRoom(tenant, Places.LAST_POSITION + 1 + Places.position(head));
        }
        return Places.tenantNumber(head) == 0 ? numbered(tenant, head) : head;
    }

    /** The tenant's first transaction: its head, which it made and so has locked, is moved to where its places begin. */
    private long numbered(TenantId tenant, long head) throws SQLException {
        long before = Places.before(addToHead(TENANTS, 1));
        sql.update(
                "UPDATE " + sql.table("cx_head") + " SET place = place + ? WHERE tenant = ?",
                List.of(before, utf8(tenant.value())));
        return before + head;
    }

    private long addToHead(byte[] tenant, long by) throws SQLException {
        return sql.count(HEAD, tenant, by, row -> row.getLong(1));
    }

    /** Rows of the journal, whose places are still to be given. */
    private static List<List<Object>> rows(List<Recorded> entries) {
        List<List<Object>> rows = new ArrayList<>(entries.size());
        StreamKey stream = entries.get(0).stream();
        byte[] key = Keys.of(stream);
        byte[] kind = utf8(stream.kind());
        for (Recorded recorded : entries) {
            if (!recorded.stream().equals(stream)) {
                stream = recorded.stream();
                key = Keys.of(stream);
                kind = utf8(stream.kind());
            }
            Entry entry = recorded.entry();
            rows.add(Arrays.asList(
                    0L,
                    key,
                    recorded.revision(),
                    kind,
                    utf8(entry.id()),
                    utf8(entry.type()),
                    Micros.of(entry.at()),
                    entry.body().toArray()));
        }
        return rows;
    }

    private void insert(List<List<Object>> rows) throws SQLException {
        sql.insertAll("#cx_journal (place, stream, rev, kind, entry, type, at_us, body)", 8, rows);
    }

    /** Begins a stream behind what was purged elsewhere. */
    void restore(StreamKey stream, long purgedThrough) throws SQLException {
        if (!sql.insertUnlessThere(
                "#cx_stream (stream, rev, purged)", List.of(Keys.of(stream), purgedThrough, purgedThrough))) {
            throw new RevisionConflict(
                    stream, row(stream, "").map(StreamRow::revision).orElse(0L));
        }
    }

    /** Continues a journal with entries at their own places. */
    void restore(TenantId tenant, List<Published> entries, Position head) throws SQLException {
        if (order.stream().anyMatch(recorded -> recorded.stream().tenant().equals(tenant))) {
            throw restoresOrAppends();
        }
        restored.add(tenant);
        Places.requireRoom(tenant, head.value());
        Map<StreamKey, List<Recorded>> byStream = new LinkedHashMap<>();
        for (Published published : entries) {
            byStream.computeIfAbsent(published.recorded().stream(), stream -> new ArrayList<>())
                    .add(published.recorded());
        }
        for (Map.Entry<StreamKey, List<Recorded>> entry : byStream.entrySet()) {
            continueStream(entry.getKey(), entry.getValue());
        }
        // adding nothing locks the head, and makes it where there is none
        long headPlace = moveHead(tenant, 0);
        long now = Places.position(headPlace);
        long first = entries.isEmpty() ? now + 1 : entries.get(0).position().value();
        if (head.value() < now || first <= now) {
            throw new CxException(
                    CoreError.POSITION_CONFLICT,
                    "the journal of tenant \"" + tenant + "\" stands at position " + now
                            + "; entries were to be restored from " + first + " on",
                    "Restore into an empty tenant, in the order of positions.");
        }
        if (!entries.isEmpty()) {
            List<List<Object>> rows =
                    rows(entries.stream().map(Published::recorded).toList());
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i)
                        .set(0, Places.at(headPlace, entries.get(i).position().value()));
            }
            insert(rows);
        }
        moveHead(tenant, head.value() - now);
    }

    private void continueStream(StreamKey stream, List<Recorded> items) throws SQLException {
        long revision = move(stream, items.size()).revision() - items.size();
        Set<String> ids = new HashSet<>();
        for (Recorded item : items) {
            if (item.revision() != revision + ids.size() + 1) {
                throw new RevisionConflict(stream, revision + ids.size());
            }
            if (!ids.add(item.entry().id())) {
                throw knownOtherwise(stream);
            }
        }
        if (!known(stream, items.stream().map(Recorded::entry).toList()).isEmpty()) {
            throw knownOtherwise(stream);
        }
    }

    /** The last position given in a tenant's journal. */
    long head(TenantId tenant) throws SQLException {
        return Places.position(headPlace(tenant));
    }

    /** The same as a place; 0 before the first. */
    private long headPlace(TenantId tenant) throws SQLException {
        return sql.first(
                        "SELECT place FROM " + sql.table("cx_head") + " WHERE tenant = ?",
                        row -> row.getLong(1),
                        List.of(utf8(tenant.value())))
                .orElse(0L);
    }

    private static CxException knownOtherwise(StreamKey stream) {
        return new CxException(
                CoreError.ENTRY_CONFLICT,
                "a stream of kind \"" + stream.kind() + "\" holds other entries under some of these ids",
                "Give a new fact a new id; repeat an append with exactly the same entries.");
    }

    private static CxException restoresOrAppends() {
        return new CxException(
                CoreError.STORAGE_MISUSE,
                "a transaction both restored entries of a tenant and appended to it",
                "Use a transaction for each.");
    }

    private static Recorded recorded(StreamKey stream, ResultSet row, int from) throws SQLException {
        return new Recorded(
                stream,
                row.getLong(from),
                new Entry(
                        text(row.getBytes(from + 1)),
                        text(row.getBytes(from + 2)),
                        Micros.toInstant(row.getLong(from + 3)),
                        Bytes.copyOf(row.getBytes(from + 4))));
    }
}
