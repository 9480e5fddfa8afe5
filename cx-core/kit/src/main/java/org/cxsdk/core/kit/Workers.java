package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;

/** Threads of a test that get in each other's way on purpose. */
final class Workers {

    private static final long LONGEST_TEST_SECONDS = 120;
    private static final long LONGEST_MEETING_MILLIS = 2;

    private final Exchanger<Boolean> meeting = new Exchanger<>();

    /** What one worker does. */
    @FunctionalInterface
    interface Work {
        void run(int worker) throws Exception;
    }

    /** Runs the work on so many threads and waits for all; the first failure is thrown. */
    static void inParallel(int workers, Work work) throws Exception {
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int worker = i;
            calls.add(() -> {
                work.run(worker);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            for (Future<Void> done : threads.invokeAll(calls, LONGEST_TEST_SECONDS, TimeUnit.SECONDS)) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(LONGEST_TEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    /**
     * Waits a moment for another worker to come to the same point, so that their transactions overlap. Where the store
     * lets one writer in at a time nobody comes, and the worker goes on.
     */
    boolean meet() {
        try {
            meeting.exchange(true, LONGEST_MEETING_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Does a writing transaction again until it commits, as the library does for its own. */
    static <T> T untilCommitted(Storage storage, StorageWork<T> work) {
        return untilCommitted(() -> storage.execute(TxMode.WRITE, work));
    }

    /** Does again what commits, until it does: whoever bounds how often it tries may be unlucky among many at once. */
    static <T> T untilCommitted(Supplier<T> transaction) {
        while (true) {
            try {
                return transaction.get();
            } catch (StorageConflict e) {
                Thread.yield();
            } catch (StorageUnavailable e) {
                if (!e.retryable()) {
                    throw e;
                }
                Thread.yield();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("no commit within " + LONGEST_TEST_SECONDS + " seconds");
            }
        }
    }
}
