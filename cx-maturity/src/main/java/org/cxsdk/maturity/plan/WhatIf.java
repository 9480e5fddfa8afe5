package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.NodeScore;
import org.cxsdk.maturity.score.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * What would change if some answers were others, or some initiatives done? The same scoring twice, and every node that
 * differs with what made it differ. Pure.
 *
 * @param before the result as things stand
 * @param after the result as they would be
 * @param changes every node that differs, the whole first, in the model's order
 */
public record WhatIf(AssessmentResult before, AssessmentResult after, List<Change> changes) {

    /**
     * A node that differs.
     *
     * @param node the node
     * @param title its title
     * @param before its score as things stand
     * @param after its score as they would be
     * @param levelBefore its level as things stand; absent if it has none
     * @param levelAfter its level as they would be; absent if it has none
     * @param because the criteria below it whose answers differ; for a criterion that was answered otherwise, itself
     * @param initiatives the initiatives that raise one of these
     */
    public record Change(
            NodeId node,
            LocalizedText title,
            NodeScore before,
            NodeScore after,
            @Nullable Integer levelBefore,
            @Nullable Integer levelAfter,
            List<NodeId> because,
            List<InitiativeId> initiatives) {
        public Change {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            because = List.copyOf(because);
            initiatives = List.copyOf(initiatives);
        }
    }

    public WhatIf {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        changes = List.copyOf(changes);
    }

    /**
     * Scores an assessment as it is, and with other answers and initiatives done.
     *
     * @param scorer the model's scorer, for the day as of which evidence counts
     * @param answers other answers; each takes the place of all to the same criterion (of the one to its face, if it names one), better or worse
     * @param done initiatives; they only ever raise answers
     */
    public static WhatIf of(
            MaturityModel model, Scorer scorer, Assessment assessment, List<Answer> answers, List<Initiative> done) {
        AssessmentResult before = scorer.score(assessment);
        Assessment changed =
                Projector.of(model, replaced(model, assessment, answers)).with(done);
        AssessmentResult after = scorer.score(changed);
        List<Change> changes = new ArrayList<>();
        compare(model, before.root(), after.root(), done, changes);
        return new WhatIf(before, after, changes);
    }

    /** Whether the level of the whole differs. */
    public boolean movesLevel() {
        return !before.root().level().equals(after.root().level());
    }

    private static Assessment replaced(MaturityModel model, Assessment assessment, List<Answer> answers) {
        Map<Answer.Place, Answer> others = new LinkedHashMap<>();
        for (Answer given : answers) {
            for (Answer answer : onFaces(model, given)) {
                others.put(answer.place(), answer);
            }
        }
        List<Answer> all = new ArrayList<>();
        for (Answer answer : assessment.answers()) {
            if (!others.containsKey(answer.place())) {
                all.add(answer);
            }
        }
        all.addAll(others.values());
        return new Assessment(
                assessment.subject(),
                assessment.scope(),
                assessment.assessor(),
                all,
                assessment.evidence(),
                assessment.measurements());
    }

    /** The answer to each face that it is about. */
    private static List<Answer> onFaces(MaturityModel model, Answer answer) {
        Faces faces =
                model.find(answer.criterion()).orElse(null) instanceof Criterion criterion ? criterion.faces() : null;
        return faces == null ? List.of(answer) : answer.onEachOf(faces);
    }

    private static List<NodeId> compare(
            MaturityModel model, NodeResult before, NodeResult after, List<Initiative> done, List<Change> changes) {
        int place = changes.size();
        List<NodeId> because = new ArrayList<>();
        Map<NodeId, NodeResult> children = new LinkedHashMap<>();
        for (Input input : before.inputs()) {
            if (input instanceof Input.OfNode child) {
                children.put(child.result().node(), child.result());
            }
        }
        for (Input input : after.inputs()) {
            NodeResult earlier = input instanceof Input.OfNode child
                    ? children.get(child.result().node())
                    : null;
            if (input instanceof Input.OfNode child && earlier != null) {
                because.addAll(compare(model, earlier, child.result(), done, changes));
            }
        }
        boolean differs =
                !before.score().equals(after.score()) || !before.level().equals(after.level());
        if (differs && because.isEmpty()) {
            because.add(after.node());
        }
        if (differs) {
            changes.add(
                    place,
                    new Change(
                            after.node(),
                            model.node(after.node()).title(),
                            before.score(),
                            after.score(),
                            before.level().orElse(null),
                            after.level().orElse(null),
                            because,
                            done.stream()
                                    .filter(initiative -> initiative.effects().stream()
                                            .anyMatch(effect -> because.contains(effect.criterion())))
                                    .map(Initiative::id)
                                    .toList()));
        }
        return because;
    }
}
