package org.cxsdk.maturity.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.EvidenceRule;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.InstanceRule;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeId;
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
    private final Assessment assessment;
    private final @Nullable LocalDate day;
    private final Map<NodeId, String> assumed;
    private final Map<NodeId, List<Answer>> answers;
    private final Levels levels;
    private final Set<String> forbidden = new LinkedHashSet<>();

    /**
     * An evaluation of what was answered.
     *
     * @param day the day on which evidence must stand; null if that is not looked at
     * @param assumed answers that take the place of what was answered or measured, by criterion; to see what would follow
     */
    Evaluation(MaturityModel model, Assessment assessment, @Nullable LocalDate day, Map<NodeId, String> assumed) {
        this.model = model;
        this.assessment = assessment;
        this.day = day;
        this.assumed = assumed;
        this.answers = assessment.answers().stream().collect(Collectors.groupingBy(Answer::criterion));
        this.levels = new Levels(model);
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

    // ---- criteria

    private NodeResult criterion(Criterion criterion, Where where, Map<String, String> context) {
        String instead = assumed.get(criterion.id());
        if (instead != null) {
            Rational score = Rating.ofAnswer(criterion.answerType(), instead).score();
            List<Step> steps = new ArrayList<>(List.of(new Step(Rule.ASSUMED, instead, score)));
            return new NodeResult(
                    criterion.id(), context, rounded(criterion, NodeScore.of(score), steps), null, List.of(), steps);
        }
        List<Answer> given = answers.getOrDefault(criterion.id(), List.of()).stream()
                .filter(answer -> where.lets(answer.attributes()))
                .toList();
        Measurement measurement = AnswerRules.measuredBy(criterion)
                .map(assessment.measurements()::get)
                .orElse(null);
        Rational figure = measurement == null ? null : measurement.value();
        List<Step> steps = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        NodeScore score;
        if (measurement != null && figure != null) {
            Rating.Rated rated = Rating.ofFigure(criterion.answerType(), figure);
            score = NodeScore.of(rated.score());
            steps.addAll(rated.steps());
            inputs.add(new Input.OfMeasurement(measurement, score));
            given.forEach(answer -> inputs.add(new Input.OfAnswer(answer, rate(criterion, answer), null, true)));
        } else {
            if (measurement != null) {
                inputs.add(new Input.OfMeasurement(measurement, NodeScore.missing(Absence.NOT_KNOWN)));
            }
            Absence ifNone = measurement == null ? Absence.NOT_ANSWERED : Absence.NOT_KNOWN;
            score = evidenced(fromAnswers(criterion, given, ifNone, inputs, steps), given, steps);
        }
        return new NodeResult(criterion.id(), context, rounded(criterion, score, steps), null, inputs, steps);
    }

    private NodeScore fromAnswers(
            Criterion criterion, List<Answer> given, Absence ifNone, List<Input> inputs, List<Step> steps) {
        if (given.isEmpty()) {
            return missing(Rule.NO_ANSWER, ifNone, steps);
        }
        if (given.size() == 1) {
            Answer answer = given.get(0);
            NodeScore score = rate(criterion, answer);
            inputs.add(new Input.OfAnswer(answer, score, null, false));
            if (answer.value() == null) {
                return missing(Rule.NO_ANSWER, Objects.requireNonNull(answer.absence()), steps);
            }
            steps.addAll(Rating.ofAnswer(criterion.answerType(), answer.value()).steps());
            return score;
        }
        InstanceRule rule = criterion.instances().stream()
                .filter(r -> given.stream().allMatch(answer -> r.when().lets(answer.attributes())))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            forbidden.add("no rule of criterion " + criterion.id() + " fits its " + given.size() + " answers together");
            return missing(Rule.NO_ANSWER, Absence.UNSCORED, steps);
        }
        List<Scored> scored = new ArrayList<>();
        for (Answer answer : given) {
            NodeScore score = rate(criterion, answer);
            MissingPolicy policy = policyFor(score, rule.missing());
            inputs.add(new Input.OfAnswer(answer, score, policy, false));
            scored.add(new Scored(criterion.id(), score, policy, Rational.ONE));
        }
        boolean noneScored = scored.stream().noneMatch(s -> s.score.isScored());
        return noneScored
                ? missing(Rule.NOTHING_COUNTS, commonAbsence(scored, Absence.NOT_ANSWERED), steps)
                : combined(rule.take(), scored, criterion.id(), steps);
    }

    /** The score after the model's rule for answers that nothing stands behind. */
    private NodeScore evidenced(NodeScore score, List<Answer> given, List<Step> steps) {
        EvidenceRule rule = model.evidenceRule();
        if (rule.equals(EvidenceRule.NOT_ASKED)) {
            return score;
        }
        boolean all = given.stream()
                .filter(answer -> answer.value() != null)
                .allMatch(answer -> answer.evidence().stream().anyMatch(this::stands));
        if (all) {
            return score;
        }
        boolean named = given.stream()
                .filter(answer -> answer.value() != null)
                .allMatch(answer -> answer.evidence().stream().anyMatch(this::supports));
        EvidenceRule.Treatment treatment = named ? rule.expired() : rule.none();
        Absence absence = named ? Absence.EXPIRED : Absence.NO_EVIDENCE;
        return score.fold(exact -> treated(exact, treatment, absence, steps), why -> score);
    }

    private static NodeScore treated(
            Rational exact, EvidenceRule.Treatment treatment, Absence absence, List<Step> steps) {
        Rational cap = treatment.cap();
        if (treatment.kind() == EvidenceRule.Treatment.Kind.NO_SCORE) {
            return missing(Rule.NO_EVIDENCE, absence, steps);
        }
        if (cap == null || exact.compareTo(cap) <= 0) {
            return NodeScore.of(exact);
        }
        steps.add(new Step(Rule.CAPPED, absence.fileName(), cap));
        return NodeScore.of(cap);
    }

    private boolean supports(EvidenceId id) {
        Evidence piece = assessment.evidence().get(id);
        return piece != null && piece.supports();
    }

    private boolean stands(EvidenceId id) {
        Evidence piece = assessment.evidence().get(id);
        return piece != null && piece.supports() && piece.standingOn(day).stands();
    }

    private static NodeScore rate(Criterion criterion, Answer answer) {
        String value = answer.value();
        return value == null
                ? NodeScore.missing(Objects.requireNonNull(answer.absence()))
                : NodeScore.of(Rating.ofAnswer(criterion.answerType(), value).score());
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
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            NodeScore score = results.get(i).score();
            MissingPolicy policy = policyFor(score, group.missing());
            scored.add(new Scored(
                    results.get(i).node(), score, policy, places.get(i).weight()));
        }
        List<Step> steps = new ArrayList<>();
        NodeScore score = aggregate(group, scored, steps);
        return new NodeResult(
                group.id(), context, rounded(group, score, steps), null, inputs(group, results, places, scored), steps);
    }

    private NodeScore aggregate(Group group, List<Scored> children, List<Step> steps) {
        NodeScore raw;
        if (group.aggregation() instanceof Aggregation.Of of) {
            raw = combined(of, children, group.id(), steps);
        } else if (group.aggregation() instanceof Aggregation.Count count) {
            raw = counted(count, children, group.id(), steps);
        } else {
            raw = lookedUp((Aggregation.Table) group.aggregation(), children, group.id(), steps);
        }
        return raw.fold(
                figure -> {
                    Rating.Rated rated = Rating.converted(group.conversion(), figure, steps.remove(steps.size() - 1));
                    steps.addAll(rated.steps());
                    return NodeScore.of(rated.score());
                },
                why -> raw);
    }

    private NodeScore combined(Aggregation.Of aggregation, List<Scored> children, NodeId node, List<Step> steps) {
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

    private NodeScore counted(Aggregation.Count count, List<Scored> children, NodeId node, List<Step> steps) {
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

    private NodeScore lookedUp(Aggregation.Table table, List<Scored> children, NodeId node, List<Step> steps) {
        NodeScore gap = gap(children, node, steps);
        if (gap != null) {
            return gap;
        }
        Map<NodeId, NodeScore> seen = new HashMap<>();
        for (Scored child : children) {
            seen.put(child.node, child.effective());
        }
        for (int i = 0; i < table.rows().size(); i++) {
            Aggregation.Row row = table.rows().get(i);
            if (row.when().entrySet().stream().allMatch(test -> holds(test.getValue(), seen.get(test.getKey())))) {
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

    private static NodeScore resultOf(Aggregation.Then then, Map<NodeId, NodeScore> children) {
        if (then instanceof Aggregation.Score score) {
            return NodeScore.of(score.value());
        }
        if (then instanceof Aggregation.State state) {
            return NodeScore.missing(state.state());
        }
        return children.getOrDefault(((Aggregation.ScoreOf) then).child(), NodeScore.missing(Absence.NOT_ANSWERED));
    }

    // ---- what is missing

    /**
     * One thing to aggregate.
     *
     * @param node the node
     * @param score its score, or why it has none
     * @param policy what the policy does about it; absent if it has a score
     * @param weight its weight
     */
    private record Scored(
            NodeId node, NodeScore score, @Nullable MissingPolicy policy, Rational weight) {

        /** Its score after the policy. */
        NodeScore effective() {
            Rational countsAs = policy == null ? null : policy.value();
            return countsAs == null ? score : NodeScore.of(countsAs);
        }
    }

    private static @Nullable MissingPolicy policyFor(NodeScore score, MissingPolicies policies) {
        return score.<@Nullable MissingPolicy>fold(value -> null, policies::of);
    }

    /** No score for the whole if a child has none and the policy says so; null if nothing stands against a score. */
    private @Nullable NodeScore gap(List<Scored> children, NodeId node, List<Step> steps) {
        NodeScore gap = null;
        for (Scored child : children) {
            if (child.policy == MissingPolicy.FORBIDDEN) {
                forbidden.add(child.node + " is " + child.score.fold(s -> "", Absence::fileName) + ", which " + node
                        + " forbids");
            }
            if (gap == null && (child.policy == MissingPolicy.FORBIDDEN || child.policy == MissingPolicy.UNSCORED)) {
                steps.add(new Step(Rule.CHILD_MISSING, child.node.value(), null));
                gap = NodeScore.missing(Absence.UNSCORED);
            }
        }
        return gap;
    }

    private static List<Aggregator.Weighted> figures(List<Scored> children) {
        List<Aggregator.Weighted> figures = new ArrayList<>();
        for (Scored child : children) {
            child.effective().fold(score -> figures.add(new Aggregator.Weighted(score, child.weight)), why -> false);
        }
        return figures;
    }

    /** Not applicable if nothing below applies or is relevant, else as given. */
    private static Absence commonAbsence(List<Scored> children, Absence otherwise) {
        boolean nothingApplies = !children.isEmpty()
                && children.stream().allMatch(child -> child.score.fold(score -> false, Absence::outOfScope));
        return nothingApplies ? Absence.NOT_APPLICABLE : otherwise;
    }

    private static NodeScore missing(Rule rule, Absence why, List<Step> steps) {
        steps.add(new Step(rule, why.fileName(), null));
        return NodeScore.missing(why);
    }

    // ---- what the explanation shows

    private static List<Input> inputs(Group group, List<NodeResult> results, List<Child> places, List<Scored> scored) {
        boolean weighs =
                group.aggregation() == Aggregation.Of.WEIGHTED_MEAN || group.aggregation() == Aggregation.Of.MEAN;
        Rational weights = Rational.ZERO;
        for (Scored child : scored) {
            if (child.effective().isScored()) {
                weights = weights.plus(child.weight);
            }
        }
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            boolean counts = scored.get(i).effective().isScored();
            Rational weight = places.get(i).weight();
            Rational share = weighs && counts && weights.signum() > 0 ? weight.dividedBy(weights) : null;
            inputs.add(new Input.OfNode(
                    results.get(i), weight, share, places.get(i).reference(), scored.get(i).policy));
        }
        return inputs;
    }

    private static NodeScore rounded(Node node, NodeScore score, List<Step> steps) {
        var rounding = node.head().rounding();
        return rounding == null
                ? score
                : score.fold(
                        exact -> {
                            Rational rounded = rounding.of(exact);
                            steps.add(new Step(Rule.ROUNDED, rounding.toString(), rounded));
                            return NodeScore.of(rounded);
                        },
                        why -> score);
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
