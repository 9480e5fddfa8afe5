package org.cxsdk.core.journey;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where one step of a journey stands.
 *
 * @param step which step
 * @param state how far it is
 * @param openSince since when it can be done; null if it cannot yet
 * @param startedAt when it was first begun, tried or done; null if it was not
 * @param completedAt when it was first done; null if it is not
 * @param completions how often it was done
 */
public record StepStanding(
        StepId step,
        State state,
        @Nullable Instant openSince,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        int completions) {

    public StepStanding {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(state, "state");
    }

    /** How far a step is. */
    public enum State {
        /** A required step before it is not done. */
        NOT_YET,
        /** It can be done now. */
        OPEN,
        /** It was begun. */
        IN_PROGRESS,
        /** The last try failed. */
        STUCK,
        /** It was done. */
        DONE,
        /** It is optional, was not done, and the journey has gone on. */
        PASSED_OVER
    }
}
