package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.DefinitionRef;

/**
 * The answer to a {@link ReuseRequest} with everything needed to check it: recomputing it from the same revision of the
 * log, at the same instant and in the same vocabulary gives the same answer.
 *
 * <p>It tells what else the person stated, so it belongs to the person and to the log; to the recipient give
 * {@link #outcome()} alone.
 *
 * @param request the question
 * @param outcome the answer
 * @param considered every standing statement of the person, oldest first, and why it won or lost; empty if the request
 *     names something unknown
 * @param decidedAt the one instant that was taken for "now", UTC, in microseconds
 * @param revision last revision of the person's log that was seen; 0 if she never said anything
 * @param vocabulary the current vocabulary
 */
public record ReuseDecision(
        ReuseRequest request,
        ReuseOutcome outcome,
        List<Considered> considered,
        Instant decidedAt,
        long revision,
        DefinitionRef vocabulary) {

    public ReuseDecision {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(outcome, "outcome");
        considered = List.copyOf(considered);
        decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /** Whether all of the requested data may be used. */
    public boolean isPermitted() {
        return outcome instanceof ReuseOutcome.Permit;
    }

    /**
     * One standing statement and its part in the decision.
     *
     * @param statement the grant or refusal
     * @param verdict its part
     * @param reasons why, at least one, most decisive first
     */
    public record Considered(ConsentFact.Statement statement, Verdict verdict, List<ReuseReason> reasons) {
        public Considered {
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(verdict, "verdict");
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a statement that was considered needs at least one reason");
            }
        }
    }

    /** The part of a statement in a decision. */
    public enum Verdict {
        /** It decided: the grant that is used, another that carries a part of the permit, or a refusal that beat every grant. */
        WON,
        /** It is a refusal that took part of the data out of the permit. */
        LIMITED,
        /** It covers the request and did not decide. */
        LOST,
        /** It does not cover the request. */
        OUTSIDE
    }
}
