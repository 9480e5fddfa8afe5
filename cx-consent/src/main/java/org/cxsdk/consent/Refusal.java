package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Command: the person refuses a scope. The refusal stands until she grants something at least as specific.
 *
 * @param id identifies the statement; a repeated command with the same identifier takes effect once
 * @param subject who says it
 * @param scope what for, which data, and who
 * @param evidence how she said it, if that is to be kept
 */
public record Refusal(
        StatementId id,
        SubjectId subject,
        Scope scope,
        @Nullable Evidence evidence) {

    public Refusal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
    }

    /** Returns a refusal without evidence. */
    public static Refusal of(StatementId id, SubjectId subject, Scope scope) {
        return new Refusal(id, subject, scope, null);
    }

    /** The same refusal with evidence. */
    public Refusal shownBy(Evidence other) {
        return new Refusal(id, subject, scope, other);
    }

    /** Whether a fact is what this command, carried out before, led to. */
    boolean isSaidBy(ConsentFact fact) {
        return fact instanceof ConsentFact.Refused refused
                && refused.id().equals(id)
                && refused.scope().equals(scope);
    }
}
