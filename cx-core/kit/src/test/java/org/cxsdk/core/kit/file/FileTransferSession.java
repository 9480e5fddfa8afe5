package org.cxsdk.core.kit.file;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;

// region transfer
/** One transaction that can list and restore a tenant, too. */
final class FileTransferSession extends FileSession implements TransferSession {

    FileTransferSession(RowFile file, TxMode mode) {
        super(file, mode);
    }

    @Override
    public List<String> kinds(TenantId tenant) {
        return guard.reading(() -> {
            List<String> kinds = new ArrayList<>();
            Bytes end = Row.behind(Row.of("doc", tenant.value()));
            List<Bytes> next = file.between(Row.of("doc", tenant.value()), end, 1);
            while (!next.isEmpty()) {
                kinds.add(Row.parts(next.get(0)).get(2).toUtf8());
                Bytes kind = Row.of("doc", tenant.value(), kinds.get(kinds.size() - 1));
                next = file.between(Row.behind(kind), end, 1);
            }
            return kinds;
        });
    }

    @Override
    public Slice<StreamState, Cursor> streams(TenantId tenant, Cursor after, int limit) {
        Limits.requireReading(0, limit);
        return guard.reading(() -> {
            Bytes seen = Row.of("revision", tenant.value(), after.tuple(), after.id());
            Bytes end = Row.behind(Row.of("revision", tenant.value()));
            int most = Math.min(limit, Limits.BATCH);
            List<Bytes> ahead = file.between(seen, end, most + 1);
            List<StreamState> items = new ArrayList<>();
            Cursor last = after;
            for (Bytes row : ahead.subList(0, Math.min(most, ahead.size()))) {
                List<Bytes> parts = Row.parts(row);
                StreamKey stream = new StreamKey(
                        tenant, parts.get(2).toUtf8(), parts.get(3).toUtf8());
                items.add(new StreamState(stream, number(row("purged", stream)), number(row)));
                last = new Cursor(parts.get(2), stream.id());
            }
            return new Slice<>(items, last, ahead.size() > most);
        });
    }

    @Override
    public Position head(TenantId tenant) {
        return guard.reading(() -> Position.of(committedHead(tenant)));
    }

    @Override
    public void restoreDocument(DocWrite.Put document, long version) {
        Limits.requireRestorable(document, version);
        guard.writing(() -> {
            StoredDoc there = doc(document.key());
            if (there != null) {
                throw new VersionConflict(document.key(), OptionalLong.of(there.version()));
            }
            return put(document, version);
        });
    }

    @Override
    public void restoreStream(StreamKey stream, long purgedThrough) {
        Limits.requireRestorable(stream, purgedThrough);
        guard.writing(() -> {
            long revision = number(row("revision", stream));
            if (revision > 0) {
                throw new RevisionConflict(stream, revision);
            }
            file.put(row("revision", stream), Row.of(purgedThrough));
            file.put(row("purged", stream), Row.of(purgedThrough));
            return stream;
        });
    }

    @Override
    public void restoreEntries(TenantId tenant, List<Published> entries, Position head) {
        Limits.requireRestorable(tenant, entries, head);
        guard.writing(() -> {
            begin(tenant, Journaling.RESTORED);
            long now = number(headRow(tenant));
            long first = entries.isEmpty() ? now + 1 : entries.get(0).position().value();
            if (head.value() < now || first <= now) {
                throw new CxException(CoreError.POSITION_CONFLICT, "positions have passed", "Use an empty tenant.");
            }
            for (Published published : entries) {
                Recorded recorded = published.recorded();
                StreamKey stream = recorded.stream();
                long revision = number(row("revision", stream));
                if (recorded.revision() != revision + 1) {
                    throw new RevisionConflict(stream, revision);
                }
                if (number(row("id", stream, recorded.entry().id())) > 0) {
                    throw new CxException(CoreError.ENTRY_CONFLICT, "an entry with this id", "Use an empty tenant.");
                }
                add(recorded, published.position().value());
            }
            file.put(headRow(tenant), Row.of(head.value()));
            return head;
        });
    }
}
// endregion
