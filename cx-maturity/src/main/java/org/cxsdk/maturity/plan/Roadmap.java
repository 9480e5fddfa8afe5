package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Scope;

/**
 * A plan: what is done, when, and where it is expected to lead.
 *
 * @param model the model it was scored by
 * @param catalogue the catalogue it was chosen from
 * @param subject whose plan it is
 * @param scope the scope of the assessment it starts from
 * @param objective what was made as great as it can be
 * @param limits what it may use
 * @param start its first day
 * @param today what the assessment is worth today
 * @param choice what was chosen, and what is proven about it
 * @param initiatives the chosen initiatives with their dates, by first day
 * @param criticalPath the chain that decides the end
 * @param phases the four phases, with what is expected after each
 * @param periods how well each period balances the four aspects
 * @param gaps what stands before the level that is aimed at, widest first
 * @param priorities every initiative of the catalogue on its own
 */
public record Roadmap(
        DefinitionRef model,
        DefinitionRef catalogue,
        Subject subject,
        Scope scope,
        Objective objective,
        PlanLimits limits,
        LocalDate start,
        Worth today,
        Choice choice,
        List<PlannedInitiative> initiatives,
        List<InitiativeId> criticalPath,
        List<PhaseProjection> phases,
        List<PeriodBalance> periods,
        List<Gap> gaps,
        List<InitiativePriority> priorities) {

    public Roadmap {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(catalogue, "catalogue");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(today, "today");
        Objects.requireNonNull(choice, "choice");
        initiatives = List.copyOf(initiatives);
        criticalPath = List.copyOf(criticalPath);
        phases = List.copyOf(phases);
        periods = List.copyOf(periods);
        gaps = List.copyOf(gaps);
        priorities = List.copyOf(priorities);
        if (phases.size() != PlanPhase.values().length) {
            throw new IllegalArgumentException("phases must be the four");
        }
    }

    /** What the assessment is worth once everything is done. */
    public Worth expected() {
        return phases.get(phases.size() - 1).expected();
    }

    /** The day after the last day of work. */
    public LocalDate end() {
        return phases.get(phases.size() - 1).end();
    }

    /** What everything costs. */
    public BigDecimal cost() {
        return phases.stream().map(PhaseProjection::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A chosen initiative, if it was chosen. */
    public Optional<PlannedInitiative> find(InitiativeId id) {
        return initiatives.stream()
                .filter(planned -> planned.initiative().id().equals(id))
                .findFirst();
    }

    /** What is expected after a phase. */
    public PhaseProjection after(PlanPhase phase) {
        return phases.get(phase.ordinal());
    }

    /** What each group of stakeholders is to be told. */
    public List<Announcement> announcements() {
        return Announcement.of(initiatives);
    }

    /** The outcomes expected of the chosen initiatives, by KPI, with the initiatives that are to bring them. */
    public Map<String, List<PlannedInitiative>> outcomes() {
        Map<String, List<PlannedInitiative>> outcomes = new LinkedHashMap<>();
        for (PlannedInitiative planned : initiatives) {
            for (KpiOutcome outcome : planned.initiative().outcomes()) {
                outcomes.computeIfAbsent(outcome.kpi(), kpi -> new ArrayList<>())
                        .add(planned);
            }
        }
        return outcomes;
    }

    /** The periods that lack one of the four aspects while they work on others. */
    public List<PeriodBalance> warnings() {
        return periods.stream().filter(period -> !period.lacking().isEmpty()).toList();
    }
}
