package org.cxsdk.maturity.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Rounding;
import org.cxsdk.maturity.model.Where;
import org.jspecify.annotations.Nullable;

/**
 * Scores the nodes of one model for one assessment. A node sees the answers that every {@code where} and {@code each}
 * above it lets in; a criterion turns them into one score, a group aggregates its children. Scores, levels and
 * explanation come from this one walk, so that they cannot disagree.
 *
 * <p>Cost: each criterion looks through its own answers once for every place and attribute value at which it is used.
 * Not thread-safe; made for one assessment and thrown away.
 */
final class Evaluation {

    private final MaturityModel model;
    private final Map<NodeId, List<Answer>> answers;
    private final Levels levels;
    private final CriterionScoring criteria;
    private final Combination combination;
    private final Set<String> forbidden = new LinkedHashSet<>();

    /**
     * An evaluation of what was answered.
     *
     * @param day the day on which evidence must stand; null if that is not looked at
     * @param assumed what is supposed
     */
    Evaluation(MaturityModel model, Assessment assessment, @Nullable LocalDate day, Assumptions assumed) {
        this(model, assessment, day, assumed, null);
    }

    /**
     * An evaluation of one face alone.
     *
     * @param day the day on which evidence must stand; null if that is not looked at
     * @param onlyFace the face; null for all of them
     */
    Evaluation(
            MaturityModel model,
            Assessment assessment,
            @Nullable LocalDate day,
            Assumptions assumed,
            @Nullable String onlyFace) {
        this.model = model;
        this.answers = assessment.answers().stream().collect(Collectors.groupingBy(Answer::criterion));
        this.levels = new Levels(model);
        this.criteria = new CriterionScoring(assessment, model.evidenceRule(), day, assumed, onlyFace, forbidden);
        this.combination = new Combination(forbidden);
    }

    /** The node with everything below it, over all the answers. */
    NodeResult of(NodeId node) {
        return evaluate(model.node(node), Where.ANY, Map.of());
    }

    /** The node with everything below it, over the answers with these attributes. */
    NodeResult of(NodeId node, Map<String, String> context) {
        return evaluate(model.node(node), whereOf(context), context);
    }

    /** The values that an attribute has among the answers below a node, sorted. */
    Set<String> valuesBelow(NodeId node, String attribute) {
        Set<String> values = new TreeSet<>();
        collectValues(model.node(node), Where.ANY, attribute, values);
        return values;
    }

    /** Everything that is without a score where the model forbids it; empty if the assessment stands. */
    Collection<String> forbidden() {
        return forbidden;
    }

    private NodeResult evaluate(Node node, Where outer, Map<String, String> context) {
        Where where = and(outer, node.head().where());
        NodeResult result = node instanceof Criterion criterion
                ? criterion(criterion, where, context)
                : group((Group) node, where, context);
        return levels.given(node, result);
    }

    private NodeResult criterion(Criterion criterion, Where where, Map<String, String> context) {
        List<Answer> given = answers.getOrDefault(criterion.id(), List.of());
        if (!where.allowed().isEmpty()) {
            given = given.stream()
                    .filter(answer -> where.lets(answer.attributes()))
                    .toList();
        }
        return criteria.of(criterion, given, context);
    }

    // ---- groups

