package org.cxsdk.core.storage.jdbc;

/** What a {@link java.sql.SQLException} means for the transaction. */
enum Trouble {
    /** A row with this key is there already. */
    DUPLICATE,
    /** A deadlock, a time-out, a serialization failure, no connection to be had: nothing took effect, again may help. */
    MOMENTARY,
    /** The connection is gone; before commit nothing took effect, during commit nobody knows. */
    CONNECTION_LOST,
    /** Anything else: disk full, no permission, no table. */
    LASTING
}
