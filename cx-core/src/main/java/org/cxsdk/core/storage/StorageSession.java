package org.cxsdk.core.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The eight operations inside a transaction. Every argument is checked by its own type before an adapter sees it: keys,
 * tuples and bodies are within their limits.
 *
 * <ul>
 *   <li><b>ST-1</b> Keys and index tuples are bytes: stored and compared as unsigned bytes. Nothing is folded, trimmed,
 *       padded or normalised. Tenants, and kinds within a tenant, are apart.
 *   <li><b>ST-2</b> Limits, all in bytes: tenant, kind, index name, entry type 64; id 200; encoded tuple 512; body 1 MiB.
 *       Everything up to them is accepted and given back byte for byte.
 *   <li><b>ST-17</b> Instants are whole microseconds, before 1970 and far ahead too, whatever time zone the JVM is in.
 * </ul>
 */
public interface StorageSession {

    /**
     * Reads documents by key; absent ones are not in the result.
     *
     * <p><b>ST-3</b> A document has version 1 when it is created and one more after each write. In a WRITE session
     * {@code load} locks what it reads in key order, where the store can; elsewhere the version check catches it.
     *
     * @param keys at most 1,000
     */
    Map<DocKey, StoredDoc> load(Collection<DocKey> keys);

    /**
     * Changes one document.
     *
     * <p><b>ST-3</b> If the expectation does not hold, {@link VersionConflict} tells the actual version. A document that
     * was deleted and is created again begins at version 1.
     *
     * <p><b>ST-6</b> A unique tuple that another document of tenant and kind holds is refused with
     * {@link UniqueConflict}; what this transaction released before is free. The version is looked at first.
     *
     * @return the document's version now; empty after a deletion
     */
    OptionalLong write(DocWrite write);

    /**
     * Reads a part of an index.
     *
     * <p><b>ST-7</b> The entries are exactly the tuples of the documents as they are now, within the query's bounds, in
     * the order of the encoded tuple, then of the id. A document with several tuples in the bounds comes once for each.
     *
     * <p><b>ST-8</b> A slice has at most {@code limit} and at most 1,000 entries. A walk misses and repeats no entry that
     * is there throughout; what is put or deleted meanwhile may or may not appear.
     */
    Slice<StoredDoc, Cursor> find(DocQuery query);

    /**
     * Counts what a walk of the query would find.
     *
     * <p><b>ST-9</b> The count is exact up to the query's limit, and the limit if there are more.
     */
    long count(DocQuery query);

    /**
     * Appends entries to a stream, all or none.
     *
     * <p><b>ST-4</b> Revisions of a stream count from 1 without holes, in the order of the entries. If the expectation
     * does not hold, {@link RevisionConflict} tells the actual revision. It may also come with {@code any()}, when
     * another transaction appended meanwhile; doing the transaction again is then right.
     *
     * <p><b>ST-5</b> Ids are looked at before the expectation: if the stream already holds these entries, one behind the
     * other in this order and equal, nothing changes and the first revisions come back, said to be {@linkplain Appended#repeated repeated}. If it holds only some of them, or
     * something else under one of the ids, {@code CX-STORAGE-0008} is thrown. Purged entries are not remembered.
     *
     * @param entries one to 1,000, no id twice
     */
    Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries);

    /**
     * Reads a stream after a revision, this session's own entries included.
     *
     * <p>The slice's {@code last} is the revision of its last item; if there is none, the greater of {@code after} and
     * the stream's revision.
     *
     * @param after 0 to start at the first kept entry
     * @param limit at least 1; at most 1,000 items come back
     */
    Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit);

    /**
     * Reads the committed journal of a tenant after a position.
     *
     * <p><b>ST-10</b> Per tenant, positions are given when a transaction ends and grow in the order of commits; entries
     * of one transaction keep the order of their appends. A reader that was told {@code last} never finds a new entry at
     * or below it. {@code last} may lie beyond the last item when the filter held entries back.
     *
     * @param after {@link Position#START} to start at the first kept entry
     * @param limit at least 1; at most 1,000 items come back
     */
    Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit);

    /**
     * Removes the entries of a stream up to and including a revision, for retention.
     *
     * <p><b>ST-11</b> Readers then start at the first kept entry; revisions and positions go on as if nothing was
     * removed. A revision beyond the stream's last one removes all.
     *
     * @return how many entries were removed
     */
    long purge(StreamKey stream, long throughRevision);
}
