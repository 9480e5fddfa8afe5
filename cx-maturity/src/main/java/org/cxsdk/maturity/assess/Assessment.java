package org.cxsdk.maturity.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Measurement;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What was answered about one subject in one scope.
 *
 * @param subject who is assessed
 * @param scope what is covered, for example a period
 * @param assessor who answered, in words; absent for published data
 * @param answers in the order given
 * @param evidence by identifier
 * @param measurements figures that decide measured criteria, by identifier of their definition
 */
public record Assessment(
        Subject subject,
        Scope scope,
        @Nullable String assessor,
        List<Answer> answers,
        Map<EvidenceId, Evidence> evidence,
        Map<String, Measurement> measurements) {

    public Assessment {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        answers = List.copyOf(answers);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        measurements = Collections.unmodifiableMap(new LinkedHashMap<>(measurements));
    }

    /** An assessment that has answers alone. */
    public static Assessment of(Subject subject, Scope scope, List<Answer> answers) {
        return new Assessment(subject, scope, null, answers, Map.of(), Map.of());
    }

    /** This assessment with one more answer. */
    public Assessment with(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Assessment(subject, scope, assessor, more, evidence, measurements);
    }

    /** This assessment with a measurement; it takes the place of an earlier one of the same definition. */
    public Assessment with(Measurement measurement) {
        Map<String, Measurement> more = new LinkedHashMap<>(measurements);
        more.put(measurement.definition().id(), measurement);
        return new Assessment(subject, scope, assessor, answers, evidence, more);
    }
}
