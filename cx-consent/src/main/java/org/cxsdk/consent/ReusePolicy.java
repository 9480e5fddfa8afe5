package org.cxsdk.consent;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What an agency sets for its decisions.
 *
 * @param permitLifetime how long a permit holds at most; at least a microsecond, five minutes by default. Data that is on its way when
 *     a consent is withdrawn arrives within this time.
 */
public record ReusePolicy(Duration permitLifetime) {

    /** A permit holds five minutes at most. */
    public static final ReusePolicy DEFAULT = new ReusePolicy(Duration.ofMinutes(5));

    public ReusePolicy {
        Objects.requireNonNull(permitLifetime, "permitLifetime");
        if (permitLifetime.compareTo(Duration.of(1, ChronoUnit.MICROS)) < 0) {
            throw new IllegalArgumentException(
                    "permitLifetime (" + permitLifetime + ") must be at least one microsecond");
        }
    }
}
