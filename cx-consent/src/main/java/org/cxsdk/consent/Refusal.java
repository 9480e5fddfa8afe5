package org.cxsdk.consent;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Command: the person refuses a scope. The refusal stands until she grants something at least as specific.
 *
 * @param id identifies the statement; a repeated command with the same identifier takes effect once
 * @param subject who says it
 * @param scope what for, which data, and who
 * @param representatives who says it for her, all together; empty if she does herself
 * @param evidence how it was said, if that is to be kept
 */
public record Refusal(
        StatementId id,
        SubjectId subject,
        Scope scope,
        List<ActorId> representatives,
        @Nullable Evidence evidence) implements ConsentCommand {

    public Refusal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        representatives = List.copyOf(representatives);
    }

    /** Returns a refusal without evidence. */
    public static Refusal of(StatementId id, SubjectId subject, Scope scope) {
        return new Refusal(id, subject, scope, List.of(), null);
    }

    /** The same refusal with evidence. */
    public Refusal shownBy(Evidence other) {
        return new Refusal(id, subject, scope, representatives, other);
    }

    /** The same refusal by people who act for the person, all together. */
    public Refusal by(ActorId... others) {
        return new Refusal(id, subject, scope, List.of(others), evidence);
    }

    /** Whether a fact is what this command, carried out before, led to. */
    boolean isSaidBy(ConsentFact fact) {
        return fact instanceof ConsentFact.Refused refused
                && refused.id().equals(id)
                && refused.scope().equals(scope);
    }
}
