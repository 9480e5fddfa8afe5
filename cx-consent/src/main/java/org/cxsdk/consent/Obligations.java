package org.cxsdk.consent;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the recipient owes in return for a permit: the strictest of what the statement or the law it rests on and the
 * ceilings of the rulebook demand. What is excluded stands in {@link ReuseOutcome.Partial}.
 *
 * @param retainUntil the first instant at which what was got must be gone; null if nothing says so
 * @param isOnwardAllowed whether it may be handed on
 * @param dataPeriod from which time the data may be; null if that is not limited
 */
public record Obligations(
        @Nullable Instant retainUntil,
        boolean isOnwardAllowed,
        @Nullable Validity dataPeriod) {

    /** Nothing but not to hand it on. */
    public static final Obligations NO_ONWARD_SHARING = new Obligations(null, false, null);

    /** The first instant at which what was got must be gone, if something says so. */
    public Optional<Instant> deleteAt() {
        return Optional.ofNullable(retainUntil);
    }
}
