package org.cxsdk.core.storage;

import java.util.Objects;
import java.util.function.Supplier;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;

/**
 * The rules on the life of a session, for adapters: an ended session, another thread's, and one that met a storage
 * exception refuse everything (ST-15, ST-16), and a READ session refuses to change something. A session has one guard and
 * runs each of its operations in {@link #reading} or {@link #writing}; {@code execute} calls {@link #throwFailure} before
 * it commits, and {@link #end} at last.
 *
 * <p>Belongs to the thread that made it.
 */
public final class SessionGuard {

    private final TxMode mode;
    private final Thread owner = Thread.currentThread();
    private boolean ended;
    private @Nullable CxException failure;

    /** Guards a session of this mode on this thread. */
    public SessionGuard(TxMode mode) {
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    /** Runs an operation that changes nothing; what it throws is remembered. */
    public <T> T reading(Supplier<T> operation) {
        if (ended || Thread.currentThread() != owner) {
            throw misuse(
                    "a session was used " + (ended ? "after its transaction ended" : "by another thread"),
                    "Use it inside the work given to execute, on the same thread.");
        }
        if (failure != null) {
            throw new CxException(
                    CoreError.STORAGE_MISUSE,
                    "this transaction met " + failure.code() + " before and can only roll back",
                    "Let the first exception pass and do the whole transaction again.",
                    failure);
        }
        try {
            return operation.get();
        } catch (CxException e) {
            failure = e;
            throw e;
        }
    }

    /** Runs an operation that changes something; what it throws is remembered. */
    public <T> T writing(Supplier<T> operation) {
        if (mode != TxMode.WRITE) {
            throw misuse("a READ session was asked to change something", "Execute the work with TxMode.WRITE.");
        }
        return reading(operation);
    }

    /** Throws what made the transaction rollback-only, although the work may have caught it. */
    public void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Ends the session: from now on it refuses everything. */
    public void end() {
        ended = true;
    }

    private static CxException misuse(String what, String remedy) {
        return new CxException(CoreError.STORAGE_MISUSE, what, remedy);
    }
}
