package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;

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
        byte[] all = Keys.prefix(tenant);
        List<StreamState> items = sql.query(
                "SELECT stream, purged, rev FROM " + sql.table("cx_stream")
                        + " WHERE stream > ? AND stream < ? AND rev > 0 ORDER BY stream LIMIT " + (most + 1),
                row -> new StreamState(Keys.stream(tenant, row.getBytes(1)), row.getLong(2), row.getLong(3)),
                List.of(Keys.joined(all, place(after)), Keys.behind(all)));
        boolean more = items.size() > most;
        List<StreamState> kept = more ? items.subList(0, most) : items;
        if (kept.isEmpty()) {
            return new Slice<>(kept, after, false);
        }
        StreamKey last = kept.get(kept.size() - 1).stream();
        return new Slice<>(kept, new Cursor(Bytes.utf8(last.kind()), last.id()), more);
    }

    private static byte[] place(Cursor after) {
        return after.equals(Cursor.START)
                ? new byte[0]
                : Keys.joined(after.tuple().toArray(), utf8('\0' + after.id()));
    }
}
