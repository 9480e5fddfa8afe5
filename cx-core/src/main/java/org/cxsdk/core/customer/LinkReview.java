package org.cxsdk.core.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Two profiles that may belong to one customer, for a person to look at. Nothing is joined until somebody with authority
 * says so.
 *
 * @param id names the pair, and the link that comes of it
 * @param one the profile whose pseudonym comes first by text
 * @param other the other profile
 * @param probability how likely they belong together, 0 to 1
 * @param bits the weight of what their attributes say
 * @param proposed when it was put in the queue, cut to microseconds
 * @param state whether it waits
 * @param decidedBy who decided; null if it waits
 */
public record LinkReview(
        LinkId id,
        SubjectId one,
        SubjectId other,
        double probability,
        double bits,
        Instant proposed,
        State state,
        @Nullable ActorId decidedBy) {

    public LinkReview {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(one, "one");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(state, "state");
        proposed = proposed.truncatedTo(ChronoUnit.MICROS);
        if ((state == State.WAITING) != (decidedBy == null)) {
            throw new IllegalArgumentException(
                    "a pair that is " + state + " names who decided, one that waits does not");
        }
    }

    /** Whether a pair waits. */
    public enum State {
        /** Nobody has looked at it. */
        WAITING,
        /** They belong together and are linked. */
        LINKED,
        /** They do not belong together. */
        REJECTED
    }

    LinkReview decided(State outcome, ActorId by) {
        return new LinkReview(id, one, other, probability, bits, proposed, outcome, by);
    }

    /** Leaves out the profiles. */
    @Override
    public String toString() {
        return "LinkReview(" + id + ", " + state + ")";
    }
}
