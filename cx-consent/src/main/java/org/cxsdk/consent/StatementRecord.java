package org.cxsdk.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement with what became of it.
 *
 * @param statement the grant or refusal
 * @param withdrawn the first fact that withdraws it, if any
 * @param superseded the next statement of the same scope, if any
 */
public record StatementRecord(
        ConsentFact.Statement statement,
        ConsentFact.@Nullable Withdrawn withdrawn,
        ConsentFact.@Nullable Statement superseded) {

    public StatementRecord {
        Objects.requireNonNull(statement, "statement");
    }

    /** The statement if it is a grant. */
    public Optional<ConsentFact.Granted> grant() {
        return statement instanceof ConsentFact.Granted granted ? Optional.of(granted) : Optional.empty();
    }

    /** Whether it is the latest statement of its scope. */
    public boolean isStanding() {
        return superseded == null;
    }

    /**
     * Whether it is a standing grant that is not withdrawn and valid now. Any withdrawal counts, whenever its clock says
     * it was made: clocks of two machines may disagree, the log does not.
     */
    public boolean isInForce(Instant now) {
        return isStanding()
                && withdrawn == null
                && statement instanceof ConsentFact.Granted granted
                && granted.validity().contains(now);
    }

    /** Where it stands at this instant. A state that is terminal is never left. */
    public StatementState state(Instant now) {
        if (!(statement instanceof ConsentFact.Granted granted)) {
            return superseded == null ? StatementState.REFUSED : StatementState.SUPERSEDED;
        }
        ConsentFact ending = ending();
        boolean over = granted.validity().hasEnded(now);
        if (ending != null && !(over && granted.validity().hasEnded(ending.recorded()))) {
            return ending == withdrawn ? StatementState.WITHDRAWN : StatementState.SUPERSEDED;
        }
        if (over) {
            return StatementState.EXPIRED;
        }
        return granted.validity().hasBegun(now) ? StatementState.ACTIVE : StatementState.SCHEDULED;
    }

    /** The first fact that ended it, if any. */
    private @Nullable ConsentFact ending() {
        if (withdrawn == null || superseded == null) {
            return withdrawn == null ? superseded : withdrawn;
        }
        return withdrawn.revision() < superseded.revision() ? withdrawn : superseded;
    }
}
