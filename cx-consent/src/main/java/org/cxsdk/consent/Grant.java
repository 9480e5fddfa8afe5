package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.SubjectId;

/**
 * Command: the person allows a scope.
 *
 * @param id identifies the statement; a repeated command with the same identifier takes effect once
 * @param subject who says it
 * @param scope what for, which data, and who
 * @param validity from when until when; from now until withdrawn by default
 * @param basis {@link ReuseBasis#CONSENT} by default, or {@link ReuseBasis#EXPLICIT_REQUEST}
 * @param evidence how she said it
 */
public record Grant(
        StatementId id, SubjectId subject, Scope scope, Validity validity, ReuseBasis basis, Evidence evidence) {

    public Grant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(evidence, "evidence");
        if (!basis.isStatedByPerson()) {
            throw new IllegalArgumentException("basis (" + basis + ") must be one that a person states");
        }
    }

    /** Returns a consent that is valid from now until withdrawn. */
    public static Grant of(StatementId id, SubjectId subject, Scope scope, Evidence evidence) {
        return new Grant(id, subject, scope, Validity.OPEN, ReuseBasis.CONSENT, evidence);
    }

    /** The same grant with another validity. */
    public Grant valid(Validity other) {
        return new Grant(id, subject, scope, other, basis, evidence);
    }

    /** The same grant on another basis. */
    public Grant on(ReuseBasis other) {
        return new Grant(id, subject, scope, validity, other, evidence);
    }

    /** Whether a fact is what this command, carried out before, led to. */
    boolean isSaidBy(ConsentFact fact) {
        return fact instanceof ConsentFact.Granted granted
                && granted.id().equals(id)
                && granted.scope().equals(scope)
                && granted.validity().equals(validity)
                && granted.basis() == basis;
    }
}
