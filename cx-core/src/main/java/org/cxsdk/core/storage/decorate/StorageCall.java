package org.cxsdk.core.storage.decorate;

import java.util.Objects;
import org.cxsdk.core.storage.TxMode;

/**
 * One call of a storage, as a {@link StorageListener} is told of it. It holds no key, no content and nothing else that
 * could be personal, and its texts take few values, so that each may be a label of a metric.
 *
 * @param operation what was called
 * @param mode of the transaction
 * @param kind kind of the documents or of the stream; empty for a transaction and for what spans several kinds
 * @param outcome how it ended
 * @param nanos how long it took, in nanoseconds
 * @param items how many documents or entries it read, wrote, counted or removed; for a transaction its operations
 */
public record StorageCall(Operation operation, TxMode mode, String kind, Outcome outcome, long nanos, long items) {

    public StorageCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** What was called. */
    public enum Operation {
        /** {@code load}. */
        LOAD,
        /** {@code write}. */
        WRITE,
        /** {@code find}. */
        FIND,
        /** {@code count}. */
        COUNT,
        /** {@code append}. */
        APPEND,
        /** {@code readStream}. */
        READ_STREAM,
        /** {@code readAll}. */
        READ_ALL,
        /** {@code purge}. */
        PURGE,
        /** {@code execute}, from waiting for the transaction to the end of its commit. */
        TRANSACTION
    }

    /** How it ended. */
    public enum Outcome {
        /** It returned. */
        DONE,
        /** It met a version, unique or revision conflict. */
        CONFLICT,
        /** The store was in trouble. */
        UNAVAILABLE,
        /** Another exception, for a transaction also one of the work itself. */
        FAILED
    }
}
