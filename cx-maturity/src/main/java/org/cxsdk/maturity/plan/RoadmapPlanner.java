package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;

/**
 * From an assessment to a plan: which initiatives, when, and what is expected after each phase.
 *
 * <p>Chosen by {@link RescoredSelection} or, for stated values, {@link OptimalSelection}; dated by {@link CriticalPath}, each
 * as early as what comes before it allows; projected by scoring again after each phase. Pure and thread-safe.
 */
public final class RoadmapPlanner {

    private final MaturityModel model;
    private final InitiativeCatalogue catalogue;
    private final long nodeLimit;
    private final int periodMonths;
    private final Scorer scorer;

    private RoadmapPlanner(
            MaturityModel model, InitiativeCatalogue catalogue, long nodeLimit, int periodMonths, Scorer scorer) {
        this.model = Objects.requireNonNull(model, "model");
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.nodeLimit = nodeLimit;
        this.periodMonths = periodMonths;
        this.scorer = Objects.requireNonNull(scorer, "scorer");
    }

    /** A planner by this model, choosing from this catalogue; half-years are looked at for balance. */
    public static RoadmapPlanner of(MaturityModel model, InitiativeCatalogue catalogue) {
        return new RoadmapPlanner(model, catalogue, RescoredSelection.DEFAULT_NODES, 6, Scorer.of(model));
    }

    /** This planner with another limit of parts to look at. */
    public RoadmapPlanner withNodeLimit(long nodes) {
        return new RoadmapPlanner(model, catalogue, nodes, periodMonths, scorer);
    }

    /** This planner, for which evidence must stand on a day; without a day no evidence is out of date. */
    public RoadmapPlanner asOf(LocalDate day) {
        return new RoadmapPlanner(model, catalogue, nodeLimit, periodMonths, scorer.asOf(day));
    }

    /** This planner with periods of another length. */
    public RoadmapPlanner withPeriods(int months) {
        return new RoadmapPlanner(model, catalogue, nodeLimit, months, scorer);
    }

    /**
     * The plan that lifts an assessment furthest.
     *
     * @param assessment how things stand
     * @param limits what may be used
     * @param objective what to make as great as it can be
     * @param start its first day
     */
    public Roadmap plan(Assessment assessment, PlanLimits limits, Objective objective, LocalDate start) {
        Choice choice = objective == Objective.STATED_VALUE
                ? byStatedValue(limits)
                : RescoredSelection.of(model, scorer, assessment, catalogue, limits, objective, nodeLimit);
        return again(assessment, limits, objective, start, choice);
    }

    private Choice byStatedValue(PlanLimits limits) {
        List<SelectionProblem.Item> items = catalogue.initiatives().stream()
                .map(initiative -> new SelectionProblem.Item(
                        initiative.id(),
                        Objects.requireNonNullElse(initiative.statedValue(), BigDecimal.ZERO),
                        initiative.after()))
                .toList();
        return OptimalSelection.of(
                new SelectionProblem(items, limits.over(catalogue.initiatives())),
                Math.max(nodeLimit, OptimalSelection.DEFAULT_NODES));
    }

    /**
     * The plan of a choice that was made before: the same dates and projections as when it was made.
     *
     * @param assessment how things stood then
     * @param choice what was chosen
     */
    public Roadmap again(
            Assessment assessment, PlanLimits limits, Objective objective, LocalDate start, Choice choice) {
        Set<InitiativeId> chosen = new LinkedHashSet<>(choice.chosen());
        List<Initiative> taken = catalogue.initiatives().stream()
                .filter(initiative -> chosen.contains(initiative.id()))
                .toList();
        CriticalPath path = CriticalPath.of(taken.stream()
                .map(initiative -> new CriticalPath.Activity(initiative.id(), initiative.days(), initiative.after()))
                .toList());
        List<PlannedInitiative> planned = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            CriticalPath.Window window = path.windows().get(i);
            planned.add(new PlannedInitiative(
                    taken.get(i),
                    start.plusDays(window.earliestStart()),
                    start.plusDays(window.earliestFinish()),
                    window.slack()));
        }
        planned.sort(Comparator.comparing(PlannedInitiative::start)
                .thenComparing(p -> p.initiative().phase()));
        AssessmentResult now = scorer.score(assessment);
        int aim = aim(now);
        return new Roadmap(
                model.ref(),
                catalogue.ref(),
                assessment.subject(),
                assessment.scope(),
                objective,
                limits,
                start,
                Worth.of(now),
                choice,
                planned,
                path.path(),
                phases(assessment, planned, start),
                PeriodBalance.of(model, planned, periodMonths),
                GapList.toLevel(model, now, aim),
                InitiativePriority.of(model, scorer, assessment, catalogue));
    }

    /** The level above today's; the highest if there is none above. */
    private int aim(AssessmentResult now) {
        int level = now.root().level().orElse(Integer.MIN_VALUE);
        return model.levels().stream()
                .mapToInt(Level::number)
                .filter(number -> number > level)
                .findFirst()
                .orElse(level);
    }

    private List<PhaseProjection> phases(Assessment assessment, List<PlannedInitiative> planned, LocalDate start) {
        Projector projector = Projector.of(model, assessment);
        Map<NodeId, Rational> before = scores(scorer.score(assessment).root());
        List<Initiative> done = new ArrayList<>();
        LocalDate end = start;
        List<PhaseProjection> phases = new ArrayList<>();
        for (PlanPhase phase : PlanPhase.values()) {
            int count = 0;
            BigDecimal cost = BigDecimal.ZERO;
            BigDecimal capacity = BigDecimal.ZERO;
            for (PlannedInitiative one : planned) {
                if (one.initiative().phase() == phase) {
                    count++;
                    cost = cost.add(one.initiative().cost());
                    capacity = capacity.add(one.initiative().capacity());
                    end = one.end().isAfter(end) ? one.end() : end;
                    done.add(one.initiative());
                }
            }
            AssessmentResult expected = scorer.score(projector.with(done));
            Map<NodeId, Rational> after = scores(expected.root());
            after.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), before.get(entry.getKey())));
            phases.add(new PhaseProjection(phase, count, cost, capacity, end, Worth.of(expected), after));
        }
        return phases;
    }

    private Map<NodeId, Rational> scores(NodeResult root) {
        Map<NodeId, Rational> scores = new LinkedHashMap<>();
        Gains.collect(model, root, scores);
        return scores;
    }
}
