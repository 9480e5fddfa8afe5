package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptimalSelectionTest {

    /** Optima of the sample instance: CBC with gap 0, those without prerequisites also by dynamic programming. */
    @ParameterizedTest
    @CsvSource({"20,25,28", "50,50,59", "100,90,101", "200,166,179", "400,292,302"})
    @Timeout(30)
    void of_provesThePublishedOptima(String budget, BigDecimal withPrerequisites, BigDecimal without) {
        RoadmapInstance instance = RoadmapInstance.sample();

        Selection chosen = OptimalSelection.of(instance.problem(new BigDecimal(budget), true));
        Selection free = OptimalSelection.of(instance.problem(new BigDecimal(budget), false));

        assertThat(chosen.isProven()).isTrue();
        assertThat(chosen.value()).isEqualByComparingTo(withPrerequisites);
        assertThat(free.isProven()).isTrue();
        assertThat(free.value()).isEqualByComparingTo(without);
        requireAllowed(instance.problem(new BigDecimal(budget), true), chosen);
    }

    /** Every subset is tried; seeds name the instance. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void of_equalsTheBestOfAllSubsets(long seed) {
        SelectionProblem problem = random(seed, 13, 1 + (int) (seed % 3));

        Selection chosen = OptimalSelection.of(problem);

        assertThat(chosen.isProven()).as("seed %d", seed).isTrue();
        assertThat(chosen.value()).as("seed %d", seed).isEqualByComparingTo(bestOfAllSubsets(problem));
        requireAllowed(problem, chosen);
    }

    /** ojAlgo solves the same integer programs; seeds name the instance. */
    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void of_equalsAnIntegerSolver(long seed) {
        SelectionProblem problem = random(seed, 40, 1 + (int) (seed % 4));

        Selection chosen = OptimalSelection.of(problem);

        assertThat(chosen.isProven()).as("seed %d", seed).isTrue();
        assertThat(chosen.value().doubleValue()).as("seed %d", seed).isCloseTo(byOjAlgo(problem), within());
        requireAllowed(problem, chosen);
    }

    @Test
    void of_statesTheGap_whenItMayNotLookAtEnough() {
        SelectionProblem problem = stronglyCorrelated();

        Selection first = OptimalSelection.of(problem, 1);
        Selection proven = OptimalSelection.of(problem);

        assertThat(first.isProven()).isFalse();
        assertThat(first.gap()).isPositive();
        assertThat(proven.isProven()).isTrue();
        assertThat(proven.value()).isBetween(first.value(), first.bound());
    }

    @Test
    void of_takesEverythingOfWorth_whenNothingIsLimited() {
        InitiativeId a = InitiativeId.of("a");
        InitiativeId b = InitiativeId.of("b");
        InitiativeId idle = InitiativeId.of("idle");
        SelectionProblem problem = new SelectionProblem(
                List.of(
                        new SelectionProblem.Item(a, BigDecimal.ZERO, Set.of()),
                        new SelectionProblem.Item(b, BigDecimal.ONE, Set.of(a)),
                        new SelectionProblem.Item(idle, BigDecimal.ZERO, Set.of())),
                List.of());

        assertThat(OptimalSelection.of(problem).chosen()).containsExactly(a, b);
    }

    @Test
    void of_isExactAtTheLimit_whateverTheDecimals() {
        InitiativeId a = InitiativeId.of("a");
        InitiativeId b = InitiativeId.of("b");
        InitiativeId c = InitiativeId.of("c");
        List<SelectionProblem.Item> items = List.of(
                new SelectionProblem.Item(a, new BigDecimal("1"), Set.of()),
                new SelectionProblem.Item(b, new BigDecimal("1"), Set.of()),
                new SelectionProblem.Item(c, new BigDecimal("1"), Set.of()));
        Map<InitiativeId, BigDecimal> uses =
                Map.of(a, new BigDecimal("0.1"), b, new BigDecimal("0.1"), c, new BigDecimal("0.1"));

        // 0.1 + 0.1 + 0.1 is 0.3 here, not 0.30000000000000004
        assertThat(OptimalSelection.of(limited(items, "0.3", uses)).value()).isEqualByComparingTo("3");
        assertThat(OptimalSelection.of(limited(items, "0.29999", uses)).value()).isEqualByComparingTo("2");
        assertThat(OptimalSelection.of(limited(items, "0", uses)).chosen()).isEmpty();
        assertThat(OptimalSelection.of(limited(items, "1e30", uses)).value()).isEqualByComparingTo("3");
    }

    @Test
    void problem_refusesCirclesAndStrangers() {
        InitiativeId a = InitiativeId.of("a");
        InitiativeId b = InitiativeId.of("b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectionProblem(
                        List.of(
                                new SelectionProblem.Item(a, BigDecimal.ONE, Set.of(b)),
                                new SelectionProblem.Item(b, BigDecimal.ONE, Set.of(a))),
                        List.of()))
                .withMessageContaining("circle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectionProblem(
                        List.of(new SelectionProblem.Item(a, BigDecimal.ONE, Set.of(b))), List.of()))
                .withMessageContaining("no candidate");
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    private static SelectionProblem limited(
            List<SelectionProblem.Item> items, String amount, Map<InitiativeId, BigDecimal> uses) {
        return new SelectionProblem(items, List.of(new SelectionProblem.Limit("money", new BigDecimal(amount), uses)));
    }

    /** Candidates with prerequisites among those before them, decimals, and several limits. */
    private static SelectionProblem random(long seed, int size, int limits) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SelectionProblem.Item> items = new ArrayList<>();
        List<Map<InitiativeId, BigDecimal>> uses = new ArrayList<>();
        BigDecimal[] total = new BigDecimal[limits];
        for (int k = 0; k < limits; k++) {
            uses.add(new LinkedHashMap<>());
            total[k] = BigDecimal.ZERO;
        }
        for (int i = 0; i < size; i++) {
            InitiativeId id = InitiativeId.of("i" + i);
            Set<InitiativeId> before = new TreeSet<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(size) < 2) {
                    before.add(InitiativeId.of("i" + j));
                }
            }
            items.add(new SelectionProblem.Item(id, BigDecimal.valueOf(random.nextInt(0, 60), 1), before));
            for (int k = 0; k < limits; k++) {
                BigDecimal use = BigDecimal.valueOf(random.nextInt(0, 900), 2);
                uses.get(k).put(id, use);
                total[k] = total[k].add(use);
            }
        }
        List<SelectionProblem.Limit> all = new ArrayList<>();
        for (int k = 0; k < limits; k++) {
            all.add(new SelectionProblem.Limit("l" + k, total[k].multiply(new BigDecimal("0.4")), uses.get(k)));
        }
        return new SelectionProblem(items, all);
    }

    /** Pisinger's hard class: value = use + a constant, so that everything is worth nearly the same for its use. */
    private static SelectionProblem stronglyCorrelated() {
        SplittableRandom random = new SplittableRandom(99);
        List<SelectionProblem.Item> items = new ArrayList<>();
        Map<InitiativeId, BigDecimal> uses = new LinkedHashMap<>();
        long total = 0;
        for (int i = 0; i < 40; i++) {
            long use = random.nextLong(1_000, 9_999);
            InitiativeId id = InitiativeId.of("i" + i);
            items.add(new SelectionProblem.Item(id, BigDecimal.valueOf(use + 1_000), Set.of()));
            uses.put(id, BigDecimal.valueOf(use));
            total += use;
        }
        return limited(items, Long.toString(total / 2), uses);
    }

    private static BigDecimal bestOfAllSubsets(SelectionProblem problem) {
        BigDecimal best = BigDecimal.ZERO;
        int size = problem.items().size();
        for (int mask = 0; mask < 1 << size; mask++) {
            Set<InitiativeId> chosen = new TreeSet<>();
            BigDecimal value = BigDecimal.ZERO;
            for (int i = 0; i < size; i++) {
                if ((mask >> i & 1) == 1) {
                    chosen.add(problem.items().get(i).id());
                    value = value.add(problem.items().get(i).value());
                }
            }
            if (value.compareTo(best) > 0 && allowed(problem, chosen)) {
                best = value;
            }
        }
        return best;
    }

    private static boolean allowed(SelectionProblem problem, Set<InitiativeId> chosen) {
        for (SelectionProblem.Item item : problem.items()) {
            if (chosen.contains(item.id()) && !chosen.containsAll(item.prerequisites())) {
                return false;
            }
        }
        return problem.limits().stream()
                .allMatch(limit -> chosen.stream()
                                .map(id -> limit.uses().getOrDefault(id, BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(limit.amount())
                        <= 0);
    }

    private static void requireAllowed(SelectionProblem problem, Selection selection) {
        assertThat(allowed(problem, new TreeSet<>(selection.chosen()))).isTrue();
        assertThat(problem.items().stream()
                        .filter(item -> selection.chosen().contains(item.id()))
                        .map(SelectionProblem.Item::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(selection.value());
    }

    private static double byOjAlgo(SelectionProblem problem) {
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
        assertThat(result.getState()).isEqualTo(Optimisation.State.OPTIMAL);
        return result.getValue();
    }
}
