package org.cxsdk.core.storage;

import org.jspecify.annotations.Nullable;

/**
 * What is done inside one transaction.
 *
 * @param <T> type of the result
 */
@FunctionalInterface
public interface StorageWork<T extends @Nullable Object> {

    /** Does the work; any exception rolls the transaction back and reaches the caller unchanged. */
    T run(StorageSession session);
}
