package org.cxsdk.core.storage;

import org.jspecify.annotations.Nullable;

/**
 * The one interface between the SDK and a database: documents with declared index tuples, and a journal of facts. Write
 * an adapter of it and all modules have a store; run the kit ({@code cx-core-kit}) and know that they can rely on it.
 *
 * <p>The rules that hold for every adapter, ST-1 to ST-23, are numbered here, in {@link StorageSession} and in
 * {@link TransferSession}; docs/storage.md lists them together, the kit's tests bear their numbers.
 *
 * <ul>
 *   <li><b>ST-12</b> A transaction takes effect as a whole when {@code execute} returns, or not at all: any exception
 *       that leaves the work rolls back everything and reaches the caller as it is.
 *   <li><b>ST-13</b> At least READ COMMITTED: nobody sees what is not committed; a session sees its own writes; what
 *       {@code execute} returned from is seen by every later session of every handle.
 *   <li><b>ST-14</b> No update is lost: of transactions that expect the same version, revision, or free unique tuple,
 *       one commits. The others get the conflict from the operation or, at the latest, from {@code execute}.
 *   <li><b>ST-15</b> After any storage exception the transaction can only roll back: every further operation is refused,
 *       and {@code execute} throws that exception although the work caught it.
 *   <li><b>ST-16</b> A session lives inside its {@code execute} and on its thread: afterwards every operation is refused
 *       with {@code CX-STORAGE-0005}, and so are writing operations in a READ session.
 *   <li><b>ST-18</b> {@code close} may be called twice; afterwards {@code execute} is refused with
 *       {@code CX-STORAGE-0005}. Closing one handle leaves others on the same store alone.
 *   <li><b>ST-19</b> A declared {@link Capability} works.
 *   <li><b>ST-20</b> A conflict is a {@link StorageConflict}; trouble with the store itself is {@link StorageUnavailable},
 *       which says whether a retry makes sense. An adapter starts no thread, reads no clock, retries nothing and is safe
 *       to use from many threads.
 * </ul>
 *
 * <p>Joined to the caller's transaction ({@link Capability#JOINED}), "when {@code execute} returns" reads "when the
 * caller commits".
 */
public interface Storage extends AutoCloseable {

    /** What this storage is and can. */
    StorageInfo info();

    /**
     * Runs the work in one transaction and commits it. Not to be called from within work on the same store: nesting is
     * not part of the contract.
     *
     * @throws StorageConflict if a version, unique tuple or revision is not as expected
     * @throws StorageUnavailable if the store cannot do it
     */
    <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work);

    /** Lets go of what this handle holds. */
    @Override
    void close();
}
