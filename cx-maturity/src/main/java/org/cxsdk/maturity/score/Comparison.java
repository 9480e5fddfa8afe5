package org.cxsdk.maturity.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two assessments of the same subject, and by which cause?
 *
 * <p>The score of each node is followed through four steps: the earlier answers by the earlier model on the earlier day; the
 * later answers in their place, with the evidence that was collected for them; the later measurements; the later day, on which evidence may
 * have lapsed; the later model.
 * Each difference between two steps belongs to one cause, and together they make up the whole difference exactly. The order
 * is fixed and matters where causes meet; it is told with the result. Only like is compared with like: another subject or
 * another model is refused, another version of the model is a cause of its own, and answers to criteria that one of the two
 * versions lacks are listed and left out.
 *
 * <p>A mapping of criteria between two versions may be given. Pure; five scorings.
 */
public final class Comparison {

    private Comparison() {}

    /**
     * One side.
     *
     * @param model the model by which it is scored
     * @param assessment what was answered
     * @param day the day on which its evidence must stand; null if that is not looked at
     */
    public record Snapshot(
            MaturityModel model,
            Assessment assessment,
            @Nullable LocalDate day) {
        public Snapshot {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(assessment, "assessment");
        }
    }

    /** Why a score changed, in the order in which the causes are followed. */
    public enum Cause {
        ANSWERS,
        MEASUREMENTS,
        EVIDENCE_LAPSED,
        MODEL_VERSION
    }

