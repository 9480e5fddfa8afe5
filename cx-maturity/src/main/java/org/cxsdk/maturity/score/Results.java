package org.cxsdk.maturity.score;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Scope;

/**
 * The scores of any number of assessments by one model, and of the scopes that the model combines from them.
 *
 * @param model exactly which model was used
 * @param assessments sorted by subject, then scope
 */
public record Results(DefinitionRef model, List<AssessmentResult> assessments) {

    public Results {
        Objects.requireNonNull(model, "model");
        assessments = assessments.stream()
                .sorted(Comparator.comparing(AssessmentResult::subject).thenComparing(AssessmentResult::scope))
                .toList();
    }

    /** The result of one subject in one scope, if there is one. */
    public Optional<AssessmentResult> find(Subject subject, Scope scope) {
        return assessments.stream()
                .filter(a -> a.subject().equals(subject) && a.scope().equals(scope))
                .findFirst();
    }
}
