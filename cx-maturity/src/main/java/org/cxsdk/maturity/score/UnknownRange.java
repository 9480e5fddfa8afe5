package org.cxsdk.maturity.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;

/**
 * Between what would the scores lie if everything that is not answered or not known were found out: at worst the worst answers,
 * at best the best ones?
 *
 * <p>Two more scorings. Exact for models in which a better answer lowers nothing; for others the two ends are what the worst
 * and the best answers give, and a score between them is not promised. Criteria that take several answers are left as they
 * are, since nobody knows how many answers are missing. Pure.
 */
public final class UnknownRange {

    private final Scorer scorer;
    private final MaturityModel model;

    private UnknownRange(Scorer scorer) {
        this.scorer = scorer;
        this.model = scorer.model();
    }

    /** The question for assessments by this scorer's model, on its day. */
    public static UnknownRange of(Scorer scorer) {
        return new UnknownRange(scorer);
    }

    /**
     * The two ends for one node.
     *
     * @param low its result with the worst answers
     * @param high its result with the best answers
     */
    public record Ends(NodeResult low, NodeResult high) {}

    /**
     * The two ends for each node of the tree, and how many criteria are unknown.
     *
     * @param unknown the criteria that nobody knows, in the model's order
     * @param ends by node, in the model's order
     */
    public record Found(List<NodeId> unknown, Map<NodeId, Ends> ends) {
        public Found {
            unknown = List.copyOf(unknown);
            ends = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ends));
        }
    }

    /** The ranges of an assessment that the scorer takes. */
    public Found of(Assessment assessment) {
        Map<NodeId, Set<String>> answered = new HashMap<>();
        for (Answer answer : assessment.answers()) {
            if (answer.absence() == null || !answer.absence().isUnknown()) {
                answered.computeIfAbsent(answer.criterion(), id -> new HashSet<>())
                        .add(answer.place().face());
            }
        }
        Set<NodeId> known = new HashSet<>();
        for (Criterion criterion : model.criteria()) {
            Faces faces = criterion.faces();
            Set<String> told = new HashSet<>(answered.getOrDefault(criterion.id(), Set.of()));
            boolean measured = AnswerRules.measuredBy(criterion)
                    .map(assessment.measurements()::get)
                    .filter(measurement -> measurement.value() != null)
                    .isPresent();
            if (measured) {
                told.add(AnswerRules.measuredFace(criterion).orElse(""));
            }
            if (told.containsAll(faces == null ? Set.of("") : faces.titles().keySet())
                    || !criterion.instances().isEmpty()) {
                known.add(criterion.id());
            }
        }
        Map<NodeId, String> worst = new LinkedHashMap<>();
        Map<NodeId, String> best = new LinkedHashMap<>();
        for (Criterion criterion : model.criteria()) {
            List<PossibleAnswers.Possible> possible = PossibleAnswers.of(criterion, model.range());
            if (!known.contains(criterion.id()) && !possible.isEmpty()) {
                worst.put(criterion.id(), possible.get(0).answer());
                best.put(criterion.id(), possible.get(possible.size() - 1).answer());
            }
        }
        Map<NodeId, NodeResult> high = new HashMap<>();
        byNode(scorer.supposing(assessment, new Assumptions(best, true)), high);
        Map<NodeId, NodeResult> low = new LinkedHashMap<>();
        byNode(scorer.supposing(assessment, new Assumptions(worst, true)), low);
        Map<NodeId, Ends> ends = new LinkedHashMap<>();
        low.forEach((id, result) -> ends.put(id, new Ends(result, high.getOrDefault(id, result))));
        return new Found(List.copyOf(worst.keySet()), ends);
    }

    private static void byNode(NodeResult result, Map<NodeId, NodeResult> into) {
        if (result.context().isEmpty()) {
            into.putIfAbsent(result.node(), result);
        }
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode below) {
                byNode(below.result(), into);
            }
        }
    }
}
