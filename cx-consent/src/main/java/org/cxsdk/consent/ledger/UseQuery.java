package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which uses of her data a person wants to see: in {@code [from, to)}, newest first.
 *
 * @param from since when; null for the first that is kept
 * @param to until when; null for the last
 * @param offset how many of the newest are skipped, 0 to 1,000,000
 * @param limit how many at most, 1 to 1,000
 */
public record UseQuery(@Nullable Instant from, @Nullable Instant to, int offset, int limit) {

    /** The newest 1,000. */
    public static final UseQuery NEWEST = new UseQuery(null, null, 0, 1_000);

    public UseQuery {
        if (offset < 0 || offset > 1_000_000) {
            throw new IllegalArgumentException("offset (" + offset + ") must be 0 to 1000000");
        }
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit (" + limit + ") must be 1 to 1000");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to (" + to + ") must not be before from (" + from + ")");
        }
    }

    /** The same for a period, {@code [start, end)}. */
    public UseQuery between(Instant start, Instant end) {
        return new UseQuery(start, end, offset, limit);
    }

    /** The same for another page. */
    public UseQuery page(int skipped, int most) {
        return new UseQuery(from, to, skipped, most);
    }

    Optional<Instant> start() {
        return Optional.ofNullable(from);
    }

    Optional<Instant> end() {
        return Optional.ofNullable(to);
    }
}
