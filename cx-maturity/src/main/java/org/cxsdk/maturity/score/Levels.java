package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.Requirement;
import org.cxsdk.maturity.model.Requirement.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * Gives a scored node its level. A ladder is climbed from the lowest level up and the first rung that fails ends the
 * climb (high-water mark, as in CMMI's staged levels, ISO/IEC 33020 and Flickit); bands read the level off the score.
 * A node without a score has no level. Pure; each rung looks once at the results below the node.
 */
final class Levels {

    private final MaturityModel model;
    private final LimitText text;

    Levels(MaturityModel model) {
        this.model = model;
        this.text = new LimitText(model);
    }

    /** The result with its level, if the node is given levels. */
    NodeResult given(Node node, NodeResult result) {
        Levelling levelling = node.head().levelling();
        if (levelling == null || !result.score().isScored()) {
            return result;
        }
        LevelResult levels = levelling instanceof Levelling.Ladder ladder
                ? climb(ladder, result)
                : band((Levelling.Bands) levelling, result);
        return new NodeResult(result.node(), result.context(), result.score(), levels, result.inputs(), result.steps());
    }

    private LevelResult climb(Levelling.Ladder ladder, NodeResult result) {
        int reached = model.levels().get(0).number();
        List<LevelResult.RungResult> rungs = new ArrayList<>();
        for (Levelling.Rung rung : ladder.rungs()) {
            LevelResult.RungResult judged = judge(rung, result);
            rungs.add(judged);
            if (!judged.holds()) {
                Limit stopped = judged.requirements().stream()
                        .filter(r -> !r.holds())
                        .map(r -> r.limits().get(0))
                        .findFirst()
                        .orElseThrow();
                return new LevelResult(reached, ladder.name(), rungs, stopped);
            }
            reached = rung.level();
        }
        return new LevelResult(reached, ladder.name(), rungs, null);
    }

    private LevelResult.RungResult judge(Levelling.Rung rung, NodeResult result) {
        List<LevelResult.RequirementResult> judged = new ArrayList<>();
        for (Requirement requirement : rung.require()) {
            judged.add(new LevelResult.RequirementResult(requirement.id(), limits(rung.level(), requirement, result)));
        }
        return new LevelResult.RungResult(rung.level(), judged);
    }

    private List<Limit> limits(int level, Requirement requirement, NodeResult result) {
        if (requirement instanceof Requirement.EachCriterion each) {
            return eachFails(level, each, criteriaOf(each.level(), result, false));
        }
        if (requirement instanceof Requirement.MeanOfCriteria mean) {
            return meanFails(level, mean, criteriaOf(mean.level(), result, true));
        }
        if (requirement instanceof Requirement.NodeScore score) {
            List<Found> found = new ArrayList<>();
            collect(result, null, r -> r.node().equals(score.node()), found);
            return nodeFails(level, score, found);
        }
        return childrenFail(level, (Requirement.ChildrenReach) requirement, result);
    }

    private List<Limit> eachFails(int level, Requirement.EachCriterion requirement, List<Found> criteria) {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (Found found : criteria) {
            shortfall(found.result, requirement.condition(), requirement.gaps()).ifPresent(shortfalls::add);
        }
        shortfalls.sort(Shortfall.FURTHEST_FIRST);
        return shortfalls.stream()
                .map(s -> limit(level, requirement.id(), s, requirement.condition()))
                .toList();
    }

    private List<Limit> nodeFails(int level, Requirement.NodeScore requirement, List<Found> nodes) {
        List<Limit> limits = new ArrayList<>();
        for (Found found : nodes) {
            shortfall(found.result, requirement.condition(), requirement.gaps())
                    .ifPresent(s -> limits.add(limit(level, requirement.id(), s, requirement.condition())));
        }
        return limits;
    }

    private List<Limit> meanFails(int level, Requirement.MeanOfCriteria requirement, List<Found> criteria) {
        Rational total = Rational.ZERO;
        Rational shares = Rational.ZERO;
        List<Limit> gaps = new ArrayList<>();
        Found lowest = null;
        Rational least = null;
        for (Found found : criteria) {
            Rational score = found.result.value().orElse(null);
            if (score == null) {
                shortfall(found.result, requirement.condition(), requirement.gaps())
                        .ifPresent(s -> gaps.add(limit(level, requirement.id(), s, requirement.condition())));
                continue;
            }
            total = total.plus(found.share.times(score));
            shares = shares.plus(found.share);
            if (least == null || score.compareTo(least) < 0) {
                least = score;
                lowest = found;
            }
        }
        if (!gaps.isEmpty() || lowest == null || shares.signum() == 0) {
            return gaps;
        }
        // mean = sum(share * score) / sum(share)
        Rational mean = total.dividedBy(shares);
        if (requirement.condition().holdsFor(mean)) {
            return List.of();
        }
        return List.of(new Limit(
                level,
                requirement.id(),
                lowest.result.node(),
                lowest.result.score(),
                requirement.condition(),
                text.mean(level, requirement.level(), mean, requirement.condition(), lowest.result)));
    }

    private List<Limit> childrenFail(int level, Requirement.ChildrenReach requirement, NodeResult result) {
        return result.inputs().stream()
                .filter(Input.OfNode.class::isInstance)
                .map(input -> ((Input.OfNode) input).result())
                .filter(below -> model.node(below.node()).levelling().isPresent())
                .filter(below -> reached(below) < requirement.level())
                .filter(below -> below.score().fold(s -> Treatment.FAIL, requirement.gaps()::of) == Treatment.FAIL)
                .sorted(Comparator.comparingInt(Levels::reached))
                .map(below -> child(level, requirement, below))
                .toList();
    }

    /** The level of a node; below every level if it has none. */
    private static int reached(NodeResult node) {
        return node.level().orElse(Integer.MIN_VALUE);
    }

    /** The child's own limit if it has one: nearly always a criterion. */
    private Limit child(int level, Requirement.ChildrenReach requirement, NodeResult below) {
        Limit own = below.limit().orElse(null);
        return own == null
                ? new Limit(
                        level,
                        requirement.id(),
                        below.node(),
                        below.score(),
                        null,
                        text.missing(level, below.node(), below.score().fold(s -> null, why -> why)))
                : new Limit(
                        level,
                        requirement.id(),
                        own.node(),
                        own.actual(),
                        own.needed(),
                        text.child(level, below.node(), below.level().orElseThrow(), own));
    }

    private Limit limit(int level, String requirement, Shortfall shortfall, Condition needed) {
        return new Limit(
                level,
                requirement,
                shortfall.result.node(),
                shortfall.result.score(),
                needed,
                shortfall
                        .result
                        .score()
                        .fold(
                                score -> text.score(level, shortfall.result.node(), score, needed),
                                why -> text.missing(level, shortfall.result.node(), why)));
    }

    /** How far a result is from meeting a condition; empty if it meets it or is passed over. */
    private static Optional<Shortfall> shortfall(NodeResult result, Condition needed, Requirement.Gaps gaps) {
        return result.score()
                .fold(
                        score -> needed.holdsFor(score)
                                ? Optional.empty()
                                : Optional.of(new Shortfall(result, needed.distance(score))),
                        why -> gaps.of(why) == Treatment.SKIP
                                ? Optional.empty()
                                : Optional.of(new Shortfall(result, null)));
    }

    private LevelResult band(Levelling.Bands bands, NodeResult result) {
        Rational score = result.value().orElseThrow();
        int level = bands.cuts().stream()
                .filter(cut -> cut.when().holdsFor(score))
                .map(Levelling.Cut::level)
                .findFirst()
                .orElse(model.levels().get(0).number());
        Limit stopped = bands.cuts().stream()
                .filter(cut -> cut.level() > level)
                .min(Comparator.comparingInt(Levelling.Cut::level))
                .map(next -> new Limit(
                        next.level(),
                        bands.name(),
                        result.node(),
                        result.score(),
                        next.when(),
                        text.score(next.level(), result.node(), score, next.when())))
                .orElse(null);
        return new LevelResult(level, bands.name(), List.of(), stopped);
    }

    // ---- what lies below a node

    /**
     * A result below a node.
     *
     * @param result the result
     * @param share its share in the node's score, if every node on the way counts; 0 where it was not asked for
     */
    private record Found(NodeResult result, Rational share) {}

    private List<Found> criteriaOf(int level, NodeResult result, boolean shares) {
        List<Found> found = new ArrayList<>();
        Predicate<NodeResult> wanted = r -> model.node(r.node()) instanceof Criterion criterion
                && Integer.valueOf(level).equals(criterion.level());
        collect(result, shares ? Rational.ONE : null, wanted, found);
        return found;
    }

    /** Shares cost a division for each node, so they are computed only where they are asked for: null asks for none. */
    private static void collect(
            NodeResult result, @Nullable Rational share, Predicate<NodeResult> wanted, List<Found> found) {
        if (wanted.test(result)) {
            found.add(new Found(result, share == null ? Rational.ZERO : share));
        }
        // share of a child = share of its parent * weight / sum of the siblings' weights
        Rational weights = Rational.ZERO;
        if (share != null) {
            for (Input input : result.inputs()) {
                weights = input instanceof Input.OfNode child ? weights.plus(child.weight()) : weights;
            }
        }
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode child) {
                Rational part = share == null
                        ? null
                        : weights.signum() == 0
                                ? Rational.ZERO
                                : share.times(child.weight().dividedBy(weights));
                collect(child.result(), part, wanted, found);
            }
        }
    }

    /**
     * A result that falls short.
     *
     * @param result the result
     * @param by how far; absent if it has no score
     */
    private record Shortfall(NodeResult result, @Nullable Rational by) {

        /** What has no score limits most; then the greatest distance; ties in the model's order (the sort is stable). */
        static final Comparator<Shortfall> FURTHEST_FIRST = (a, b) -> {
            if (a.by == null || b.by == null) {
                return Boolean.compare(a.by != null, b.by != null);
            }
            return b.by.compareTo(a.by);
        };
    }
}
