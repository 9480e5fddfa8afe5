package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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

    /** What evidence is worth on the day. */
    enum Standing {
        VALID(Phrase.VALID),
        EXPIRED(Phrase.EXPIRED),
        NOT_YET(Phrase.NOT_YET),
        UNDATED(Phrase.OPEN_END);

        private final Phrase phrase;

        Standing(Phrase phrase) {
            this.phrase = phrase;
        }

        Phrase phrase() {
            return phrase;
        }

        /** The name in explanation.json: {@code valid}, {@code not-yet}, … */
        String fileName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean stands() {
            return this == VALID || this == UNDATED;
        }
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
                .anyMatch(piece -> piece != null && standing(piece).stands());
    }

    Standing standing(Evidence piece) {
        LocalDate day = asOf.map(instant -> instant.atZone(ZoneOffset.UTC).toLocalDate())
                .orElse(null);
        LocalDate collected = piece.collected();
        LocalDate until = piece.validUntil();
        if (day == null || (until == null && collected == null)) {
            return Standing.UNDATED;
        }
        if (until != null && day.isAfter(until)) {
            return Standing.EXPIRED;
        }
        if (collected != null && collected.isAfter(day)) {
            return Standing.NOT_YET;
        }
        return until == null ? Standing.UNDATED : Standing.VALID;
    }
}
