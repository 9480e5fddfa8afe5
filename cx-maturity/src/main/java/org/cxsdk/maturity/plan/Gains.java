package org.cxsdk.maturity.plan;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;

/**
 * What each initiative does to each criterion, learned by scoring with it alone, and what it can add to the score at most
 * beside others: its share-weighted rise above what the others have reached. That is exact where no two raise the same
 * criterion, and never too low, as long as the score is a fixed weighted sum of criteria.
 */
final class Gains {

    private final List<Map<NodeId, Rational>> raised;
    private final ScoreStructure structure;
    private final Map<NodeId, Rational> shares;
    private final long parts;
    private final boolean linear;

    private Gains(List<Map<NodeId, Rational>> raised, ScoreStructure structure) {
        this.raised = raised;
        this.structure = structure;
        this.shares = structure.shares().orElse(Map.of());
        List<Rational> rises = new ArrayList<>();
        for (Map<NodeId, Rational> one : raised) {
            one.forEach((criterion, score) -> rises.add(
                    shares.getOrDefault(criterion, Rational.ZERO).times(score.minus(structure.countsAs(criterion)))));
        }
        shares.forEach((criterion, share) -> rises.add(share.times(structure.countsAs(criterion))));
        this.parts = ScoreStructure.commonDenominator(rises).orElse(0L);
        this.linear = structure.shares().isPresent() && parts > 0;
    }

    static Gains of(MaturityModel model, Scorer scorer, Projector projector, List<Initiative> initiatives) {
        AssessmentResult now = scorer.score(projector.with(List.of()));
        Map<NodeId, Rational> before = scores(model, now.root());
        List<Map<NodeId, Rational>> raised = new ArrayList<>();
        Set<NodeId> touched = new LinkedHashSet<>();
        for (Initiative initiative : initiatives) {
            Map<NodeId, Rational> after = scores(
                    model, scorer.score(projector.with(List.of(initiative))).root());
            after.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), before.get(entry.getKey())));
            touched.addAll(after.keySet());
            raised.add(after);
        }
        return new Gains(raised, ScoreStructure.of(model, now.root(), touched));
    }

    boolean monotone() {
        return structure.isMonotone();
    }

    /** Whether the score is a fixed weighted sum, so that {@link #marginal} bounds it. */
    boolean linear() {
        return linear;
    }

    /** What each initiative adds at most beside those, in parts of a score. */
    long[] marginal(BitSet beside) {
        Map<NodeId, Rational> reached = new HashMap<>();
        for (int i = beside.nextSetBit(0); i >= 0; i = beside.nextSetBit(i + 1)) {
            raised.get(i).forEach((criterion, score) -> reached.merge(criterion, score, Rational::max));
        }
        long[] values = new long[raised.size()];
        for (int i = 0; i < values.length; i++) {
            Rational gain = Rational.ZERO;
            for (Map.Entry<NodeId, Rational> entry : raised.get(i).entrySet()) {
                NodeId criterion = entry.getKey();
                Rational here = reached.getOrDefault(criterion, structure.countsAs(criterion));
                if (entry.getValue().compareTo(here) > 0) {
                    Rational share = linear ? shares.getOrDefault(criterion, Rational.ZERO) : Rational.ONE;
                    gain = gain.plus(share.times(entry.getValue().minus(here)));
                }
            }
            values[i] = gain.times(Rational.of(Math.max(1, parts)))
                    .rounded(0, RoundingMode.CEILING)
                    .numerator()
                    .longValueExact();
        }
        return values;
    }

    /** Parts of a score as a score. */
    Rational score(long ofParts) {
        return Rational.of(ofParts, parts);
    }

    private static Map<NodeId, Rational> scores(MaturityModel model, NodeResult root) {
        Map<NodeId, Rational> scores = new HashMap<>();
        collect(model, root, scores);
        return scores;
    }

    /** Writes the score of every criterion below a node that has one. */
    static void collect(MaturityModel model, NodeResult result, Map<NodeId, Rational> into) {
        if (model.node(result.node()) instanceof Criterion) {
            result.value().ifPresent(score -> into.put(result.node(), score));
        }
        for (Input input : result.inputs()) {
            if (input instanceof Input.OfNode child) {
                collect(model, child.result(), into);
            }
        }
    }
}
