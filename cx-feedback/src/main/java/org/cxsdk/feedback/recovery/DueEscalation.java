package org.cxsdk.feedback.recovery;

import java.util.Objects;

/**
 * An escalation that is due: work for whoever calls. Doing it twice does no harm.
 *
 * @param of which case
 * @param next who is to hear, and of which promise
 */
public record DueEscalation(CaseId of, EscalationLadder.Next next) {

    public DueEscalation {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(next, "next");
    }
}
