package org.cxsdk.feedback.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/**
 * How often one person is asked at most, over all rounds of invitations.
 *
 * @param most how often, at least 1
 * @param within within which time, back from now
 */
public record FatigueCap(int most, Duration within) {

    public FatigueCap {
        Objects.requireNonNull(within, "within");
        if (most < 1 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("a cap (" + most + " within " + within + ") must be positive");
        }
    }

    /** At most this many times within so many days of 24 hours. */
    public static FatigueCap of(int most, int days) {
        return new FatigueCap(most, Duration.ofDays(days));
    }

    /** Whether a person who was asked at these instants may be asked again. */
    public boolean allows(Collection<Instant> asked, Instant now) {
        return asked.stream().filter(at -> at.isAfter(now.minus(within))).count() < most;
    }
}
