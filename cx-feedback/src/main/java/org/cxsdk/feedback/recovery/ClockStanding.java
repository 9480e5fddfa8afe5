package org.cxsdk.feedback.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a promise stands.
 *
 * @param clock which promise
 * @param stage of which stage
 * @param state how it stands
 * @param startedAt when the clock was started
 * @param dueAt when it is due; while it stands still, when it would be due if it went on now
 * @param stoppedAt when the promise was kept, in time or not; null if it was not
 * @param ran the working time that it ran, without pauses
 * @param left the working time that is left; negative if it is past due
 */
public record ClockStanding(
        ServiceTerms.Clock clock,
        int stage,
        State state,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant stoppedAt,
        Duration ran,
        Duration left) {

    public ClockStanding {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(ran, "ran");
        Objects.requireNonNull(left, "left");
    }

    /** States of a clock. */
    public enum State {
        /** It runs and is not due. */
        RUNNING,
        /** It stands still. */
        PAUSED,
        /** It runs and is past due. */
        OVERDUE,
        /** The promise was kept. */
        MET,
        /** It was kept too late. */
        LATE
    }
}
