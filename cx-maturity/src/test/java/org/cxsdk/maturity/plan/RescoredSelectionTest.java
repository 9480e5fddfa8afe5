package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.InitiativeFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Found by search, compared with every subset scored again. */
class RescoredSelectionTest {

    private static final Path SAMPLES = Path.of("../examples/maturity-scorer/sample");

    private final MaturityModel government = Models.byId("cx-government");
    private final Assessment answers = AnswerFiles.read(government, Source.of(SAMPLES.resolve("answers.yaml")));
    private final InitiativeCatalogue catalogue = InitiativeFiles.read(government, SAMPLES.resolve("initiatives.yaml"));

    @Test
    void of_equalsTheBestOfAllSubsets_forEveryBudgetAndObjective() {
        List<Worth> worths = worthOfSubsets(government, answers, catalogue.initiatives());
        for (int budget : new int[] {0, 90_000, 250_000, 400_000, 700_000, 999_999, 1_100_000, 1_300_000, 1_750_000}) {
            for (Objective objective : new Objective[] {Objective.LEVEL_THEN_SCORE, Objective.SCORE}) {
                PlanLimits limits = PlanLimits.budget(BigDecimal.valueOf(budget));

                RescoredChoice choice = RescoredSelection.of(
                        government,
                        Scorer.of(government),
                        answers,
                        catalogue,
                        limits,
                        objective,
                        RescoredSelection.DEFAULT_NODES);

                assertThat(choice.isProven())
                        .as("budget %d, %s", budget, objective)
                        .isTrue();
                assertThat(choice.worth())
                        .as("budget %d, %s", budget, objective)
                        .isEqualTo(best(catalogue.initiatives(), worths, limits, objective));
            }
        }
    }

    @Test
    void of_keepsBudgetAndCapacityOfEachPhase() {
        List<Worth> worths = worthOfSubsets(government, answers, catalogue.initiatives());
        PlanLimits limits = PlanLimits.budget(BigDecimal.valueOf(1_300_000))
                .withBudget(PlanPhase.SERVICE_REDESIGN, BigDecimal.valueOf(380_000))
                .withCapacity(PlanPhase.SERVICE_REDESIGN, BigDecimal.valueOf(260))
                .withCapacity(PlanPhase.CONTINUOUS_IMPROVEMENT, BigDecimal.valueOf(60));

        RescoredChoice choice = RescoredSelection.of(
                government,
                Scorer.of(government),
                answers,
                catalogue,
                limits,
                Objective.LEVEL_THEN_SCORE,
                RescoredSelection.DEFAULT_NODES);

        assertThat(choice.isProven()).isTrue();
        assertThat(choice.worth()).isEqualTo(best(catalogue.initiatives(), worths, limits, Objective.LEVEL_THEN_SCORE));
    }

