package org.cxsdk.maturity.score;

import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Conversion;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.Requirement;

/**
 * Whether a better answer can never lower a score or a level of a model: no table, no step or condition that asks for less.
 * Only then do bounds and proofs hold that rest on trying the best and the worst answers. Pure.
 */
final class Monotone {

    private Monotone() {}

    static boolean is(MaturityModel model) {
        return model.nodes().values().stream().allMatch(Monotone::is);
    }

    private static boolean is(Node node) {
        boolean levels = node.levelling().map(Monotone::is).orElse(true);
        return levels && (!(node instanceof Group group) || (is(group.aggregation()) && is(group.conversion())));
    }

    private static boolean is(Aggregation aggregation) {
        return aggregation instanceof Aggregation.Count count
                ? upward(count.countIf())
                : !(aggregation instanceof Aggregation.Table);
    }

    private static boolean is(Conversion conversion) {
        if (conversion instanceof Conversion.Linear linear) {
            return linear.from().compareTo(linear.to()) < 0;
        }
        if (!(conversion instanceof Conversion.Steps steps)) {
            return true;
        }
        Rational before = null;
        Rational bound = null;
        for (Conversion.Step step : steps.steps()) {
            boolean falls = before == null || before.compareTo(step.score()) >= 0;
            boolean lower = bound == null || bound.compareTo(step.when().bound()) >= 0;
            if (!upward(step.when()) || !falls || !lower) {
                return false;
            }
            before = step.score();
            bound = step.when().bound();
        }
        return before == null || before.compareTo(steps.otherwise()) >= 0;
    }

    private static boolean is(Levelling levelling) {
        if (levelling instanceof Levelling.Bands bands) {
            return bands.cuts().stream().allMatch(cut -> upward(cut.when()));
        }
        return ((Levelling.Ladder) levelling)
                .rungs().stream().flatMap(rung -> rung.require().stream()).allMatch(Monotone::is);
    }

    private static boolean is(Requirement requirement) {
        if (requirement instanceof Requirement.EachCriterion each) {
            return upward(each.condition());
        }
        if (requirement instanceof Requirement.MeanOfCriteria mean) {
            return upward(mean.condition());
        }
        return !(requirement instanceof Requirement.NodeScore score) || upward(score.condition());
    }

    private static boolean upward(Condition condition) {
        return condition.comparison() == Condition.Comparison.AT_LEAST
                || condition.comparison() == Condition.Comparison.MORE_THAN;
    }
}
