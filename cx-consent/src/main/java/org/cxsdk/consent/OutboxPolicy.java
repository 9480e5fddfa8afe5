package org.cxsdk.consent;

import java.time.Duration;

/**
 * How stubbornly people are told.
 *
 * @param firstPause how long after the first sending it is sent again; each later pause is twice as long
 * @param longestPause no pause is longer
 * @param maxAttempts after so many sendings without acknowledgement somebody must look after it
 */
public record OutboxPolicy(Duration firstPause, Duration longestPause, int maxAttempts) {

    /** Again after a quarter of an hour, then after twice that, at most a day; eight times. */
    public static final OutboxPolicy DEFAULT = new OutboxPolicy(Duration.ofMinutes(15), Duration.ofDays(1), 8);

    public OutboxPolicy {
        if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("firstPause (" + firstPause
                    + ") must be positive and not above longestPause (" + longestPause + ")");
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts (" + maxAttempts + ") must be at least 1");
        }
    }

    Duration pauseAfter(int sent) {
        Duration pause = firstPause;
        for (int i = 1; i < sent && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
