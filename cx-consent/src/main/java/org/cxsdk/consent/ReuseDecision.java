package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.cxsdk.core.DefinitionRef;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ReuseRequest} with everything needed to check it: recomputing it from the same revision of the
 * log, at the same instant, in the same vocabulary and under the same rulebook gives the same answer.
 *
 * <p>It tells what else the person stated, so it belongs to the person and to the log; to the recipient give
 * {@link #outcome()} alone.
 *
 * <p>The part that each statement played is worked out when it is first asked for, from values that do not change. Immutable
 * and safe for threads.
 */
public final class ReuseDecision {

    private final ReuseRequest request;
    private final ReuseOutcome outcome;
    private final Supplier<List<Considered>> explanation;
    private final Instant decidedAt;
    private final long revision;
    private final DefinitionRef vocabulary;
    private final DefinitionRef rulebook;
    private final Duration maxStaleness;
    private volatile @Nullable List<Considered> considered;

    ReuseDecision(
            ReuseRequest request,
            ReuseOutcome outcome,
            Supplier<List<Considered>> explanation,
            Instant decidedAt,
            long revision,
            DefinitionRef vocabulary,
            DefinitionRef rulebook) {
        this(request, outcome, explanation, decidedAt, revision, vocabulary, rulebook, Duration.ZERO);
    }

    private ReuseDecision(
            ReuseRequest request,
            ReuseOutcome outcome,
            Supplier<List<Considered>> explanation,
            Instant decidedAt,
            long revision,
            DefinitionRef vocabulary,
            DefinitionRef rulebook,
            Duration maxStaleness) {
        this.maxStaleness = maxStaleness;
        this.request = Objects.requireNonNull(request, "request");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.explanation = Objects.requireNonNull(explanation, "explanation");
        this.decidedAt = decidedAt.getNano() % 1_000 == 0 ? decidedAt : decidedAt.truncatedTo(ChronoUnit.MICROS);
        this.revision = revision;
        this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
        this.rulebook = Objects.requireNonNull(rulebook, "rulebook");
    }

    /** The same on what was read so long ago at most. */
    ReuseDecision staleBy(Duration staleness) {
        return new ReuseDecision(
                request, outcome, this::considered, decidedAt, revision, vocabulary, rulebook, staleness);
    }

    /** The question. */
    public ReuseRequest request() {
        return request;
    }

    /** The answer. */
    public ReuseOutcome outcome() {
        return outcome;
    }

    /**
     * Every standing statement of the person, oldest first, and why it won or lost; empty if the request names something
     * unknown or an authority forbids it.
     */
    public List<Considered> considered() {
        List<Considered> known = considered;
        if (known == null) {
            known = List.copyOf(explanation.get());
            considered = known;
        }
        return known;
    }

    /** The one instant that was taken for "now", UTC, in microseconds. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Last revision of the person's log that was seen; 0 if she never said anything. */
    public long revision() {
        return revision;
    }

    /**
     * How old what was read of the person may be: zero, unless the caller asked for {@link CxConsent#decide(ReuseRequest,
     * Duration)}. A withdrawal of that time may be missing.
     */
    public Duration maxStaleness() {
        return maxStaleness;
    }

    /** The current vocabulary. */
    public DefinitionRef vocabulary() {
        return vocabulary;
    }

    /** The rulebook; {@link Rulebook#NONE} if none was published. */
    public DefinitionRef rulebook() {
        return rulebook;
    }

    /** The notice under which the person made the statement that a permit rests on, if it rests on one and that is known. */
    public Optional<ShownNotice> notice() {
        return considered().stream()
                .filter(each -> each.verdict() == Verdict.WON)
                .map(Considered::statement)
                .filter(ConsentFact.Granted.class::isInstance)
                .flatMap(statement -> ((ConsentFact.Granted) statement).terms().shown().stream())
                .findFirst();
    }

    /** Whether all of the requested data may be used. */
    public boolean isPermitted() {
        return outcome instanceof ReuseOutcome.Permit;
    }

    /** Two decisions are equal if question, answer, explanation and everything they rest on are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReuseDecision that
                && request.equals(that.request)
                && outcome.equals(that.outcome)
                && decidedAt.equals(that.decidedAt)
                && revision == that.revision
                && maxStaleness.equals(that.maxStaleness)
                && vocabulary.equals(that.vocabulary)
                && rulebook.equals(that.rulebook)
                && considered().equals(that.considered());
    }

    @Override
    public int hashCode() {
        return Objects.hash(request, outcome, decidedAt, revision);
    }

    /** Names no person. */
    @Override
    public String toString() {
        return "ReuseDecision(" + request.scope() + ": " + outcome.code() + " " + outcome.reasons() + ")";
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
