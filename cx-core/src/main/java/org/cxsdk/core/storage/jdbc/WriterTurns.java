package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the writing transactions on one H2 file follow each other. A commit in H2 writes its maps one after the other, and what
 * another transaction changes meanwhile may reach the file without the log that would undo it: a process that is killed then
 * leaves half a transaction behind (H2's issue 2080). So a transaction has the file for itself until its commit has returned.
 * A database in memory has nothing to lose, and its writers do not wait.
 *
 * <p>All storages of a process on the same file share their turns. Transactions that the storage does not own, joined ones and
 * the agency's own, take none.
 */
final class WriterTurns {

    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final ConcurrentMap<String, WriterTurns> BY_FILE = new ConcurrentHashMap<>();
    private static final WriterTurns FREE = new WriterTurns(null);

    private final @Nullable ReentrantLock lock;

    private WriterTurns(@Nullable ReentrantLock lock) {
        this.lock = lock;
    }

    /** The turns on a database file; without a file nobody waits. */
    static WriterTurns of(Optional<String> file) {
        return file.map(path -> BY_FILE.computeIfAbsent(path, key -> new WriterTurns(new ReentrantLock(true))))
                .orElse(FREE);
    }

    /** Waits for the turn of this thread; an error that makes sense to retry if it does not come. */
    void take() throws SQLException {
        if (lock == null) {
            return;
        }
        try {
            if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException(
                        "other transactions wrote to the file for " + LONGEST_WAIT_SECONDS + " seconds", "HYT00");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while other transactions wrote to the file", "57014", e);
        }
    }

    /** Ends the turn that this thread took. */
    void pass() {
        if (lock != null && lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }
}
