package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a plan may use.
 *
 * @param budget money for everything, in the catalogue's currency; absent if only the phases are limited
 * @param phaseBudgets money for each phase; a phase that is not named is not limited
 * @param phaseCapacities person-days for each phase; a phase that is not named is not limited
 */
public record PlanLimits(
        @Nullable BigDecimal budget,
        Map<PlanPhase, BigDecimal> phaseBudgets,
        Map<PlanPhase, BigDecimal> phaseCapacities) {

    public PlanLimits {
        phaseBudgets = copy(phaseBudgets);
        phaseCapacities = copy(phaseCapacities);
        if (budget != null && budget.signum() < 0) {
            throw new IllegalArgumentException("budget (" + budget + ") must not be negative");
        }
    }

    /** One budget for everything. */
    public static PlanLimits budget(BigDecimal budget) {
        return new PlanLimits(budget, Map.of(), Map.of());
    }

    /** No limit at all. */
    public static PlanLimits none() {
        return new PlanLimits(null, Map.of(), Map.of());
    }

    /** These limits with a budget for one phase. */
    public PlanLimits withBudget(PlanPhase phase, BigDecimal amount) {
        Map<PlanPhase, BigDecimal> more = new LinkedHashMap<>(phaseBudgets);
        more.put(phase, amount);
        return new PlanLimits(budget, more, phaseCapacities);
    }

    /** These limits with person-days for one phase. */
    public PlanLimits withCapacity(PlanPhase phase, BigDecimal personDays) {
        Map<PlanPhase, BigDecimal> more = new LinkedHashMap<>(phaseCapacities);
        more.put(phase, personDays);
        return new PlanLimits(budget, phaseBudgets, more);
    }

    /** The limits as those of a selection. */
    List<SelectionProblem.Limit> over(List<Initiative> initiatives) {
        List<SelectionProblem.Limit> limits = new ArrayList<>();
        if (budget != null) {
            limits.add(new SelectionProblem.Limit("budget", budget, uses(initiatives, null, Initiative::cost)));
        }
        phaseBudgets.forEach((phase, amount) -> limits.add(new SelectionProblem.Limit(
                "budget of " + phase.fileName(), amount, uses(initiatives, phase, Initiative::cost))));
        phaseCapacities.forEach((phase, amount) -> limits.add(new SelectionProblem.Limit(
                "capacity of " + phase.fileName(), amount, uses(initiatives, phase, Initiative::capacity))));
        return limits;
    }

    private static Map<InitiativeId, BigDecimal> uses(
            List<Initiative> initiatives, @Nullable PlanPhase phase, Function<Initiative, BigDecimal> use) {
        Map<InitiativeId, BigDecimal> uses = new LinkedHashMap<>();
        for (Initiative initiative : initiatives) {
            if (phase == null || initiative.phase() == phase) {
                uses.put(initiative.id(), use.apply(initiative));
            }
        }
        return uses;
    }

    private static Map<PlanPhase, BigDecimal> copy(Map<PlanPhase, BigDecimal> amounts) {
        Map<PlanPhase, BigDecimal> copy = new EnumMap<>(PlanPhase.class);
        amounts.forEach((phase, amount) -> {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException(phase.fileName() + " (" + amount + ") must not be negative");
            }
            copy.put(phase, amount);
        });
        return Collections.unmodifiableMap(copy);
    }
}
