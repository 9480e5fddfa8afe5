package org.cxsdk.core.storage.copy;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;

/**
 * Moves one tenant from one storage to another: documents of all kinds with versions and index tuples, streams with
 * revisions and what was purged of them, the journal with its positions. Whoever stored a version, a revision or a
 * position finds it true in the target. Both storages declare {@link Capability#TRANSFER}.
 *
 * <p>A copy that ended early (a lost connection, a stopped process) is continued by running it again: how far it came is
 * kept in the target, in the same transaction as what was copied, so nothing is lost and nothing comes twice. The target
 * must hold nothing of the tenant, or an unfinished copy of this source. At the end both sides are read and compared; the
 * mark of the copy is removed only if they are the same.
 *
 * <p><b>What is not carried:</b> keys of persons that are not kept in this storage (a copy without them leaves all sealed
 * parts closed), other tenants, ids of entries that were purged, and what is changed in the source meanwhile: stop its
 * writers first. A change during the copy is found by the comparison. The target is not to be used before the end.
 *
 * <p>Cost: each item is read once, written once, and read once more on both sides; memory for one batch on each side
 * (documents and entries have up to 1 MiB). Instances are immutable and may be shared.
 */
public final class StorageCopy {

    /** With bodies of a few kilobytes a transaction of a megabyte; at worst 200 MiB. */
    private static final int DEFAULT_BATCH = 200;

    private final Storage from;
    private final Storage to;
    private final TenantId tenant;
    private final int batch;

    private StorageCopy(Storage from, Storage to, TenantId tenant, int batch) {
        this.from = from;
        this.to = to;
        this.tenant = tenant;
        this.batch = batch;
    }

    /**
     * Prepares to copy.
     *
     * @param from the source; it is only read
     * @param to the target
     * @param tenant whose data
     */
    public static StorageCopy of(Storage from, Storage to, TenantId tenant) {
        return new StorageCopy(from, to, tenant, DEFAULT_BATCH);
    }

    /** Copies so many items in one transaction: 1 to 1,000; 200 unless told. */
    public StorageCopy inBatchesOf(int items) {
        if (items < 1 || items > Limits.BATCH) {
            throw new IllegalArgumentException("batch (" + items + ") must be between 1 and " + Limits.BATCH);
        }
        return new StorageCopy(from, to, tenant, items);
    }

    /**
     * Copies, or goes on where an earlier run stopped, and compares. Running a finished copy again only compares.
     *
     * @return what the comparison found; if there are differences, the target is still marked as unfinished
     * @throws CxException {@code CX-STORAGE-0007} if a storage does not declare TRANSFER; {@code CX-STORAGE-0013} if the
     *     target holds other data of the tenant, or the source changed or is an unfinished copy itself
     */
    public CopyReport run() {
        TenantView source = new TenantView(from, tenant, batch);
        TenantView target = new TenantView(to, tenant, batch);
        Optional<CopyMark.Placed> begun = begin(source, target);
        if (begun.isEmpty()) {
            return finishedBefore(source, target);
        }
        CopyMark.Placed mark = copyDocuments(source, target, begun.get());
        copyStreams(source, target, mark);
        copyJournal(source, target);
        CopyReport report = new Comparison(source, target).report(tenant);
        if (report.same()) {
            target.in(TxMode.WRITE, session -> session.write(DocWrite.delete(CopyMark.key(tenant), Expected.any())));
        }
        return report;
    }

    /** Compares both sides and changes nothing. */
    public CopyReport compare() {
        return new Comparison(new TenantView(from, tenant, batch), new TenantView(to, tenant, batch)).report(tenant);
    }

    /** Begins or resumes; empty if the target holds data of the tenant and no mark. */
    private Optional<CopyMark.Placed> begin(TenantView source, TenantView target) {
        if (source.in(TxMode.READ, session -> CopyMark.find(session, tenant)).isPresent()) {
            throw refused("the source is an unfinished copy itself", "Finish that copy first.");
        }
        CopyMark fresh = CopyMark.begin(from.info().name(), source.head().value());
        return target.in(TxMode.WRITE, session -> {
            Optional<CopyMark.Placed> found = CopyMark.find(session, tenant);
            if (found.isPresent()) {
                return Optional.of(resume(found.get(), fresh));
            }
            return isEmpty(session) ? Optional.of(fresh.write(session, tenant, Expected.absent())) : Optional.empty();
        });
    }

