package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.consent.ConsentFact.Statement;
import org.cxsdk.consent.ReuseDecision.Considered;
import org.cxsdk.consent.ReuseDecision.Verdict;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/**
 * Which part did each standing statement play in a decision?
 *
 * @param contest what covered the request
 * @param used the grant that carries the permit; null if a law does, or nothing
 * @param isPermitted whether anything carries it
 * @param ofParts further grants that parts rest on
 * @param overcome refusals that were overcome in parts
 * @param excluded what the permit leaves out
 */
record Explanation(
        Contest contest,
        @Nullable Granted used,
        boolean isPermitted,
        Set<Granted> ofParts,
        Set<Refused> overcome,
        Set<DataCategoryId> excluded) {

    List<Considered> considered() {
        List<Considered> considered = new ArrayList<>(contest.history.standing().size());
        for (StatementRecord entry : contest.history.standing()) {
            considered.add(entry.statement() instanceof Refused refusal ? ofRefusal(refusal) : ofGrant(entry));
        }
        return considered;
    }

    private Considered ofGrant(StatementRecord entry) {
        Granted grant = (Granted) entry.statement();
        if (grant == used || ofParts.contains(grant)) {
            return new Considered(grant, Verdict.WON, List.of(ReuseDecider.inForce(grant.basis())));
        }
        if (!contest.grants.contains(entry)) {
            return new Considered(grant, Verdict.OUTSIDE, whyOutside(grant));
        }
        Set<ReuseReason> reasons = contest.notInForce(entry);
        if (contest.isBeaten(grant)) {
            reasons.add(ReuseReason.REFUSED);
        }
        if (reasons.isEmpty()) {
            reasons.add(used == null ? ReuseReason.LEGAL_GROUND : whyNotChosen(grant, used));
        }
        return new Considered(grant, Verdict.LOST, List.copyOf(reasons));
    }

    private Considered ofRefusal(Refused refusal) {
        Coverage coverage = contest.coverage;
        if (excluded.stream().anyMatch(part -> coverage.covers(refusal, contest.asked.withCategory(part)))) {
            return new Considered(refusal, Verdict.LIMITED, List.of(ReuseReason.PARTLY_REFUSED));
        }
        if (contest.refusals.contains(refusal)) {
            if (isPermitted && used == null) {
                return new Considered(refusal, Verdict.LOST, List.of(ReuseReason.LEGAL_GROUND));
            }
            boolean isOvercome = contest.inForce().anyMatch(grant -> !coverage.beats(refusal, grant, contest.asked));
            return isOvercome
                    ? new Considered(refusal, Verdict.LOST, List.of(ReuseReason.GRANTED_AFTER_REFUSAL))
                    : new Considered(refusal, Verdict.WON, List.of(ReuseReason.REFUSED));
        }
        if (overcome.contains(refusal)) {
            return new Considered(refusal, Verdict.LOST, List.of(ReuseReason.GRANTED_AFTER_REFUSAL));
        }
        return new Considered(refusal, Verdict.OUTSIDE, whyOutside(refusal));
    }

    private ReuseReason whyNotChosen(Granted grant, Granted chosen) {
        Coverage coverage = contest.coverage;
        if (contest.undefeated().stream().anyMatch(other -> coverage.isMoreSpecific(other.scope(), grant.scope()))) {
            return ReuseReason.LESS_SPECIFIC;
        }
        return coverage.end(chosen).isBefore(coverage.end(grant)) ? ReuseReason.ENDS_LATER : ReuseReason.LATER_IN_LOG;
    }

    private List<ReuseReason> whyOutside(Statement statement) {
        List<ReuseReason> reasons = new ArrayList<>();
        Vocabulary current = contest.coverage.current();
        Scope scope = statement.scope();
        Scope asked = contest.asked;
        if (!current.purposes().covers(scope.purpose(), asked.purpose())) {
            reasons.add(ReuseReason.OTHER_PURPOSE);
        }
        if (!current.categories().covers(scope.category(), asked.category())) {
            reasons.add(ReuseReason.OTHER_CATEGORY);
        }
        if (!current.recipients().covers(scope.recipient(), asked.recipient())) {
            reasons.add(ReuseReason.OTHER_RECIPIENT);
        }
        if (reasons.isEmpty()) {
            boolean isMissing = contest.coverage.shown(statement.vocabulary()).isEmpty();
            reasons.add(isMissing ? ReuseReason.VOCABULARY_MISSING : ReuseReason.VOCABULARY_WIDENED);
        }
        return reasons;
    }

    Explanation {
        Objects.requireNonNull(contest, "contest");
    }
}
