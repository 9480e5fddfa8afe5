package org.cxsdk.examples.benchmarks.maturity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.OptimalSelection;
import org.cxsdk.maturity.plan.Selection;
import org.cxsdk.maturity.plan.SelectionProblem;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * A roadmap of 194 initiatives with 123 prerequisites and costs of 3 to 13, drawn from a fixed seed, at a budget of about a
 * sixth of all costs, solved to proven optimum. Both sides must agree, else there is nothing to compare.
 */
final class RoadmapCase {

    private static final int INITIATIVES = 194;
    private static final int PREREQUISITES = 123;
    private static final BigDecimal BUDGET = BigDecimal.valueOf(200);
    private static final long SEED = 194;

    private final SelectionProblem problem;

    private RoadmapCase(SelectionProblem problem) {
        this.problem = problem;
    }

    static RoadmapCase of194() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Integer, Set<InitiativeId>> before = new HashMap<>();
        for (int made = 0; made < PREREQUISITES; ) {
            int later = random.nextInt(1, INITIATIVES);
            int earlier = random.nextInt(later);
            if (before.computeIfAbsent(later, i -> new TreeSet<>()).add(id(earlier))) {
                made++;
            }
        }
        List<SelectionProblem.Item> items = new ArrayList<>();
        Map<InitiativeId, BigDecimal> costs = new LinkedHashMap<>();
        for (int i = 0; i < INITIATIVES; i++) {
            items.add(new SelectionProblem.Item(
                    id(i), BigDecimal.valueOf(random.nextInt(1, 6)), before.getOrDefault(i, Set.of())));
            costs.put(id(i), BigDecimal.valueOf(random.nextInt(3, 14)));
        }
        RoadmapCase roadmap = new RoadmapCase(
                new SelectionProblem(items, List.of(new SelectionProblem.Limit("budget", BUDGET, costs))));
        Selection ours = OptimalSelection.of(roadmap.problem);
        double theirs = roadmap.solve();
        if (!ours.isProven() || Math.abs(ours.value().doubleValue() - theirs) > 1e-6) {
            throw new IllegalStateException("ours is " + ours.value() + ", ojAlgo's " + theirs);
        }
        return roadmap;
    }

    void ours(int operations) {
        for (int i = 0; i < operations; i++) {
            OptimalSelection.of(problem);
        }
    }

    void byOjAlgo(int operations) {
        for (int i = 0; i < operations; i++) {
            solve();
        }
    }

    private double solve() {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Map<InitiativeId, Variable> variables = new LinkedHashMap<>();
        problem.items()
                .forEach(item -> variables.put(
                        item.id(), model.newVariable(item.id().value()).binary().weight(item.value())));
        problem.limits().forEach(limit -> {
            Expression sum = model.newExpression(limit.name()).upper(limit.amount());
            limit.uses().forEach((id, use) -> sum.set(variables.get(id), use));
        });
        problem.items()
                .forEach(item -> item.prerequisites()
                        .forEach(before -> model.newExpression(item.id() + " needs " + before)
                                .upper(0)
                                .set(variables.get(item.id()), 1)
                                .set(variables.get(before), -1)));
        Optimisation.Result result = model.maximise();
        return result.getValue();
    }

    private static InitiativeId id(int number) {
        return InitiativeId.of("i" + number);
    }
}
