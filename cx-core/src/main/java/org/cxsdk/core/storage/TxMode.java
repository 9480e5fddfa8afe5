package org.cxsdk.core.storage;

/** What a transaction may do. */
public enum TxMode {
    /** Reads only; {@code write}, {@code append} and {@code purge} are refused. */
    READ,
    /** Reads and writes; {@code load} locks what it reads where the store can. */
    WRITE
}
