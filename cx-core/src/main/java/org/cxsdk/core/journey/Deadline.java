package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * By when something is promised.
 *
 * @param since from when the time runs
 * @param due the last instant that is still in time
 */
public record Deadline(Instant since, Instant due) {

    public Deadline {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(due, "due");
        if (due.isBefore(since)) {
            throw new IllegalArgumentException("due (" + due + ") must not be before since (" + since + ")");
        }
    }

    /** How much later than due this instant is; empty if it is in time. */
    public Optional<Duration> missedBy(Instant instant) {
        return instant.isAfter(due) ? Optional.of(Duration.between(due, instant)) : Optional.empty();
    }
}
