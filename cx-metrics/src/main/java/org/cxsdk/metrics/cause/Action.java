package org.cxsdk.metrics.cause;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ActorId;

/**
 * What is done about a cause.
 *
 * @param what in the words of those who planned it; not blank
 * @param owner who does it
 * @param due until when
 * @param done when it was done; empty as long as it is not
 */
public record Action(String what, ActorId owner, Instant due, Optional<Instant> done) {

    public Action {
        what = what.strip();
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(done, "done");
        if (what.isEmpty()) {
            throw new IllegalArgumentException("an action needs words");
        }
    }

    /** An action that is still to be done. */
    public static Action of(String what, ActorId owner, Instant due) {
        return new Action(what, owner, due, Optional.empty());
    }

    Action doneAt(Instant when) {
        return new Action(what, owner, due, Optional.of(when));
    }
}