    /**
     * How one node changed.
     *
     * @param node the node
     * @param before its score then
     * @param after its score now
     * @param levelBefore its level then, if it had one
     * @param levelAfter its level now, if it has one
     * @param byCause what each cause added, the sum being the whole difference; empty if one of the two sides has no score
     */
    public record Change(
            NodeId node,
            NodeScore before,
            NodeScore after,
            Optional<Integer> levelBefore,
            Optional<Integer> levelAfter,
            Map<Cause, Rational> byCause) {
        public Change {
            byCause = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byCause));
        }
    }

    /**
     * An answer that changed.
     *
     * @param criterion the criterion, by its name in the later model
     * @param before the answer or state then; empty if there was none
     * @param after the answer or state now; empty if there is none
     */
    public record AnswerChange(NodeId criterion, String before, String after) {}

    /**
     * What changed.
     *
     * @param nodes every reported node that both sides have, in the later model's order
     * @param answers the answers that changed, in the later model's order
     * @param onlyBefore criteria that the later model lacks
     * @param onlyAfter criteria that the earlier model lacked
     */
    public record Found(List<Change> nodes, List<AnswerChange> answers, Set<NodeId> onlyBefore, Set<NodeId> onlyAfter) {
        public Found {
            nodes = List.copyOf(nodes);
            answers = List.copyOf(answers);
            onlyBefore = new TreeSet<>(onlyBefore);
            onlyAfter = new TreeSet<>(onlyAfter);
        }
    }

    /**
     * Compares two sides whose criteria have the same names.
     *
     * @throws CxException {@link MaturityError#NOT_COMPARABLE} if subject or model differ
     */
    public static Found of(Snapshot before, Snapshot after) {
        return of(before, after, Map.of());
    }

    /**
     * Compares two sides.
     *
     * @param names the later name of each criterion that was renamed, by its earlier name
     * @throws CxException {@link MaturityError#NOT_COMPARABLE} if subject or model differ
     */
    public static Found of(Snapshot before, Snapshot after, Map<NodeId, NodeId> names) {
        requireAlike(before, after);
        Map<NodeId, NodeId> back = new LinkedHashMap<>();
        names.forEach((earlier, later) -> back.put(later, earlier));
        Assessment laterAnswers = renamed(after.assessment(), back, before.model());
        List<Map<NodeId, NodeResult>> stages = new ArrayList<>();
        stages.add(results(before.model(), before.assessment(), before.day()));
        Assessment asIfThen = collectedBy(laterAnswers, before.day());
        stages.add(results(before.model(), withMeasurements(asIfThen, before), before.day()));
        stages.add(results(before.model(), asIfThen, before.day()));
        stages.add(results(before.model(), laterAnswers, after.day()));
        Map<NodeId, NodeResult> last = results(after.model(), after.assessment(), after.day());
        List<Change> changes = new ArrayList<>();
        last.forEach((id, result) -> {
            NodeId earlier = back.getOrDefault(id, id);
            NodeResult first = stages.get(0).get(earlier);
            if (first != null) {
                changes.add(new Change(
                        id,
                        first.score(),
                        result.score(),
                        first.level(),
                        result.level(),
                        causes(earlier, stages, result)));
            }
        });
        Set<NodeId> then = criteria(before.model());
        Set<NodeId> now = criteria(after.model());
        Set<NodeId> onlyBefore = new TreeSet<>(then);
        onlyBefore.removeIf(id -> now.contains(names.getOrDefault(id, id)));
        Set<NodeId> onlyAfter = new TreeSet<>(now);
        onlyAfter.removeIf(id -> then.contains(back.getOrDefault(id, id)));
        return new Found(changes, answers(before, after, back), onlyBefore, onlyAfter);
    }

    private static void requireAlike(Snapshot before, Snapshot after) {
        boolean subject =
                before.assessment().subject().equals(after.assessment().subject());
        boolean model = before.model().id().equals(after.model().id());
        if (!subject || !model) {
            throw new CxException(
                    MaturityError.NOT_COMPARABLE,
                    before.assessment().subject() + " by " + before.model().ref() + " and "
                            + after.assessment().subject() + " by "
                            + after.model().ref() + " are not alike",
                    "Compare two assessments of one subject by one model; for several subjects use a benchmark.");
        }
    }

    private static Map<NodeId, NodeResult> results(
            MaturityModel model, Assessment assessment, @Nullable LocalDate day) {
        Scorer scorer = day == null ? Scorer.of(model) : Scorer.of(model).asOf(day);
        Map<NodeId, NodeResult> byNode = new LinkedHashMap<>();
        scorer.score(assessment).nodes().forEach(result -> byNode.putIfAbsent(result.node(), result));
        return byNode;
    }

    /** What each cause added: the difference between one stage and the next. */
    private static Map<Cause, Rational> causes(NodeId node, List<Map<NodeId, NodeResult>> stages, NodeResult last) {
        List<Optional<Rational>> values = new ArrayList<>();
        stages.forEach(stage -> values.add(Optional.ofNullable(stage.get(node)).flatMap(NodeResult::value)));
        values.add(last.value());
        Map<Cause, Rational> byCause = new LinkedHashMap<>();
        if (values.stream().allMatch(Optional::isPresent)) {
            for (Cause cause : Cause.values()) {
                Rational from = values.get(cause.ordinal()).orElseThrow();
                byCause.put(cause, values.get(cause.ordinal() + 1).orElseThrow().minus(from));
            }
        }
        return byCause;
    }

    /** The later answers by their earlier names; what the earlier model does not ask is left out. */
    private static Assessment renamed(Assessment later, Map<NodeId, NodeId> back, MaturityModel earlier) {
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : later.answers()) {
            NodeId name = back.getOrDefault(answer.criterion(), answer.criterion());
            if (earlier.find(name).orElse(null) instanceof Criterion) {
                answers.add(new Answer(
                        name, answer.value(), answer.absence(), answer.attributes(), answer.note(), answer.evidence()));
            }
        }
        return new Assessment(
                later.subject(), later.scope(), later.assessor(), answers, later.evidence(), later.measurements());
    }

    /** New evidence belongs to the new answers: on the earlier day it stands as if it had been there, else it would hide what lapsed. */
    private static Assessment collectedBy(Assessment later, @Nullable LocalDate day) {
        if (day == null) {
            return later;
        }
        Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();
        for (Evidence piece : later.evidence().values()) {
            LocalDate collected = piece.collected();
            boolean late = collected != null && collected.isAfter(day);
            evidence.put(piece.id(), late ? piece.collectedOn(day) : piece);
        }
        return new Assessment(
                later.subject(), later.scope(), later.assessor(), later.answers(), evidence, later.measurements());
    }

    private static Assessment withMeasurements(Assessment later, Snapshot before) {
        return new Assessment(
                later.subject(),
                later.scope(),
                later.assessor(),
                later.answers(),
                later.evidence(),
                before.assessment().measurements());
    }

    private static List<AnswerChange> answers(Snapshot before, Snapshot after, Map<NodeId, NodeId> back) {
        List<AnswerChange> changes = new ArrayList<>();
        for (Criterion criterion : after.model().criteria()) {
            NodeId earlier = back.getOrDefault(criterion.id(), criterion.id());
            String then = shown(before.assessment(), earlier);
            String now = shown(after.assessment(), criterion.id());
            if (!then.equals(now)) {
                changes.add(new AnswerChange(criterion.id(), then, now));
            }
        }
        return changes;
    }

    private static String shown(Assessment assessment, NodeId criterion) {
        List<String> shown = assessment.answers().stream()
                .filter(answer -> answer.criterion().equals(criterion))
                .map(Answer::shown)
                .sorted()
                .toList();
        return String.join("; ", shown);
    }

    private static Set<NodeId> criteria(MaturityModel model) {
        Set<NodeId> ids = new TreeSet<>();
        model.criteria().forEach(criterion -> ids.add(criterion.id()));
        return ids;
    }
}
