package org.cxsdk.maturity.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.NodeScore;

/**
 * Which entity keeps which clause, judged by its assessment and the evidence it filed. A clause is as good as the worst of
 * its requirements. Also the readiness check list of one entity. Pure.
 *
 * @param policy the policy
 * @param asOf the day for which evidence is judged
 * @param rows for each entity, one cell for each clause, in the policy's order
 */
public record ComplianceMatrix(PolicyDocument policy, LocalDate asOf, Map<EntityId, List<Cell>> rows) {

    /** How well a requirement, or a clause, is kept: the worse comes first. */
    public enum State implements Reason {
        /** The criterion falls short. */
        NOT_MET(
                "The criterion is below what the clause asks; improve it.",
                "المعيار دون المطلوب في البند؛ يلزم تحسينه."),
        /** Nobody assessed it. */
        NOT_ASSESSED("The criterion has no score; assess it.", "لا درجة للمعيار؛ يلزم تقييمه."),
        /** It is said to be there, and nothing valid proves it. */
        NO_EVIDENCE(
                "Nothing valid on the day proves it; file evidence.", "لا دليل ساريا في ذلك اليوم؛ يلزم تقديم دليل."),
        /** Kept, with evidence. */
        MET("Kept, with valid evidence.", "مستوفى بدليل سارٍ."),
        /** Does not apply to the entity. */
        NOT_APPLICABLE("Does not apply to this entity.", "لا ينطبق على هذه الجهة.");

        private final LocalizedText text;

        State(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * A requirement of a clause at an entity.
     *
     * @param requirement the requirement
     * @param state how well it is kept
     * @param score what its criterion scores; absent without criterion or score
     * @param evidence titles of what proves it on the day
     */
    public record Check(
            PolicyDocument.Requirement requirement, State state, Optional<Rational> score, List<String> evidence) {
        public Check {
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(score, "score");
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A clause at an entity.
     *
     * @param clause the clause
     * @param state the worst state of its requirements; {@code NOT_ASSESSED} if it has none
     * @param checks one for each requirement
     */
    public record Cell(ClauseId clause, State state, List<Check> checks) {
        public Cell {
            Objects.requireNonNull(clause, "clause");
            Objects.requireNonNull(state, "state");
            checks = List.copyOf(checks);
        }
    }

    /**
     * What an entity brings.
     *
     * @param assessment its answers and evidence
     * @param result the result of these by the policy's model
     */
    public record Assessed(Assessment assessment, AssessmentResult result) {
        public Assessed {
            Objects.requireNonNull(assessment, "assessment");
            Objects.requireNonNull(result, "result");
        }
    }

    public ComplianceMatrix {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(asOf, "asOf");
        Map<EntityId, List<Cell>> copy = new LinkedHashMap<>();
        rows.forEach((entity, cells) -> copy.put(entity, List.copyOf(cells)));
        rows = Collections.unmodifiableMap(copy);
    }

    /**
     * The matrix on a day.
     *
     * @param entities the assessment of each entity; without one everything that needs a score is not assessed
     * @param facts evidence that entities filed; later facts are not known on the day
     */
    public static ComplianceMatrix of(
            PolicyDocument policy, Map<EntityId, Optional<Assessed>> entities, List<PolicyFact> facts, LocalDate asOf) {
        Map<EntityId, List<Cell>> rows = new LinkedHashMap<>();
        entities.forEach((entity, assessed) -> {
            List<Cell> cells = new ArrayList<>();
            for (PolicyDocument.Clause clause : policy.clauses()) {
                List<Check> checks = clause.requirements().stream()
                        .map(requirement -> check(requirement, assessed, filed(entity, requirement, facts, asOf), asOf))
                        .toList();
                State worst =
                        checks.stream().map(Check::state).min(State::compareTo).orElse(State.NOT_ASSESSED);
                cells.add(new Cell(clause.id(), worst, checks));
            }
            rows.put(entity, cells);
        });
        return new ComplianceMatrix(policy, asOf, rows);
    }

    /** What an entity has still to do, the worst first. */
    public List<Check> open(EntityId entity) {
        return rows.getOrDefault(entity, List.of()).stream()
                .flatMap(cell -> cell.checks().stream())
                .filter(check -> check.state() != State.MET && check.state() != State.NOT_APPLICABLE)
                .sorted((a, b) -> a.state().compareTo(b.state()))
                .toList();
    }

    /** Whether an entity keeps every clause that binds it; clauses that merely advise are left out. */
    public boolean complies(EntityId entity) {
        List<Cell> cells = rows.getOrDefault(entity, List.of());
        return !cells.isEmpty()
                && cells.stream()
                        .filter(cell -> policy.find(cell.clause())
                                .map(clause -> clause.force() == PolicyDocument.Force.MUST)
                                .orElse(true))
                        .allMatch(cell -> cell.state() == State.MET || cell.state() == State.NOT_APPLICABLE);
    }

    private static Check check(
            PolicyDocument.Requirement requirement, Optional<Assessed> assessed, List<String> filed, LocalDate asOf) {
        NodeId criterion = requirement.criterion();
        Rational atLeast = requirement.atLeast();
        List<String> evidence = new ArrayList<>(filed);
        if (criterion == null || atLeast == null) {
            return new Check(
                    requirement, evidence.isEmpty() ? State.NO_EVIDENCE : State.MET, Optional.empty(), evidence);
        }
        Optional<NodeResult> result = assessed.flatMap(one -> find(one.result().root(), criterion));
        if (result.isEmpty()) {
            return new Check(requirement, State.NOT_ASSESSED, Optional.empty(), evidence);
        }
        NodeScore score = result.get().score();
        evidence.addAll(named(assessed.get().assessment(), criterion, asOf));
        State state = score.fold(
                figure -> figure.compareTo(atLeast) < 0
                        ? State.NOT_MET
                        : evidence.isEmpty() ? State.NO_EVIDENCE : State.MET,
                why -> why.outOfScope() ? State.NOT_APPLICABLE : State.NOT_ASSESSED);
        return new Check(requirement, state, result.get().value(), evidence);
    }

    private static List<String> filed(
            EntityId entity, PolicyDocument.Requirement requirement, List<PolicyFact> facts, LocalDate asOf) {
        List<String> titles = new ArrayList<>();
        for (PolicyFact fact : facts) {
            if (fact instanceof PolicyFact.EvidenceFiled filed
                    && filed.entity().equals(entity)
                    && filed.requirement().equals(requirement.id())
                    && !filed.day().isAfter(asOf)
                    && (filed.validUntil() == null || !filed.validUntil().isBefore(asOf))) {
                titles.add(filed.title());
            }
        }
        return titles;
    }

    /** The evidence that the answers to a criterion name, as far as it is valid on the day. */
    private static List<String> named(Assessment assessment, NodeId criterion, LocalDate asOf) {
        List<String> titles = new ArrayList<>();
        for (Answer answer : assessment.answers()) {
            if (answer.criterion().equals(criterion)) {
                answer.evidence().forEach(id -> {
                    Evidence piece = assessment.evidence().get(id);
                    LocalDate until = piece == null ? null : piece.validUntil();
                    if (piece != null && (until == null || !until.isBefore(asOf))) {
                        titles.add(piece.title());
                    }
                });
            }
        }
        return titles;
    }

    private static Optional<NodeResult> find(NodeResult result, NodeId node) {
        if (result.node().equals(node)) {
            return Optional.of(result);
        }
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode child) {
                Optional<NodeResult> found = find(child.result(), node);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
