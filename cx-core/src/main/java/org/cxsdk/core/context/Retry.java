package org.cxsdk.core.context;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.StorageUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Does a transaction again after a conflict or a moment's trouble: at most {@value #ATTEMPTS} times in all, each time
 * after a random pause below a bound that doubles from 2 ms to 100 ms, so that rivals do not meet again.
 */
enum Retry {
    /** Does it once. */
    NEVER(false, false),
    /**
     * Repeats when the store says that nothing took effect and a retry makes sense; and when somebody else made a person's
     * key at the same time, which is no conflict that the caller could know of.
     */
    TROUBLE(false, true),
    /** Repeats on conflicts, too. */
    CONFLICTS_AND_TROUBLE(true, true);

    static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_MILLIS = 2;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final boolean conflicts;
    private final boolean trouble;

    Retry(boolean conflicts, boolean trouble) {
        this.conflicts = conflicts;
        this.trouble = trouble;
    }

    <T extends @Nullable Object> T run(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (StorageConflict | StorageUnavailable e) {
                if (attempt == ATTEMPTS || !worthAnother(e) || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private boolean worthAnother(CxException e) {
        if (e instanceof StorageConflict conflict) {
            return conflicts || trouble && StoredKeyStore.raced(conflict);
        }
        return trouble && e instanceof StorageUnavailable unavailable && unavailable.retryable();
    }

    /** Whether the pause was slept through; an interrupted thread gives up and stays interrupted. */
    private static boolean pause(int attempt) {
        long bound = Math.min(FIRST_PAUSE_MILLIS << (attempt - 1), LONGEST_PAUSE_MILLIS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
