package org.cxsdk.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the wish to use a grant once.
 *
 * @param key which use
 * @param decision whether it may be used at all, and on which statement
 * @param state what became of it
 * @param at until when it is held, for {@code RESERVED}; when to try again, for {@code SPENT}, null if never; else null
 */
public record Reservation(
        UseKey key,
        ReuseDecision decision,
        State state,
        @Nullable Instant at) {

    /** What became of the wish. */
    public enum State {
        /** One use is held; commit or release it before it runs out. */
        RESERVED,
        /** The use was made. */
        COMMITTED,
        /** The grant does not limit its uses. */
        UNLIMITED,
        /** All uses are made or held. */
        SPENT,
        /** It may not be used at all. */
        DENIED
    }

    public Reservation {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(state, "state");
    }

    /** Whether the data may be used now. */
    public boolean mayUse() {
        return state == State.RESERVED || state == State.COMMITTED || state == State.UNLIMITED;
    }

    /** Until when it is held, or when to try again. */
    public Optional<Instant> until() {
        return Optional.ofNullable(at);
    }
}
