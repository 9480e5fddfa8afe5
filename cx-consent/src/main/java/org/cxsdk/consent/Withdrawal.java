package org.cxsdk.consent;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Command: the person takes a grant back. It asks for less than a grant does, so withdrawing is never harder than
 * granting (Regulation (EU) 2016/679, article 7(3)).
 *
 * @param id identifies the withdrawal; a repeated command with the same identifier takes effect once
 * @param subject who says it
 * @param withdraws the statement taken back
 * @param representatives who says it for her; one who may is enough; empty if she does herself
 * @param evidence how it was said, if that is to be kept
 */
public record Withdrawal(
        StatementId id,
        SubjectId subject,
        StatementId withdraws,
        List<ActorId> representatives,
        @Nullable Evidence evidence)
        implements ConsentCommand {

    public Withdrawal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(withdraws, "withdraws");
        representatives = List.copyOf(representatives);
    }

    /** Returns a withdrawal without evidence. */
    public static Withdrawal of(StatementId id, SubjectId subject, StatementId withdraws) {
        return new Withdrawal(id, subject, withdraws, List.of(), null);
    }

    /** The same withdrawal with evidence. */
    public Withdrawal shownBy(Evidence other) {
        return new Withdrawal(id, subject, withdraws, representatives, other);
    }

    /** The same withdrawal by somebody who acts for the person. */
    public Withdrawal by(ActorId... others) {
        return new Withdrawal(id, subject, withdraws, List.of(others), evidence);
    }

    /** Whether a fact is what this command, carried out before, led to. */
    boolean isSaidBy(ConsentFact fact) {
        return fact instanceof ConsentFact.Withdrawn withdrawn
                && withdrawn.id().equals(id)
                && withdrawn.withdraws().equals(withdraws);
    }
}
