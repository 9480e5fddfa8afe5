package org.cxsdk.metrics.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.ActorId;

/**
 * A decision and the figures it rests on.
 *
 * @param id the decision
 * @param what was decided, in the words of those who did; not blank
 * @param why the figures led to it; not blank
 * @param citations the figures, at least one
 * @param decidedBy who answers for it
 * @param at when
 */
public record Decision(
        DecisionId id, String what, String why, List<Citation> citations, ActorId decidedBy, Instant at) {

    public Decision {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(decidedBy, "decidedBy");
        Objects.requireNonNull(at, "at");
        citations = List.copyOf(citations);
        if (what.isBlank() || why.isBlank() || citations.isEmpty()) {
            throw new IllegalArgumentException("a decision needs words, a reason and a figure that it rests on");
        }
    }
}
