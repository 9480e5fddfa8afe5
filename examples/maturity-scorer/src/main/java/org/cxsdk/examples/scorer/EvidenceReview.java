package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;

/**
 * How complete the evidence is on a day: which answers name evidence, and whether it is still valid.
 *
 * @param evidence by identifier
 * @param asOf the moment; its day in UTC counts; empty if validity is not to be judged
 */
record EvidenceReview(Map<EvidenceId, Evidence> evidence, Optional<Instant> asOf) {

    /** The word for what evidence is worth on a day. */
    static Phrase phrase(Evidence.Standing standing) {
        return switch (standing) {
            case VALID -> Phrase.VALID;
            case EXPIRED -> Phrase.EXPIRED;
            case NOT_YET -> Phrase.NOT_YET;
            case UNDATED -> Phrase.OPEN_END;
        };
    }

    /**
     * Counts over some criteria.
     *
     * @param answered criteria with an answer that has a value
     * @param withEvidence of these, how many name evidence
     * @param withValid of these, how many name evidence that is valid on the day
     */
    record Completeness(int answered, int withEvidence, int withValid) {}

    Completeness of(List<CriterionLine> lines) {
        int answered = 0;
        int withEvidence = 0;
        int withValid = 0;
        for (CriterionLine line : lines) {
            for (Answer answer : line.answers()) {
                if (answer.value() != null) {
                    answered++;
                    withEvidence += answer.evidence().isEmpty() ? 0 : 1;
                    withValid += hasValid(answer) ? 1 : 0;
                }
            }
        }
        return new Completeness(answered, withEvidence, withValid);
    }

    /** Whether the answer names at least one piece of evidence that stands on the day. */
    boolean hasValid(Answer answer) {
        return answer.evidence().stream()
                .map(evidence::get)
                .anyMatch(piece ->
                        piece != null && piece.supports() && standing(piece).stands());
    }

    Evidence.Standing standing(Evidence piece) {
        return piece.standingOn(asOf.map(Common::day).orElse(null));
    }
}
