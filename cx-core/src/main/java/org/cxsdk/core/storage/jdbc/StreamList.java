package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;

import static org.cxsdk.core.storage.jdbc.Statements.text;
import static org.cxsdk.core.storage.jdbc.Statements.utf8;

/** The streams of a tenant, slice by slice, each read by the primary key of their table (ST-21). */
final class StreamList {

    private final Statements sql;

    StreamList(Statements sql) {
        this.sql = sql;
    }

    /** Streams of a tenant behind a place, in the order of kind and id. */
    Slice<StreamState, Cursor> read(TenantId tenant, Cursor after, int limit) throws SQLException {
        int most = Math.min(limit, Limits.BATCH);
        byte[] kind = after.tuple().toArray();
        byte[] id = utf8(after.id());
        List<StreamState> items = new ArrayList<>();
        if (sql.dialect().comparesRowsByIndex()) {
            add(tenant, "(kind, id) > (?, ?)", List.of(kind, id), most + 1, items);
        } else {
            add(tenant, "kind = ? AND id > ?", List.of(kind, id), most + 1, items);
            add(tenant, "kind > ?", List.of(kind), most + 1 - items.size(), items);
        }
        boolean more = items.size() > most;
        List<StreamState> kept = more ? items.subList(0, most) : items;
        if (kept.isEmpty()) {
            return new Slice<>(kept, after, false);
        }
        StreamKey last = kept.get(kept.size() - 1).stream();
        return new Slice<>(kept, new Cursor(Bytes.utf8(last.kind()), last.id()), more);
    }

    private void add(TenantId tenant, String condition, List<byte[]> place, int limit, List<StreamState> to)
            throws SQLException {
        if (limit > 0) {
            List<Object> parameters = new ArrayList<>(List.of(utf8(tenant.value())));
            parameters.addAll(place);
            to.addAll(sql.query(
                    "SELECT kind, id, purged, rev FROM " + sql.table("cx_stream") + " WHERE tenant = ? AND " + condition
                            + " AND rev > 0 ORDER BY tenant, kind, id LIMIT " + limit,
                    row -> new StreamState(
                            new StreamKey(tenant, text(row.getBytes(1)), text(row.getBytes(2))),
                            row.getLong(3),
                            row.getLong(4)),
                    parameters));
        }
    }
}
