package org.cxsdk.core.storage;

import java.io.Serial;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;

/** The store cannot be reached or gave up; never thrown for a conflict (ST-20). */
public final class StorageUnavailable extends CxException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * @param what what happened, without personal data
     * @param retryable whether nothing took effect for certain and doing the transaction again may succeed
     * @param cause what the database said, if it did
     */
    public StorageUnavailable(String what, boolean retryable, @Nullable Throwable cause) {
        super(
                CoreError.STORAGE_UNAVAILABLE,
                what,
                retryable
                        ? "Nothing took effect; do it again."
                        : "Look at the store; whether the transaction took effect may be unknown.",
                cause);
        this.retryable = retryable;
    }

    /** Whether nothing took effect for certain and doing the transaction again may succeed (a deadlock, a time-out). */
    public boolean retryable() {
        return retryable;
    }
}
