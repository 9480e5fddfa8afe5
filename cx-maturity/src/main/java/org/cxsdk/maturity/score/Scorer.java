package org.cxsdk.maturity.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.CombinedScope;
import org.cxsdk.maturity.model.CrossCheck;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * How mature is what was assessed, on each node of a model, and why?
 *
 * <p>One walk over the model gives each node its exact score (rational numbers; rounding only where the model asks for
 * it), its gated level and the explanation of both. What has no score is handled by the model's policies and shown. An
 * assessment whose answers the model does not take, or that has gaps which it forbids, is refused whole.
 *
 * <p>Pure and thread-safe. A 200-criteria assessment costs a few thousand additions of small fractions.
 */
public final class Scorer {

    private final MaturityModel model;
    private final AnswerRules rules;
    private final @Nullable LocalDate day;

    private Scorer(MaturityModel model, AnswerRules rules, @Nullable LocalDate day) {
        this.model = model;
        this.rules = rules;
        this.day = day;
    }

    /** A scorer for this model. */
    public static Scorer of(MaturityModel model) {
        return new Scorer(Objects.requireNonNull(model, "model"), AnswerRules.of(model), null);
    }

    /** The same scorer, for which evidence must stand on a day; without a day no evidence is out of date. */
    public Scorer asOf(LocalDate other) {
        return new Scorer(model, rules, Objects.requireNonNull(other, "other"));
    }

    /**
     * Scores one assessment.
     *
     * @throws CxException if the model does not take the answers, or forbids a gap that they have; all problems are told
     */
    public AssessmentResult score(Assessment assessment) {
        requireTaken(assessment);
        Evaluation evaluation = new Evaluation(model, assessment, day, Assumptions.NONE);
        NodeResult root = evaluation.of(model.root());
        List<CheckResult> checks =
                model.checks().stream().map(check -> compare(check, evaluation)).toList();
        requireNothingForbidden(assessment, evaluation);
        List<NodeResult> reported = new ArrayList<>();
        report(root, reported);
        return new AssessmentResult(assessment.subject(), assessment.scope(), reported, checks);
    }

    /**
     * Scores any number of assessments, and the scopes that the model combines from them, subject by subject.
     *
     * @throws CxException as {@link #score}; or if two assessments have the same subject and scope
     */
    public Results scoreAll(List<Assessment> assessments) {
        Map<Subject, Map<Scope, AssessmentResult>> bySubject = new TreeMap<>();
        for (Assessment assessment : assessments) {
            AssessmentResult earlier = bySubject
                    .computeIfAbsent(assessment.subject(), s -> new LinkedHashMap<>())
                    .put(assessment.scope(), score(assessment));
            if (earlier != null) {
                throw new CxException(
                        MaturityError.SAME_SUBJECT_AND_SCOPE,
                        assessment.subject() + " is assessed twice in " + assessment.scope(),
                        "Give one assessment for each subject and scope.");
            }
        }
        List<AssessmentResult> all = new ArrayList<>();
        bySubject.forEach((subject, scopes) -> {
            for (CombinedScope combined : model.scopes()) {
                if (combined.of().stream().anyMatch(scopes::containsKey)) {
                    if (scopes.containsKey(combined.id())) {
                        throw new CxException(
                                MaturityError.SAME_SUBJECT_AND_SCOPE,
                                subject + " is assessed in " + combined.id() + ", which " + model.ref()
                                        + " combines from other scopes",
                                "Leave this assessment out, or give its scope another name.");
                    }
                    scopes.put(combined.id(), combine(subject, combined, scopes));
                }
            }
            all.addAll(scopes.values());
        });
        return new Results(model.ref(), all);
    }

    /** The whole as it would be with other answers to some criteria; of an assessment that {@link #score} takes. */
    NodeResult supposing(Assessment assessment, Map<NodeId, String> assumed) {
        return supposing(assessment, new Assumptions(assumed, false));
    }

    /** The whole as it would be under these assumptions; of an assessment that {@link #score} takes. */
    NodeResult supposing(Assessment assessment, Assumptions assumed) {
        return new Evaluation(model, assessment, day, assumed).of(model.root());
    }

    /** The whole as it would be if criteria had one face alone; of an assessment that {@link #score} takes. */
    NodeResult onFace(Assessment assessment, String face) {
        return new Evaluation(model, assessment, day, Assumptions.NONE, face).of(model.root());
    }

    MaturityModel model() {
        return model;
    }