    private CopyMark.Placed resume(CopyMark.Placed found, CopyMark fresh) {
        if (found.mark().head() != fresh.head() || !found.mark().source().equals(fresh.source())) {
            throw refused(
                    "the target holds an unfinished copy of \""
                            + found.mark().source() + "\" at position "
                            + found.mark().head() + "; the source is \"" + fresh.source() + "\" at position "
                            + fresh.head(),
                    "Name the source of the unfinished copy; if it was written to meanwhile, remove the tenant from the"
                            + " target and begin again.");
        }
        return found;
    }

    private boolean isEmpty(TransferSession session) {
        return session.kinds(tenant).isEmpty()
                && session.streams(tenant, Cursor.START, 1).items().isEmpty()
                && session.head(tenant).equals(Position.START);
    }

    /** A copy whose last step was done although its caller never heard of it is found to be the same. */
    private CopyReport finishedBefore(TenantView source, TenantView target) {
        if (source.head().equals(target.head()) && source.kinds().equals(target.kinds())) {
            CopyReport report = new Comparison(source, target).report(tenant);
            if (report.same()) {
                return report;
            }
        }
        throw refused(
                "the target \"" + to.info().name() + "\" holds other data of tenant \"" + tenant + "\" already",
                "Copy into a storage that has never held this tenant; nothing is merged or overwritten.");
    }

    private CopyMark.Placed copyDocuments(TenantView source, TenantView target, CopyMark.Placed begun) {
        CopyMark.Placed mark = begun;
        for (String kind : source.kinds()) {
            int reached = Bytes.utf8(kind).compareTo(Bytes.utf8(mark.mark().kind()));
            if (mark.mark().step() != CopyMark.Step.DOCUMENTS || reached < 0) {
                continue;
            }
            Cursor after = reached == 0 ? mark.mark().after() : Cursor.START;
            Slice<StoredDoc, Cursor> slice;
            do {
                slice = source.documents(kind, after);
                after = slice.last();
                CopyMark next = mark.mark().at(CopyMark.Step.DOCUMENTS, kind, after);
                mark = restore(target, slice.items(), next, mark.version());
            } while (slice.more());
        }
        return mark;
    }

    private CopyMark.Placed restore(TenantView target, List<StoredDoc> documents, CopyMark next, long version) {
        return target.in(TxMode.WRITE, session -> {
            for (StoredDoc document : documents) {
                session.restoreDocument(
                        DocWrite.put(document.key(), Expected.absent(), document.body(), document.tuples()),
                        document.version());
            }
            return next.write(session, tenant, Expected.version(version));
        });
    }

    /** Begins the streams of which something was purged; the others begin with their first entry. */
    private void copyStreams(TenantView source, TenantView target, CopyMark.Placed begun) {
        CopyMark.Placed mark = begun;
        Cursor after = mark.mark().step() == CopyMark.Step.STREAMS ? mark.mark().after() : Cursor.START;
        while (mark.mark().step() != CopyMark.Step.JOURNAL) {
            Slice<StreamState, Cursor> slice = source.streams(after);
            after = slice.last();
            CopyMark next =
                    mark.mark().at(slice.more() ? CopyMark.Step.STREAMS : CopyMark.Step.JOURNAL, "", slice.last());
            long version = mark.version();
            mark = target.in(TxMode.WRITE, session -> {
                slice.items().stream()
                        .filter(state -> state.purgedThrough() > 0)
                        .forEach(state -> session.restoreStream(state.stream(), state.purgedThrough()));
                return next.write(session, tenant, Expected.version(version));
            });
        }
    }

    /** The target's head says where to go on: entries are restored in the order of their positions. */
    private void copyJournal(TenantView source, TenantView target) {
        Position head = source.head();
        Slice<Published, Position> slice;
        Position reached = target.head();
        do {
            slice = source.journal(reached);
            List<Published> entries = slice.items();
            // the head may lie beyond the last entry that is left
            reached = slice.more() || slice.last().compareTo(head) > 0 ? slice.last() : head;
            Position next = reached;
            target.in(TxMode.WRITE, session -> {
                session.restoreEntries(tenant, entries, next);
                return next;
            });
        } while (slice.more());
    }

    private static CxException refused(String what, String remedy) {
        return new CxException(CoreError.COPY_REFUSED, what, remedy);
    }
}