    /** A model whose pillar is its weakest criterion: the score is no sum, and three initiatives are worth nothing singly. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_isRightWhereTheScoreIsNoSum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MaturityModel model = Models.read(Source.of("weakest.yaml", WEAKEST));
        List<Answer> given = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            given.add(Answer.of(NodeId.of("c" + i), Integer.toString(random.nextInt(0, 60))));
        }
        Assessment now = Assessment.of(Subject.of("office"), Scope.of("2026"), given);
        StringBuilder text =
                new StringBuilder("id: some\nversion: '1'\ntitle: {en: Some}\ncurrency: AED\ninitiatives:\n");
        for (int i = 0; i < 10; i++) {
            text.append(
                    "  - {id: i%d, title: {en: I%d}, phase: service-redesign, cost: %d, days: 10%s, effects: {c%d: %d}}%n"
                            .formatted(
                                    i,
                                    i,
                                    random.nextInt(1, 20),
                                    i > 2 && random.nextBoolean() ? ", after: [i" + random.nextInt(i) + "]" : "",
                                    random.nextInt(6),
                                    random.nextInt(40, 101)));
        }
        InitiativeCatalogue some = InitiativeFiles.read(model, Source.of("some.yaml", text.toString()));
        List<Worth> worths = worthOfSubsets(model, now, some.initiatives());
        for (Objective objective : new Objective[] {Objective.LEVEL_THEN_SCORE, Objective.SCORE}) {
            PlanLimits limits = PlanLimits.budget(BigDecimal.valueOf(45));

            RescoredChoice choice = RescoredSelection.of(
                    model, Scorer.of(model), now, some, limits, objective, RescoredSelection.DEFAULT_NODES);

            assertThat(choice.isProven()).as("seed %d", seed).isTrue();
            assertThat(choice.worth())
                    .as("seed %d", seed)
                    .isEqualTo(best(some.initiatives(), worths, limits, objective));
        }
    }

    @Test
    void of_saysThatNothingIsProven_whenTheModelCanPunishAnAnswer() {
        MaturityModel model = Models.read(Source.of("mean.yaml", LEAVES_OUT));
        Assessment now =
                Assessment.of(Subject.of("office"), Scope.of("2026"), List.of(Answer.of(NodeId.of("a"), "80")));
        InitiativeCatalogue some = InitiativeFiles.read(
                model,
                Source.of(
                        "some.yaml",
                        "id: some\nversion: '1'\ntitle: {en: S}\ncurrency: AED\ninitiatives:\n"
                                + "  - {id: i, title: {en: I}, phase: service-redesign, cost: 1, days: 1, effects: {b: 20}}\n"));

        RescoredChoice choice =
                RescoredSelection.of(model, Scorer.of(model), now, some, PlanLimits.none(), Objective.SCORE, 100);

        // b is left out today: answering it with 20 would pull the mean from 80 to 50
        assertThat(choice.proof()).isEqualTo(RescoredChoice.Proof.NO_BOUND);
        assertThat(choice.chosen()).isEmpty();
    }

    @Test
    void of_statesTheBound_whenItMayNotLookAtEnough() {
        PlanLimits limits = PlanLimits.budget(BigDecimal.valueOf(1_200_000));

        RescoredChoice hurried =
                RescoredSelection.of(government, Scorer.of(government), answers, catalogue, limits, Objective.SCORE, 1);
        RescoredChoice proven = RescoredSelection.of(
                government,
                Scorer.of(government),
                answers,
                catalogue,
                limits,
                Objective.SCORE,
                RescoredSelection.DEFAULT_NODES);

        assertThat(hurried.proof()).isEqualTo(RescoredChoice.Proof.GAP);
        assertThat(hurried.bound().scored().orElseThrow())
                .isGreaterThanOrEqualTo(proven.worth().scored().orElseThrow());
        assertThat(proven.isProven()).isTrue();
    }

    private static List<Worth> worthOfSubsets(MaturityModel model, Assessment now, List<Initiative> initiatives) {
        Scorer scorer = Scorer.of(model);
        Projector projector = Projector.of(model, now);
        List<Worth> worths = new ArrayList<>();
        for (int mask = 0; mask < 1 << initiatives.size(); mask++) {
            worths.add(
                    allowed(initiatives, mask, PlanLimits.none())
                            ? Worth.of(scorer.score(projector.with(taken(initiatives, mask))))
                            : new Worth(null, null));
        }
        return worths;
    }

    private static Worth best(
            List<Initiative> initiatives, List<Worth> worths, PlanLimits limits, Objective objective) {
        Comparator<Worth> order = Worth.by(objective);
        Worth best = worths.get(0);
        for (int mask = 0; mask < worths.size(); mask++) {
            if (order.compare(worths.get(mask), best) > 0 && allowed(initiatives, mask, limits)) {
                best = worths.get(mask);
            }
        }
        return best;
    }

    private static List<Initiative> taken(List<Initiative> initiatives, int mask) {
        List<Initiative> taken = new ArrayList<>();
        for (int i = 0; i < initiatives.size(); i++) {
            if ((mask >> i & 1) == 1) {
                taken.add(initiatives.get(i));
            }
        }
        return taken;
    }

    private static boolean allowed(List<Initiative> initiatives, int mask, PlanLimits limits) {
        List<Initiative> taken = taken(initiatives, mask);
        List<InitiativeId> ids = taken.stream().map(Initiative::id).toList();
        return taken.stream().allMatch(initiative -> ids.containsAll(initiative.after()))
                && limits.over(initiatives).stream()
                        .allMatch(limit -> ids.stream()
                                        .map(id -> limit.uses().getOrDefault(id, BigDecimal.ZERO))
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .compareTo(limit.amount())
                                <= 0);
    }

    private static final String WEAKEST = """
            id: weakest
            version: "1"
            title: {en: Weakest link}
            range: {min: 0, max: 100}
            levels:
              - {number: 1, name: {en: One}, test: {en: One.}}
              - {number: 2, name: {en: Two}, test: {en: Two.}}
              - {number: 3, name: {en: Three}, test: {en: Three.}}
            ladders:
              gates:
                - {level: 2, require: [{id: two, level: 2, each: ">= 50"}]}
                - {level: 3, require: [{id: three, level: 3, each: ">= 70"}]}
            root:
              id: whole
              title: {en: Whole}
              aggregation: weighted-mean
              missing: unscored
              ladder: gates
              children:
                - id: left
                  title: {en: Left}
                  weight: 2
                  aggregation: min
                  children:
                    - {id: c0, level: 2, title: {en: C0}, answer: {type: percentage}}
                    - {id: c1, level: 2, title: {en: C1}, answer: {type: percentage}}
                    - {id: c2, level: 3, title: {en: C2}, answer: {type: percentage}}
                - id: right
                  title: {en: Right}
                  weight: 3
                  aggregation: mean
                  children:
                    - {id: c3, level: 2, title: {en: C3}, answer: {type: percentage}}
                    - {id: c4, level: 3, title: {en: C4}, answer: {type: percentage}}
                    - {id: c5, level: 3, title: {en: C5}, answer: {type: percentage}}
            """;

    private static final String LEAVES_OUT = """
            id: mean
            version: "1"
            title: {en: Mean}
            range: {min: 0, max: 100}
            root:
              id: whole
              title: {en: Whole}
              aggregation: mean
              missing: leave-out
              children:
                - {id: a, title: {en: A}, answer: {type: percentage}}
                - {id: b, title: {en: B}, answer: {type: percentage}}
            """;
}
