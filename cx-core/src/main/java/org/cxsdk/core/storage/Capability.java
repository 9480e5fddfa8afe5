package org.cxsdk.core.storage;

/** What not every storage can; the kit checks that what is declared works (ST-19). */
public enum Capability {
    /** What {@code execute} returned from is there again after the process ended and the storage was opened anew. */
    DURABLE,
    /** {@code load} in a WRITE session makes other writers of the same documents wait, so that they do not conflict. */
    LOCKING_LOAD,
    /** Sessions run inside the caller's own transaction: everything takes effect, or not, at the caller's commit. */
    JOINED,
    /** Sessions are {@link TransferSession}s: a tenant can be listed as a whole, and restored as it was elsewhere. */
    TRANSFER
}
