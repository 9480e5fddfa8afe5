package org.cxsdk.core.storage.copy;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;

/**
 * One tenant in one storage, without the mark of a copy. Each slice is read in a transaction of its own.
 *
 * @param storage where
 * @param tenant whose
 * @param batch most items of a slice
 */
record TenantView(Storage storage, TenantId tenant, int batch) {

    TenantView {
        if (!storage.info().has(Capability.TRANSFER)) {
            throw new CxException(
                    CoreError.UNSUPPORTED_CAPABILITY,
                    "the storage \"" + storage.info().name() + "\" does not declare TRANSFER, so no tenant can be"
                            + " listed or restored there",
                    "Hand over the storage itself, not a decorator of it; an adapter implements TransferSession.");
        }
    }

    /** Does something in one transaction. */
    <T> T in(TxMode mode, Function<TransferSession, T> work) {
        return storage.execute(mode, session -> work.apply(transferring(session)));
    }

    private TransferSession transferring(StorageSession session) {
        if (session instanceof TransferSession transfer) {
            return transfer;
        }
        throw new CxException(
                CoreError.UNSUPPORTED_CAPABILITY,
                "the storage \"" + storage.info().name() + "\" declares TRANSFER, and its sessions cannot do it",
                "Run the compatibility kit on it (ST-21).");
    }

    /** Kinds of documents, in order. */
    List<String> kinds() {
        return in(TxMode.READ, session -> session.kinds(tenant)).stream()
                .filter(kind -> !kind.equals(CopyMark.KIND))
                .toList();
    }

    Position head() {
        return in(TxMode.READ, session -> session.head(tenant));
    }

    Slice<StoredDoc, Cursor> documents(String kind, Cursor after) {
        DocQuery query = DocQuery.all(tenant, kind).limit(batch).after(after);
        return in(TxMode.READ, session -> session.find(query));
    }

    Iterator<StoredDoc> documents(String kind) {
        return new Walk<>(Cursor.START, after -> documents(kind, after));
    }

    Slice<StreamState, Cursor> streams(Cursor after) {
        return in(TxMode.READ, session -> session.streams(tenant, after, batch));
    }

    Iterator<StreamState> streams() {
        return new Walk<>(Cursor.START, this::streams);
    }

    Slice<Published, Position> journal(Position after) {
        return in(TxMode.READ, session -> session.readAll(after, EntryFilter.all(tenant), batch));
    }

    Iterator<Published> journal() {
        return new Walk<>(Position.START, this::journal);
    }
}
