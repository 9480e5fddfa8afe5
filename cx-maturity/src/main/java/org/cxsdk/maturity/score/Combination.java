package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * One score from several, each with or without a score of its own: what has none is first handled by the policy, then the rest is
 * aggregated, counted or looked up. What a policy forbids is noted for the whole assessment. Pure but for that list.
 */
final class Combination {

    private final Collection<String> forbidden;

    /**
     * A combination that notes what is forbidden.
     *
     * @param forbidden takes one sentence for everything that is without a score where the model forbids it
     */
    Combination(Collection<String> forbidden) {
        this.forbidden = forbidden;
    }

    /** Their mean, weighted mean, median, least, greatest or sum. */
    NodeScore combined(Aggregation.Of aggregation, List<Part> children, NodeId node, List<Step> steps) {
        NodeScore gap = gap(children, node, steps);
        if (gap != null) {
            return gap;
        }
        List<Aggregator.Weighted> figures = figures(children);
        boolean weightless = aggregation == Aggregation.Of.WEIGHTED_MEAN
                && figures.stream().allMatch(f -> f.weight().signum() == 0);
        if (figures.isEmpty() || weightless) {
            return missing(Rule.NOTHING_COUNTS, commonAbsence(children, Absence.UNSCORED), steps);
        }
        Rational figure = Aggregator.aggregate(aggregation, figures);
        steps.add(new Step(Rule.of(aggregation), "", figure));
        return NodeScore.of(figure);
    }

    /** How many of them meet the condition. */
    NodeScore counted(Aggregation.Count count, List<Part> children, NodeId node, List<Step> steps) {
        NodeScore gap = gap(children, node, steps);
        if (gap != null) {
            return gap;
        }
        List<Aggregator.Weighted> figures = figures(children);
        if (figures.isEmpty()) {
            return missing(Rule.NOTHING_COUNTS, commonAbsence(children, Absence.UNSCORED), steps);
        }
        long met = figures.stream()
                .filter(f -> count.countIf().holdsFor(f.value()))
                .count();
        steps.add(new Step(Rule.COUNT, count.countIf().toString(), Rational.of(met)));
        return NodeScore.of(Rational.of(met));
    }

    /** What the first row that holds says. */
    NodeScore lookedUp(Aggregation.Table table, List<Part> children, NodeId node, List<Step> steps) {
        NodeScore gap = gap(children, node, steps);
        if (gap != null) {
            return gap;
        }
        Map<String, NodeScore> seen = new HashMap<>();
        for (Part child : children) {
            seen.put(child.name, child.effective());
        }
        for (int i = 0; i < table.rows().size(); i++) {
            Aggregation.Row row = table.rows().get(i);
            if (row.when().entrySet().stream()
                    .allMatch(test ->
                            holds(test.getValue(), seen.get(test.getKey().value())))) {
                NodeScore result = resultOf(row.then(), seen);
                String detail = "row " + (i + 1);
                steps.add(new Step(Rule.TABLE, detail, result.<@Nullable Rational>fold(score -> score, why -> null)));
                return result;
            }
        }
        return missing(Rule.NO_ROW, Absence.UNSCORED, steps);
    }

    private static boolean holds(Aggregation.Test test, @Nullable NodeScore child) {
        NodeScore actual = child == null ? NodeScore.missing(Absence.NOT_ANSWERED) : child;
        return actual.fold(
                score ->
                        test instanceof Aggregation.ScoreIs is && is.condition().holdsFor(score),
                why -> test instanceof Aggregation.StateIs is && is.state() == why);
    }

    private static NodeScore resultOf(Aggregation.Then then, Map<String, NodeScore> children) {
        if (then instanceof Aggregation.Score score) {
            return NodeScore.of(score.value());
        }
        if (then instanceof Aggregation.State state) {
            return NodeScore.missing(state.state());
        }
        return children.getOrDefault(
                ((Aggregation.ScoreOf) then).child().value(), NodeScore.missing(Absence.NOT_ANSWERED));
    }

    /**
     * One thing to aggregate.
     *
     * @param name its name
     * @param score its score, or why it has none
     * @param policy what the policy does about it; absent if it has a score
     * @param weight its weight
     */
    record Part(String name, NodeScore score, @Nullable MissingPolicy policy, Rational weight) {

        /** Its score after the policy. */
        NodeScore effective() {
            Rational countsAs = policy == null ? null : policy.value();
            return countsAs == null ? score : NodeScore.of(countsAs);
        }
    }

    /** What is done about a missing score; null if it is there. */
    static @Nullable MissingPolicy policyFor(NodeScore score, MissingPolicies policies) {
        return score.<@Nullable MissingPolicy>fold(value -> null, policies::of);
    }

    /** No score for the whole if a child has none and the policy says so; null if nothing stands against a score. */
    private @Nullable NodeScore gap(List<Part> children, NodeId node, List<Step> steps) {
        NodeScore gap = null;
        for (Part child : children) {
            if (child.policy == MissingPolicy.FORBIDDEN) {
                forbidden.add(child.name + " is " + child.score.fold(s -> "", Absence::fileName) + ", which " + node
                        + " forbids");
            }
            if (gap == null && (child.policy == MissingPolicy.FORBIDDEN || child.policy == MissingPolicy.UNSCORED)) {
                steps.add(new Step(Rule.CHILD_MISSING, child.name, null));
                gap = NodeScore.missing(Absence.UNSCORED);
            }
        }
        return gap;
    }

    private static List<Aggregator.Weighted> figures(List<Part> children) {
        List<Aggregator.Weighted> figures = new ArrayList<>();
        for (Part child : children) {
            child.effective().fold(score -> figures.add(new Aggregator.Weighted(score, child.weight)), why -> false);
        }
        return figures;
    }

    /** Not applicable if nothing below applies or is relevant, else as given. */
    static Absence commonAbsence(List<Part> children, Absence otherwise) {
        boolean nothingApplies = !children.isEmpty()
                && children.stream().allMatch(child -> child.score.fold(score -> false, Absence::outOfScope));
        return nothingApplies ? Absence.NOT_APPLICABLE : otherwise;
    }

    /** No score, with the step that says so. */
    static NodeScore missing(Rule rule, Absence why, List<Step> steps) {
        steps.add(new Step(rule, why.fileName(), null));
        return NodeScore.missing(why);
    }

    /** The score rounded as a node asks. */
    static NodeScore rounded(Rounding rounding, NodeScore score, List<Step> steps) {
        return score.fold(
                exact -> {
                    Rational rounded = rounding.of(exact);
                    steps.add(new Step(Rule.ROUNDED, rounding.toString(), rounded));
                    return NodeScore.of(rounded);
                },
                why -> score);
    }
}
