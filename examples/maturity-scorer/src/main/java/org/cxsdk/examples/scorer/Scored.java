package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Results;
import org.cxsdk.maturity.score.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * All that the output files are made of.
 *
 * @param model the model
 * @param assessments what was answered
 * @param results what came of it
 * @param asOf the moment for which validity of evidence is judged; empty if no date is known
 * @param asOfGiven whether the caller named it
 * @param earlier the assessments before these, to show what changed; null if there are none
 */
record Scored(
        MaturityModel model,
        List<Assessment> assessments,
        Results results,
        Optional<Instant> asOf,
        boolean asOfGiven,
        @Nullable Scored earlier) {

    /** Scores assessments as of a moment; without one, as of the day on which the last evidence was collected. */
    static Scored of(MaturityModel model, List<Assessment> assessments, Optional<Instant> asOf) {
        Optional<Instant> moment = moment(assessments, asOf);
        Results results = Common.scorer(model, moment).scoreAll(assessments);
        return new Scored(model, assessments, results, moment, asOf.isPresent(), null);
    }

    /** The moment that was asked for; else the day on which the last evidence was collected. */
    static Optional<Instant> moment(List<Assessment> assessments, Optional<Instant> asOf) {
        return asOf.or(() -> lastCollected(assessments));
    }

    /** The clock is never asked, so that the same input gives the same bytes. */
    static Optional<Instant> lastCollected(List<Assessment> assessments) {
        return assessments.stream()
                .flatMap(assessment -> assessment.evidence().values().stream())
                .map(Evidence::collected)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Scored after(Scored other) {
        return new Scored(model, assessments, results, asOf, asOfGiven, other);
    }

    Scorer scorer() {
        return Common.scorer(model, asOf);
    }

    /** The answers behind a result; none for a scope that is combined from others. */
    Optional<Assessment> assessmentOf(AssessmentResult result) {
        return assessments.stream()
                .filter(assessment -> assessment.subject().equals(result.subject())
                        && assessment.scope().equals(result.scope()))
                .findFirst();
    }

    /** The result of the same subject before. */
    Optional<AssessmentResult> before(AssessmentResult result) {
        return Optional.ofNullable(earlier)
                .flatMap(then -> then.results().assessments().stream()
                        .filter(other -> other.subject().equals(result.subject()))
                        .findFirst());
    }
}
