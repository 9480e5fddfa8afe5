package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Statement;
import org.cxsdk.consent.ReuseDecision.Considered;
import org.cxsdk.consent.ReuseDecision.Verdict;
import org.cxsdk.core.DataCategoryId;

/**
 * Which part did each standing statement play in a decision? Statements go by their numbers in the {@link StandingTable}.
 *
 * @param contest what covered the request
 * @param used the grant that carries the permit; none if a law does, or nothing
 * @param isPermitted whether anything carries it
 * @param ofParts further grants that parts rest on
 * @param overcome refusals that were overcome in parts
 * @param excluded what the permit leaves out
 */
record Explanation(
        Contest contest, int used, boolean isPermitted, BitSet ofParts, BitSet overcome, Set<DataCategoryId> excluded) {

    List<Considered> considered() {
        List<Considered> considered = new ArrayList<>(contest.table.size());
        for (int i = 0; i < contest.table.size(); i++) {
            considered.add(contest.table.isRefusal(i) ? ofRefusal(i) : ofGrant(i));
        }
        return considered;
    }

    private Considered ofGrant(int i) {
        Granted grant = contest.table.grant(i);
        if (i == used || ofParts.get(i)) {
            return new Considered(
                    grant, Verdict.WON, ReuseDecider.inForce(grant.basis()).alone());
        }
        if (!contest.covers(i)) {
            return new Considered(grant, Verdict.OUTSIDE, whyOutside(grant));
        }
        Set<ReuseReason> reasons = contest.notInForce(i);
        if (contest.isBeaten(i)) {
            reasons.add(ReuseReason.REFUSED);
        }
        if (reasons.isEmpty()) {
            reasons.add(
                    used == StandingTable.NONE
                            ? ReuseReason.LEGAL_GROUND
                            : whyNotChosen(grant, contest.table.grant(used)));
        }
        return new Considered(grant, Verdict.LOST, List.copyOf(reasons));
    }

    private Considered ofRefusal(int i) {
        Statement refusal = contest.table.statement(i);
        Coverage coverage = contest.coverage;
        if (excluded.stream().anyMatch(part -> coverage.covers(refusal, contest.asked.withCategory(part)))) {
            return new Considered(refusal, Verdict.LIMITED, ReuseReason.PARTLY_REFUSED.alone());
        }
        if (contest.covers(i)) {
            if (isPermitted && used == StandingTable.NONE) {
                return new Considered(refusal, Verdict.LOST, ReuseReason.LEGAL_GROUND.alone());
            }
            boolean isOvercome = Arrays.stream(contest.grants())
                    .anyMatch(grant -> contest.isInForce(grant) && !contest.beats(i, grant));
            return isOvercome
                    ? new Considered(refusal, Verdict.LOST, ReuseReason.GRANTED_AFTER_REFUSAL.alone())
                    : new Considered(refusal, Verdict.WON, ReuseReason.REFUSED.alone());
        }
        if (overcome.get(i)) {
            return new Considered(refusal, Verdict.LOST, ReuseReason.GRANTED_AFTER_REFUSAL.alone());
        }
        return new Considered(refusal, Verdict.OUTSIDE, whyOutside(refusal));
    }

    private ReuseReason whyNotChosen(Granted grant, Granted chosen) {
        Coverage coverage = contest.coverage;
        if (contest.isMoreSpecificThere(grant)) {
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
