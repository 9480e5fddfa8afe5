package org.cxsdk.core.storage.decorate;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a {@link CachingStorage} may keep, and how old it may be.
 *
 * @param maximumBytes about how many bytes of bodies are kept, at least 1
 * @param maxStaleness how late a change by others may be seen, for the kinds named; zero for never late
 * @param kinds kinds of documents and streams for which lateness was asked for
 * @param ticker tells nanoseconds since some moment, as {@code System::nanoTime} does; measures staleness
 */
public record CachePolicy(long maximumBytes, Duration maxStaleness, Set<String> kinds, LongSupplier ticker) {

    public CachePolicy {
        if (maximumBytes < 1) {
            throw new IllegalArgumentException("maximumBytes (" + maximumBytes + ") must be at least 1");
        }
        if (maxStaleness.isNegative()) {
            throw new IllegalArgumentException("maxStaleness (" + maxStaleness + ") must not be negative");
        }
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(ticker, "ticker");
    }

    /** Returns the policy under which nothing is ever late: entries of streams are kept, and checked at each reading. */
    public static CachePolicy exact(long maximumBytes) {
        return new CachePolicy(maximumBytes, Duration.ZERO, Set.of(), () -> 0);
    }

    /**
     * Returns this policy with lateness for some kinds: a document that others changed or deleted, and entries that others
     * purged, may be read for that long afterwards. New entries are never late.
     */
    public CachePolicy lateBy(Duration staleness, LongSupplier nanoTicker, String... lateKinds) {
        return new CachePolicy(maximumBytes, staleness, Set.of(lateKinds), nanoTicker);
    }

    boolean isLate(String kind) {
        return kinds.contains(kind) && !maxStaleness.isZero();
    }

    /** Whether something that was so at this moment may still be told. */
    boolean isFresh(long since) {
        return ticker.getAsLong() - since <= maxStaleness.toNanos();
    }
}
