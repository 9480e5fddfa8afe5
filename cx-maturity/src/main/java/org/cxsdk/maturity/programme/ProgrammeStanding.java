package org.cxsdk.maturity.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Ratio;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;
import org.jspecify.annotations.Nullable;

/**
 * Where a programme stands on a day: its phase, what its next gate still asks for, what is overdue, what is not resourced,
 * who has not heard of it. A function of the programme, the facts and the last assessment; pure.
 *
 * @param programme the programme
 * @param asOf the day
 * @param phase the phase it is in; absent before the first is entered and after one was left
 * @param loops how often it went back
 * @param missing what the next gate still asks for: the exit of the phase it is in, else the entry of the next one
 * @param overdue milestones that are overdue, the longest first
 * @param uncovered phases whose needs are not granted
 * @param coverage for each group how many of it were reached by the widest single communication
 */
public record ProgrammeStanding(
        TransformationProgramme programme,
        LocalDate asOf,
        @Nullable PlanPhase phase,
        int loops,
        List<LocalizedText> missing,
        List<Overdue> overdue,
        List<TransformationProgramme.Resourcing> uncovered,
        Map<PartId, Ratio> coverage) {

    /**
     * A milestone that is overdue.
     *
     * @param milestone the milestone
     * @param days since it was due, at least 1
     */
    public record Overdue(TransformationProgramme.Milestone milestone, long days) {
        public Overdue {
            Objects.requireNonNull(milestone, "milestone");
        }
    }

    public ProgrammeStanding {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(asOf, "asOf");
        missing = List.copyOf(missing);
        overdue = List.copyOf(overdue);
        uncovered = List.copyOf(uncovered);
        coverage = Collections.unmodifiableMap(new LinkedHashMap<>(coverage));
    }

    /**
     * The standing on a day; facts of later days are not known then.
     *
     * @param assessed the last assessment, where there is one
     */
    public static ProgrammeStanding of(
            TransformationProgramme programme,
            List<ProgrammeFact> facts,
            Optional<AssessmentResult> assessed,
            LocalDate asOf) {
        List<ProgrammeFact> known =
                facts.stream().filter(fact -> !fact.day().isAfter(asOf)).toList();
        Gates gates = new Gates(programme, known, assessed);
        PlanPhase phase = null;
        PlanPhase next = PlanPhase.values()[0];
        int loops = 0;
        for (ProgrammeFact fact : known) {
            if (fact instanceof ProgrammeFact.PhaseEntered entered) {
                phase = entered.phase();
            } else if (fact instanceof ProgrammeFact.PhaseLeft left) {
                phase = null;
                // the last phase repeats
                next = PlanPhase.values()[Math.min(left.phase().ordinal() + 1, PlanPhase.values().length - 1)];
            } else if (fact instanceof ProgrammeFact.LoopedBack back) {
                phase = back.to();
                loops++;
            }
        }
        return new ProgrammeStanding(
                programme,
                asOf,
                phase,
                loops,
                phase == null ? gates.entryMissing(next) : gates.exitMissing(phase),
                overdue(programme, known, asOf),
                programme.resources().stream()
                        .filter(resource -> !resource.isCovered())
                        .toList(),
                gates.coverage());
    }

    /**
     * Why a fact cannot happen now; empty if it can.
     *
     * @param fact what is to happen
     */
    public List<String> refuses(ProgrammeFact fact, List<ProgrammeFact> facts, Optional<AssessmentResult> assessed) {
        Gates gates = new Gates(programme, facts, assessed);
        List<String> reasons = new ArrayList<>();
        if (fact instanceof ProgrammeFact.PhaseEntered entered) {
            if (phase != null) {
                reasons.add("the programme is in " + phase.fileName() + " and has not left it");
            }
            gates.entryMissing(entered.phase()).forEach(text -> reasons.add(text.toString()));
        } else if (fact instanceof ProgrammeFact.PhaseLeft left) {
            if (phase != left.phase()) {
                reasons.add("the programme is not in " + left.phase().fileName());
            } else {
                gates.exitMissing(left.phase()).forEach(text -> reasons.add(text.toString()));
            }
        } else if (fact instanceof ProgrammeFact.LoopedBack back) {
            if (phase != back.from()) {
                reasons.add("the programme is not in " + back.from().fileName());
            }
        } else if (fact instanceof ProgrammeFact.WaveBegun begun) {
            RolloutWave.of(programme, facts, asOf).stream()
                    .filter(wave -> wave.wave().id().equals(begun.wave()))
                    .findFirst()
                    .ifPresentOrElse(
                            wave -> wave.waitsFor().forEach(text -> reasons.add(text.toString())),
                            () -> reasons.add("there is no wave " + begun.wave()));
        }
        return reasons;
    }

    private static List<Overdue> overdue(TransformationProgramme programme, List<ProgrammeFact> facts, LocalDate asOf) {
        Set<PartId> reached = Gates.reached(facts);
        return programme.milestones().stream()
                .filter(milestone ->
                        !reached.contains(milestone.id()) && milestone.due().isBefore(asOf))
                .map(milestone -> new Overdue(
                        milestone, asOf.toEpochDay() - milestone.due().toEpochDay()))
                .sorted((a, b) -> Long.compare(b.days(), a.days()))
                .toList();
    }

    /** What gates ask for, and what of it is there. */
    private record Gates(
            TransformationProgramme programme, List<ProgrammeFact> facts, Optional<AssessmentResult> assessed) {

        static Set<PartId> reached(List<ProgrammeFact> facts) {
            Set<PartId> reached = new TreeSet<>();
            facts.forEach(fact -> {
                if (fact instanceof ProgrammeFact.MilestoneReached milestone) {
                    reached.add(milestone.milestone());
                }
            });
            return reached;
        }

        List<LocalizedText> entryMissing(PlanPhase phase) {
            return programme
                    .phase(phase)
                    .map(plan -> missing(phase, plan.entry()))
                    .orElse(List.of());
        }

        List<LocalizedText> exitMissing(PlanPhase phase) {
            return programme
                    .phase(phase)
                    .map(plan -> missing(phase, plan.exit()))
                    .orElse(List.of());
        }

        private List<LocalizedText> missing(PlanPhase phase, List<TransformationProgramme.Condition> conditions) {
            return conditions.stream()
                    .filter(condition -> !holds(phase, condition))
                    .map(TransformationProgramme.Condition::text)
                    .toList();
        }

        private boolean holds(PlanPhase phase, TransformationProgramme.Condition condition) {
            if (condition instanceof TransformationProgramme.Condition.MilestoneReached milestone) {
                return reached(facts).contains(milestone.milestone());
            }
            if (condition instanceof TransformationProgramme.Condition.LevelReached level) {
                return assessed.flatMap(result -> result.root().level())
                        .filter(reached -> reached >= level.level())
                        .isPresent();
            }
            if (condition instanceof TransformationProgramme.Condition.CriterionScores scores) {
                return assessed.flatMap(result -> find(result.root(), scores))
                        .flatMap(NodeResult::value)
                        .filter(score -> score.compareTo(scores.atLeast()) >= 0)
                        .isPresent();
            }
            if (condition instanceof TransformationProgramme.Condition.GroupTold told) {
                Ratio reached = coverage().get(told.group());
                return reached != null && reached.exact().compareTo(told.share()) >= 0;
            }
            return programme.resources().stream()
                    .filter(resource -> resource.phase() == phase)
                    .allMatch(TransformationProgramme.Resourcing::isCovered);
        }

        private static Optional<NodeResult> find(
                NodeResult result, TransformationProgramme.Condition.CriterionScores scores) {
            if (result.node().equals(scores.criterion())) {
                return Optional.of(result);
            }
            for (Input input : result.inputs()) {
                if (input instanceof Input.OfNode child) {
                    Optional<NodeResult> found = find(child.result(), scores);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }

        /** People reached twice are one person: the widest communication alone is what is surely reached. */
        Map<PartId, Ratio> coverage() {
            Map<PartId, PartId> groupOf = new LinkedHashMap<>();
            programme.communications().forEach(c -> groupOf.put(c.id(), c.group()));
            Map<PartId, Long> most = new LinkedHashMap<>();
            facts.forEach(fact -> {
                if (fact instanceof ProgrammeFact.Communicated said && groupOf.containsKey(said.communication())) {
                    most.merge(groupOf.get(said.communication()), (long) said.reached(), Math::max);
                }
            });
            Map<PartId, Ratio> coverage = new LinkedHashMap<>();
            programme
                    .groups()
                    .forEach(group -> coverage.put(
                            group.id(),
                            Ratio.of(Math.min(group.size(), most.getOrDefault(group.id(), 0L)), group.size())));
            return coverage;
        }
    }
}
