package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;

/**
 * A criterion with its place in the calculation.
 *
 * @param criterion the criterion
 * @param place its result, weight and what was done if it has no score
 */
record CriterionLine(Criterion criterion, Input.OfNode place) {

    /** Every criterion below a node, in the model's order. */
    static List<CriterionLine> below(MaturityModel model, NodeResult node) {
        List<CriterionLine> lines = new ArrayList<>();
        collect(model, node, lines);
        return lines;
    }

    private static void collect(MaturityModel model, NodeResult node, List<CriterionLine> lines) {
        for (Input input : node.inputs()) {
            if (input instanceof Input.OfNode below) {
                if (model.node(below.result().node()) instanceof Criterion criterion) {
                    lines.add(new CriterionLine(criterion, below));
                } else {
                    collect(model, below.result(), lines);
                }
            }
        }
    }

    NodeResult result() {
        return place.result();
    }

    /** The score with which it counts above: its own, or the one that the policy for missing answers gives it. */
    Optional<Rational> counted() {
        if (!place.counts()) {
            return Optional.empty();
        }
        MissingPolicy policy = place.policy();
        return policy == null ? result().value() : Optional.ofNullable(policy.value());
    }

    List<Answer> answers() {
        return result().answers();
    }

    boolean isMeasured() {
        return result().inputs().stream().anyMatch(input -> input instanceof Input.OfMeasurement m && m.counts());
    }
}
