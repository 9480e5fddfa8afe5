package org.cxsdk.maturity.plan;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Conversion;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Requirement;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;

/**
 * What the way from some criteria up to the whole is like: can better answers ever lower it (then no bound holds), and is it
 * a fixed weighted sum of them (then the bound of a knapsack holds)? Read off the explanation of a scored assessment.
 */
final class ScoreStructure {

    private final MaturityModel model;
    private final Set<NodeId> raised;
    private final Map<NodeId, Rational> shares = new LinkedHashMap<>();
    private final Map<NodeId, Rational> scores = new LinkedHashMap<>();
    private boolean monotone = true;
    private boolean linear = true;

    private ScoreStructure(MaturityModel model, Set<NodeId> raised) {
        this.model = model;
        this.raised = raised;
    }

    /** The structure above the criteria that initiatives raise. */
    static ScoreStructure of(MaturityModel model, NodeResult root, Set<NodeId> raised) {
        ScoreStructure structure = new ScoreStructure(model, raised);
        structure.linear = root.score().isScored();
        structure.walk(root, Rational.ONE);
        structure.linear &= structure.monotone;
        return structure;
    }

    /** Whether better answers never make the whole worse. */
    boolean isMonotone() {
        return monotone;
    }

    /**
     * The share of each raised criterion in the score of the whole, and what it counts with now, if the score is a fixed
     * weighted sum of criteria.
     */
    Optional<Map<NodeId, Rational>> shares() {
        return linear ? Optional.of(shares) : Optional.empty();
    }

    /** What a criterion counts with before anything is done. */
    Rational countsAs(NodeId criterion) {
        return scores.getOrDefault(criterion, Rational.ZERO);
    }

    /** The least number that makes all the shares whole when it multiplies them, if a long holds it. */
    static Optional<Long> commonDenominator(Iterable<Rational> numbers) {
        BigInteger common = BigInteger.ONE;
        for (Rational number : numbers) {
            BigInteger denominator = number.denominator();
            common = common.multiply(denominator.divide(common.gcd(denominator)));
            if (common.bitLength() > 36) {
                return Optional.empty();
            }
        }
        return Optional.of(common.longValueExact());
    }

    /** Returns whether a raised criterion lies here or below. */
    private boolean walk(NodeResult result, Rational share) {
        Node node = model.node(result.node());
        levels(node);
        if (!(node instanceof Group group)) {
            if (!raised.contains(node.id())) {
                return false;
            }
            long counting = result.inputs().stream().filter(Input::counts).count();
            linear &= shares.put(node.id(), share) == null && counting <= 1;
            monotone &= counting <= 1
                    || result.inputs().stream().allMatch(input -> input.score().isScored());
            result.value().ifPresent(score -> scores.put(node.id(), score));
            return true;
        }
        boolean any = false;
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode child) {
                Rational part = child.share();
                if (walk(child.result(), part == null ? Rational.ZERO : share.times(part))) {
                    any = true;
                    missing(child, part != null);
                }
            }
        }
        if (any) {
            aggregation(group);
            conversion(group.conversion());
            linear &= group.head().rounding() == null && group.each() == null;
        }
        return any;
    }

    private void missing(Input.OfNode child, boolean shared) {
        MissingPolicy policy = child.policy();
        if (policy == null) {
            linear &= shared;
            return;
        }
        switch (policy.kind()) {
            case LEAVE_OUT -> {
                // what does not apply stays so; anything else would enter the mean, which may fall
                boolean stays = child.score().fold(score -> true, why -> why.outOfScope());
                monotone &= stays;
            }
            case COUNT_AS -> {
                Rational value = policy.value();
                monotone &= value != null && value.compareTo(model.range().min()) <= 0;
                linear &= shared;
                if (value != null) {
                    scores.put(child.result().node(), value);
                }
            }
            default -> linear = false;
        }
    }

    private void aggregation(Group group) {
        if (group.aggregation() instanceof Aggregation.Of of) {
            linear &= of == Aggregation.Of.MEAN || of == Aggregation.Of.WEIGHTED_MEAN;
        } else if (group.aggregation() instanceof Aggregation.Count count) {
            linear = false;
            monotone &= upward(count.countIf());
        } else {
            linear = false;
            monotone = false;
        }
    }

    private void conversion(Conversion conversion) {
        if (conversion instanceof Conversion.Linear straight) {
            linear = false;
            monotone &= straight.from().compareTo(straight.to()) < 0;
        } else if (conversion instanceof Conversion.Steps) {
            linear = false;
            monotone = false;
        }
    }

    private void levels(Node node) {
        if (node.head().levelling() instanceof Levelling.Ladder ladder) {
            for (Levelling.Rung rung : ladder.rungs()) {
                for (Requirement requirement : rung.require()) {
                    monotone &= requirement.gaps().unscored() == Requirement.Treatment.FAIL;
                    if (requirement instanceof Requirement.EachCriterion each) {
                        monotone &= upward(each.condition());
                    } else if (requirement instanceof Requirement.MeanOfCriteria mean) {
                        monotone &= upward(mean.condition());
                    } else if (requirement instanceof Requirement.NodeScore score) {
                        monotone &= upward(score.condition());
                    }
                }
            }
        } else if (node.head().levelling() instanceof Levelling.Bands bands) {
            bands.cuts().forEach(cut -> monotone &= upward(cut.when()));
        }
    }

    private static boolean upward(Condition condition) {
        return condition.comparison() == Condition.Comparison.AT_LEAST
                || condition.comparison() == Condition.Comparison.MORE_THAN;
    }
}
