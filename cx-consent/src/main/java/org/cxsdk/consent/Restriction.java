package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.SubjectId;

/**
 * Command: an authority, such as a court, forbids the use of a person's data, whatever she or a law says, until it is
 * lifted. Nothing is used against it, not even in an emergency.
 *
 * @param id identifies the restriction; a repeated command with the same identifier takes effect once
 * @param subject whose data
 * @param scope what may not be used for what by whom
 * @param evidence the order of the authority
 */
public record Restriction(StatementId id, SubjectId subject, Scope scope, Evidence evidence) implements ConsentCommand {

    public Restriction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** Whether a fact is what this command, carried out before, led to. */
    boolean isSaidBy(ConsentFact fact) {
        return fact instanceof ConsentFact.Restricted restricted
                && restricted.id().equals(id)
                && restricted.scope().equals(scope);
    }

    /**
     * Command: the authority lifts a restriction.
     *
     * @param id identifies the lifting
     * @param subject whose data
     * @param restriction which one
     * @param evidence the order of the authority
     */
    public record Lifting(StatementId id, SubjectId subject, StatementId restriction, Evidence evidence)
            implements ConsentCommand {
        public Lifting {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(restriction, "restriction");
            Objects.requireNonNull(evidence, "evidence");
        }

        boolean isSaidBy(ConsentFact fact) {
            return fact instanceof ConsentFact.Lifted lifted
                    && lifted.id().equals(id)
                    && lifted.lifts().equals(restriction);
        }
    }
}