    private void requireTaken(Assessment assessment) {
        List<AnswerProblem> problems = rules.problemsOf(assessment);
        if (!problems.isEmpty()) {
            throw new CxException(
                    MaturityError.UNFIT_ANSWERS,
                    "the answers of " + assessment.subject() + " in " + assessment.scope() + " do not fit "
                            + model.ref() + AnswerProblem.lines(problems),
                    "Mend every line above and score again.");
        }
    }

    private void requireNothingForbidden(Assessment assessment, Evaluation evaluation) {
        if (!evaluation.forbidden().isEmpty()) {
            throw new CxException(
                    MaturityError.FORBIDDEN_GAP,
                    "the answers of " + assessment.subject() + " in " + assessment.scope() + " have gaps that "
                            + model.ref() + " forbids\n  " + String.join("\n  ", evaluation.forbidden()),
                    "Answer what is missing.");
        }
    }

    private void report(NodeResult result, List<NodeResult> reported) {
        if (model.node(result.node()).head().reported() && result.context().isEmpty()) {
            reported.add(result);
        }
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode child && !child.reference()) {
                report(child.result(), reported);
            }
        }
    }

    private CheckResult compare(CrossCheck check, Evaluation evaluation) {
        List<Map<String, String>> contexts = new ArrayList<>();
        if (check.each() == null) {
            contexts.add(Map.of());
        } else {
            Set<String> values = evaluation.valuesBelow(check.computed(), check.each());
            values.retainAll(evaluation.valuesBelow(check.stated(), check.each()));
            values.forEach(value -> contexts.add(Map.of(check.each(), value)));
        }
        List<CheckResult.Difference> differences = new ArrayList<>();
        for (Map<String, String> context : contexts) {
            NodeResult computed = evaluation.of(check.computed(), context);
            NodeScore stated = evaluation.of(check.stated(), context).score();
            if (!agree(computed.score(), stated, check.tolerance())) {
                differences.add(new CheckResult.Difference(context, computed, stated));
            }
        }
        return new CheckResult(check.id(), contexts.size(), differences);
    }

    private static boolean agree(NodeScore computed, NodeScore stated, Rational tolerance) {
        return computed.fold(
                a -> stated.fold(
                        b -> {
                            Rational distance = a.minus(b);
                            Rational size = distance.signum() < 0 ? distance.negate() : distance;
                            return size.compareTo(tolerance) <= 0;
                        },
                        why -> false),
                why -> !stated.isScored());
    }

    /** Each reported node's score over the other scopes; scopes where it has none are left out. */
    private AssessmentResult combine(Subject subject, CombinedScope combined, Map<Scope, AssessmentResult> scopes) {
        Set<NodeId> nodes = new LinkedHashSet<>();
        for (Scope scope : combined.of()) {
            AssessmentResult result = scopes.get(scope);
            if (result != null) {
                result.nodes().forEach(node -> nodes.add(node.node()));
            }
        }
        List<NodeResult> results = new ArrayList<>();
        for (NodeId node : nodes) {
            List<Input> inputs = new ArrayList<>();
            List<Aggregator.Weighted> figures = new ArrayList<>();
            for (Scope scope : combined.of()) {
                AssessmentResult result = scopes.get(scope);
                NodeScore score = result == null
                        ? NodeScore.missing(Absence.NOT_ANSWERED)
                        : result.find(node).orElseThrow().score();
                inputs.add(new Input.OfScope(scope, score));
                score.fold(value -> figures.add(new Aggregator.Weighted(value, Rational.ONE)), why -> false);
            }
            results.add(combined(node, combined, inputs, figures));
        }
        return new AssessmentResult(subject, combined.id(), results, List.of());
    }

    private static NodeResult combined(
            NodeId node, CombinedScope combined, List<Input> inputs, List<Aggregator.Weighted> figures) {
        if (figures.isEmpty()) {
            boolean nothingApplies =
                    inputs.stream().allMatch(input -> input.score().fold(s -> false, Absence::outOfScope));
            Absence why = nothingApplies ? Absence.NOT_APPLICABLE : Absence.UNSCORED;
            return new NodeResult(
                    node,
                    Map.of(),
                    NodeScore.missing(why),
                    null,
                    inputs,
                    List.of(new Step(Rule.NOTHING_COUNTS, why.fileName(), null)));
        }
        Rational figure = Aggregator.aggregate(combined.aggregation(), figures);
        return new NodeResult(
                node,
                Map.of(),
                NodeScore.of(figure),
                null,
                inputs,
                List.of(new Step(Rule.SCOPES, combined.aggregation().fileName(), figure)));
    }
}
