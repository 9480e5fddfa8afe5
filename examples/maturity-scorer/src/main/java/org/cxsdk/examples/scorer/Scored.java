package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Results;

/**
 * All that the output files are made of.
 *
 * @param model the model
 * @param assessments what was answered
 * @param results what came of it
 * @param asOf the moment for which validity of evidence is judged; empty if no date is known
 * @param asOfGiven whether the caller named it
 */
record Scored(
        MaturityModel model, List<Assessment> assessments, Results results, Optional<Instant> asOf, boolean asOfGiven) {

    /** The answers behind a result; none for a scope that is combined from others. */
    Optional<Assessment> assessmentOf(AssessmentResult result) {
        return assessments.stream()
                .filter(assessment -> assessment.subject().equals(result.subject())
                        && assessment.scope().equals(result.scope()))
                .findFirst();
    }
}