    private NodeResult group(Group group, Where where, Map<String, String> context) {
        List<NodeResult> results = new ArrayList<>();
        List<Child> places = new ArrayList<>();
        if (group.each() == null) {
            for (Child child : group.children()) {
                results.add(evaluate(model.node(child.node()), where, context));
                places.add(child);
            }
        } else {
            Child child = group.children().get(0);
            Set<String> values = new TreeSet<>();
            collectValues(model.node(child.node()), where, group.each(), values);
            for (String value : values) {
                Map<String, String> inner = new TreeMap<>(context);
                inner.put(group.each(), value);
                Where bound = and(where, whereOf(Map.of(group.each(), value)));
                results.add(evaluate(model.node(child.node()), bound, inner));
                places.add(child);
            }
        }
        List<Combination.Part> scored = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            NodeScore score = results.get(i).score();
            MissingPolicy policy = Combination.policyFor(score, group.missing());
            scored.add(new Combination.Part(
                    results.get(i).node().value(), score, policy, places.get(i).weight()));
        }
        List<Step> steps = new ArrayList<>();
        NodeScore score = aggregate(group, scored, steps);
        return new NodeResult(
                group.id(), context, rounded(group, score, steps), null, inputs(group, results, places, scored), steps);
    }

    private NodeScore aggregate(Group group, List<Combination.Part> children, List<Step> steps) {
        NodeScore raw;
        if (group.aggregation() instanceof Aggregation.Of of) {
            raw = combination.combined(of, children, group.id(), steps);
        } else if (group.aggregation() instanceof Aggregation.Count count) {
            raw = combination.counted(count, children, group.id(), steps);
        } else {
            raw = combination.lookedUp((Aggregation.Table) group.aggregation(), children, group.id(), steps);
        }
        return raw.fold(
                figure -> {
                    Rating.Rated rated = Rating.converted(group.conversion(), figure, steps.remove(steps.size() - 1));
                    steps.addAll(rated.steps());
                    return NodeScore.of(rated.score());
                },
                why -> raw);
    }

    private static NodeScore rounded(Group group, NodeScore score, List<Step> steps) {
        Rounding rounding = group.head().rounding();
        return rounding == null ? score : Combination.rounded(rounding, score, steps);
    }

    // ---- what the explanation shows

    private static List<Input> inputs(
            Group group, List<NodeResult> results, List<Child> places, List<Combination.Part> scored) {
        boolean weighs =
                group.aggregation() == Aggregation.Of.WEIGHTED_MEAN || group.aggregation() == Aggregation.Of.MEAN;
        Rational weights = Rational.ZERO;
        for (Combination.Part child : scored) {
            if (child.effective().isScored()) {
                weights = weights.plus(child.weight());
            }
        }
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            boolean counts = scored.get(i).effective().isScored();
            Rational weight = places.get(i).weight();
            Rational share = weighs && counts && weights.signum() > 0 ? weight.dividedBy(weights) : null;
            inputs.add(new Input.OfNode(
                    results.get(i),
                    weight,
                    share,
                    places.get(i).reference(),
                    scored.get(i).policy()));
        }
        return inputs;
    }

    // ---- which answers a node sees

    private void collectValues(Node node, Where outer, String attribute, Set<String> values) {
        Where where = and(outer, node.head().where());
        if (node instanceof Criterion criterion) {
            for (Answer answer : answers.getOrDefault(criterion.id(), List.of())) {
                String value = answer.attributes().get(attribute);
                if (value != null && where.lets(answer.attributes())) {
                    values.add(value);
                }
            }
        } else {
            ((Group) node)
                    .children()
                    .forEach(child -> collectValues(model.node(child.node()), where, attribute, values));
        }
    }

    private static Where whereOf(Map<String, String> context) {
        Map<String, Set<String>> allowed = new TreeMap<>(Comparator.naturalOrder());
        context.forEach((name, value) -> allowed.put(name, Set.of(value)));
        return allowed.isEmpty() ? Where.ANY : new Where(allowed);
    }

    /** Both must let an answer in. */
    private static Where and(Where a, Where b) {
        if (a.allowed().isEmpty()) {
            return b;
        }
        if (b.allowed().isEmpty()) {
            return a;
        }
        Map<String, Set<String>> both = new TreeMap<>(a.allowed());
        b.allowed()
                .forEach((name, values) -> both.merge(name, values, (x, y) -> {
                    Set<String> common = new LinkedHashSet<>(x);
                    common.retainAll(y);
                    return common;
                }));
        return new Where(both);
    }
}
