package org.cxsdk.maturity.plan;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Requirement;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.NodeScore;

/**
 * Where does an assessment fall short of a target, and what comes first?
 *
 * <p>What holds back a lower level comes before what holds back a higher one, because no higher level is reached without it;
 * within a level the widest gap comes first. Its weight is that of OWASP SAMMY: {@code (1 + target - current)^2 - 1}, with
 * scores in levels (the model's range is as long as it has levels less one; 3 where it has none), so one wide gap weighs
 * more than two of half the width. What has no score counts as the worst score here and is shown as what it is. Pure.
 */
public final class GapList {

    private static final Rational LEVELS_OF_SAMM = Rational.of(3);

    private GapList() {}

    /**
     * The criteria that stand before a level, or before one below it.
     *
     * @param level number of the level that is wanted
     */
    public static List<Gap> toLevel(MaturityModel model, AssessmentResult result, int level) {
        Map<NodeId, Rational> targets = new LinkedHashMap<>();
        Map<Integer, Rational> needed = neededByLevel(model);
        for (Criterion criterion : model.criteria()) {
            Integer of = criterion.level();
            if (of != null && of <= level) {
                targets.put(
                        criterion.id(), needed.getOrDefault(of, model.range().max()));
            }
        }
        return toScores(model, result, targets);
    }

    /**
     * The criteria that fall short of scores of their own; a target below the best score is a target too.
     *
     * @param targets by criterion; criteria that are not named have none
     */
    public static List<Gap> toScores(MaturityModel model, AssessmentResult result, Map<NodeId, Rational> targets) {
        Map<NodeId, NodeScore> scores = new LinkedHashMap<>();
        collect(model, result.root(), scores);
        List<Gap> gaps = new ArrayList<>();
        List<Rational> weights = new ArrayList<>();
        for (Criterion criterion : model.criteria()) {
            Rational target = targets.get(criterion.id());
            NodeScore current = scores.get(criterion.id());
            if (target == null || current == null || current.fold(score -> false, why -> why.outOfScope())) {
                continue;
            }
            Rational weight = weight(
                    inLevels(model, target),
                    inLevels(
                            model,
                            current.fold(score -> score, why -> model.range().min())));
            boolean fallsShort = current.fold(score -> score.compareTo(target) < 0, why -> true);
            if (fallsShort) {
                gaps.add(new Gap(
                        criterion.id(), criterion.title(), current, target, criterion.level(), 0, criterion.hint()));
                weights.add(weight);
            }
        }
        return ranked(gaps, weights);
    }

    /** The weight of a gap in levels: {@code (1 + target - current)^2 - 1}; 0 if the target is reached. */
    static Rational weight(Rational target, Rational current) {
        if (target.compareTo(current) <= 0) {
            return Rational.ZERO;
        }
        Rational side = Rational.ONE.plus(target).minus(current);
        return side.times(side).minus(Rational.ONE);
    }

    /** A weight as a share of the greatest, 0 to 100. */
    static int priority(Rational weight, Rational greatest) {
        return greatest.signum() == 0
                ? 0
                : weight.times(Rational.of(100))
                        .dividedBy(greatest)
                        .toBigDecimal(0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private static List<Gap> ranked(List<Gap> gaps, List<Rational> weights) {
        Rational greatest = weights.stream().max(Comparator.naturalOrder()).orElse(Rational.ZERO);
        List<Gap> ranked = new ArrayList<>();
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.get(i);
            ranked.add(new Gap(
                    gap.criterion(),
                    gap.title(),
                    gap.current(),
                    gap.target(),
                    gap.level(),
                    priority(weights.get(i), greatest),
                    gap.hint()));
        }
        ranked.sort(Comparator.comparing((Gap gap) -> gap.level() == null ? Integer.MAX_VALUE : gap.level())
                .thenComparing(gap -> -gap.priority()));
        return ranked;
    }

    private static Rational inLevels(MaturityModel model, Rational score) {
        Rational length = model.levels().size() > 1 ? Rational.of(model.levels().size() - 1) : LEVELS_OF_SAMM;
        return model.range().shareOf(score).times(length);
    }

    /** The score that the whole's ladder asks of each criterion of a level, where it asks it of each. */
    private static Map<Integer, Rational> neededByLevel(MaturityModel model) {
        Map<Integer, Rational> needed = new LinkedHashMap<>();
        Optional<Levelling> levelling = model.node(model.root()).levelling();
        if (levelling.orElse(null) instanceof Levelling.Ladder ladder) {
            for (Levelling.Rung rung : ladder.rungs()) {
                for (Requirement requirement : rung.require()) {
                    if (requirement instanceof Requirement.EachCriterion each
                            && each.condition().comparison() == Condition.Comparison.AT_LEAST) {
                        needed.merge(each.level(), each.condition().bound(), Rational::max);
                    }
                }
            }
        }
        return needed;
    }

    private static void collect(MaturityModel model, NodeResult result, Map<NodeId, NodeScore> into) {
        if (model.node(result.node()) instanceof Criterion) {
            into.put(result.node(), Objects.requireNonNull(result.score()));
        }
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode child) {
                collect(model, child.result(), into);
            }
        }
    }
}
