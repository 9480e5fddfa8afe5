package org.cxsdk.core.storage;

import java.util.List;
import org.cxsdk.core.TenantId;

/**
 * What a session can besides if its storage declares {@link Capability#TRANSFER}: list everything that a tenant has, and
 * restore it as it was in another storage, with versions, revisions and positions. {@code StorageCopy} is made of it; a
 * service never needs it.
 *
 * <ul>
 *   <li><b>ST-21</b> A tenant is listed as a whole: {@link #kinds}, {@link #streams} and {@link #head} tell of everything
 *       that is committed, and of nothing else. Every session of a storage that declares TRANSFER is a
 *       {@code TransferSession}, and no session of one that does not.
 *   <li><b>ST-22</b> A restored document has the version that it is given; everything else holds as for one that was
 *       created and written until it had that version.
 *   <li><b>ST-23</b> A restored stream has the revisions, and its entries the positions, that they are given; everything
 *       else holds as for entries that were appended, and purged, here.
 * </ul>
 *
 * <p>Restoring needs a WRITE session. Reads of the same session need not show what it restored. A transaction that
 * restores entries of a tenant does not append to that tenant: the second of the two is refused with
 * {@code CX-STORAGE-0005}.
 */
public interface TransferSession extends StorageSession {

    /**
     * Lists the kinds of documents that the tenant has at least one of, in the order of their UTF-8 bytes.
     *
     * <p>To be read outside busy hours: a store may look at every document for it.
     */
    List<String> kinds(TenantId tenant);

    /**
     * Lists the streams that the tenant ever appended to, those included whose entries are all purged, in the order of
     * kind and id as UTF-8 bytes.
     *
     * @param after {@link Cursor#START} to start; else {@code last} of the slice before. It holds the UTF-8 bytes of the
     *     kind as {@code tuple}, and the id, of the last stream seen
     * @param limit at least 1; at most 1,000 items come back
     */
    Slice<StreamState, Cursor> streams(TenantId tenant, Cursor after, int limit);

    /** Returns the greatest position ever given in the tenant's journal, also if its entry is purged; START if none. */
    Position head(TenantId tenant);

    /**
     * Creates a document in a later version than 1 (ST-22).
     *
     * @param document what to store; it expects {@link Expected#absent()}
     * @param version its version, at least 1
     * @throws VersionConflict if there is a document
     * @throws UniqueConflict if another document holds one of its unique tuples
     */
    void restoreDocument(DocWrite.Put document, long version);

    /**
     * Begins a stream behind entries that were purged elsewhere: it then stands at this revision, without entries
     * (ST-23).
     *
     * @param purgedThrough the last purged revision, at least 1
     * @throws RevisionConflict if something was ever appended to the stream
     */
    void restoreStream(StreamKey stream, long purgedThrough);

    /**
     * Continues the tenant's journal with entries at their own places (ST-23). Each is the next one of its stream.
     *
     * @param tenant whose journal; the entries' streams are its streams
     * @param entries at most 1,000, in ascending order of positions; may be empty
     * @param head where the journal stands afterwards: every position given later is greater
     * @throws RevisionConflict if an entry's revision is not the next one of its stream
     * @throws org.cxsdk.core.CxException {@code CX-STORAGE-0010} if the first position is not greater than the tenant's
     *     head, or {@code head} is less than it; thrown here or, at the latest, from {@code execute}.
     *     {@code CX-STORAGE-0008} if the stream holds an entry of the same id
     */
    void restoreEntries(TenantId tenant, List<Published> entries, Position head);
}
