package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;

/**
 * What a plan expected after a phase beside what was found then. Only like with like: by the very model of the plan. Pure.
 *
 * @param phase the phase that was to be done
 * @param expected what the plan expected
 * @param actual what was found
 * @param behind the criteria that are not where the plan expected them, the furthest behind first
 * @param kept how many criteria are where the plan expected them, or better
 */
public record PlanComparison(PlanPhase phase, Worth expected, Worth actual, List<Behind> behind, int kept) {

    /**
     * A criterion behind the plan.
     *
     * @param criterion the criterion
     * @param title its title
     * @param expected the score expected
     * @param actual the score found; the worst of the model where there is none
     * @param initiatives the initiatives that were to raise it
     */
    public record Behind(
            NodeId criterion, LocalizedText title, Rational expected, Rational actual, List<InitiativeId> initiatives) {
        public Behind {
            Objects.requireNonNull(criterion, "criterion");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(actual, "actual");
            initiatives = List.copyOf(initiatives);
        }
    }

    public PlanComparison {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        behind = List.copyOf(behind);
    }

    /**
     * Compares a plan with what was found after a phase.
     *
     * @throws IllegalArgumentException if the plan was made by another model or version, or for another subject
     */
    public static PlanComparison of(MaturityModel model, Roadmap plan, PlanPhase phase, AssessmentResult found) {
        if (!model.ref().equals(plan.model()) || !found.subject().equals(plan.subject())) {
            throw new IllegalArgumentException("the plan of " + plan.subject() + " by " + plan.model()
                    + " cannot be compared with " + found.subject() + " by " + model.ref());
        }
        Map<NodeId, Rational> scores = new LinkedHashMap<>();
        Gains.collect(model, found.root(), scores);
        PhaseProjection projection = plan.after(phase);
        List<Behind> behind = new ArrayList<>();
        int kept = 0;
        for (Map.Entry<NodeId, Rational> entry : projection.criteria().entrySet()) {
            Rational actual = scores.getOrDefault(entry.getKey(), model.range().min());
            if (actual.compareTo(entry.getValue()) >= 0) {
                kept++;
                continue;
            }
            behind.add(new Behind(
                    entry.getKey(),
                    model.node(entry.getKey()).title(),
                    entry.getValue(),
                    actual,
                    plan.initiatives().stream()
                            .map(PlannedInitiative::initiative)
                            .filter(initiative -> initiative.phase().compareTo(phase) <= 0)
                            .filter(initiative -> initiative.effects().stream()
                                    .anyMatch(effect -> effect.criterion().equals(entry.getKey())))
                            .map(Initiative::id)
                            .toList()));
        }
        behind.sort(
                (a, b) -> b.expected().minus(b.actual()).compareTo(a.expected().minus(a.actual())));
        return new PlanComparison(phase, projection.expected(), Worth.of(found), behind, kept);
    }
}
