package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Which initiatives lift an assessment furthest within the limits, when an initiative is worth what scoring again says?
 *
 * <p>Gates make worth no sum: three criteria of a level may be worth nothing singly and a level together. So parts of the
 * search are judged by the {@link Scorer} itself: no choice in a part is worth more than everything in it that can be
 * afforded, done at once (admissible as long as better answers never lower a score or level, which is checked against the
 * model's structure and otherwise said). Two bounds make it sharp: an initiative without which the level asked for is out
 * of reach must be taken; and where the score is a fixed weighted sum of criteria, the bound of a knapsack holds for it.
 * For the level the search goes from the highest level that money could buy downwards.
 *
 * <p>Deterministic; limited by parts looked at, not by seconds; the proven bound is told. Pure and thread-safe. Cost: for
 * each part one scoring for each open initiative at most; scorings are remembered.
 */
public final class RescoredSelection {

    /** Parts looked at before the search gives up proving. */
    public static final long DEFAULT_NODES = 5_000;

    private final MaturityModel model;
    private final List<Initiative> initiatives;
    private final Projector projector;
    private final Scorer scorer;
    private final SearchSpace space;
    private final Gains gains;
    private final Comparator<Worth> order;
    private final boolean levels;
    private final long nodeLimit;
    private final Map<BitSet, Worth> known = new HashMap<>();

    private final BitSet best = new BitSet();
    private Worth bestWorth;
    private long nodes;
    private long made;

    private RescoredSelection(
            MaturityModel model,
            Scorer scorer,
            Assessment assessment,
            List<Initiative> initiatives,
            PlanLimits limits,
            Objective objective,
            long nodeLimit) {
        this.model = model;
        this.initiatives = initiatives;
        this.projector = Projector.of(model, assessment);
        this.scorer = scorer;
        this.gains = Gains.of(model, scorer, projector, initiatives);
        this.space = SearchSpace.of(
                initiatives.stream().map(Initiative::id).toList(),
                initiatives.stream().map(Initiative::after).toList(),
                new long[initiatives.size()],
                limits.over(initiatives));
        this.order = Worth.by(objective);
        this.levels = objective == Objective.LEVEL_THEN_SCORE;
        this.nodeLimit = nodeLimit;
        this.bestWorth = worth(new BitSet());
    }

    /**
     * The best choice found while looking at no more than so many parts.
     *
     * @param model the model to score by
     * @param scorer its scorer, for the day as of which evidence counts
     * @param assessment how things stand
     * @param catalogue what there is to choose from
     * @param limits what may be used
     * @param objective {@link Objective#LEVEL_THEN_SCORE} or {@link Objective#SCORE}
     * @param nodeLimit the most parts to look at, at least 1
     */
    public static RescoredChoice of(
            MaturityModel model,
            Scorer scorer,
            Assessment assessment,
            InitiativeCatalogue catalogue,
            PlanLimits limits,
            Objective objective,
            long nodeLimit) {
        if (nodeLimit < 1 || objective == Objective.STATED_VALUE) {
            throw new IllegalArgumentException(
                    "nodeLimit (" + nodeLimit + ") must be at least 1, and the objective one that scores again");
        }
        return new RescoredSelection(model, scorer, assessment, catalogue.initiatives(), limits, objective, nodeLimit)
                .run();
    }

    private RescoredChoice run() {
        Worth all = worth(space.affordable(new BitSet(), space.everything(), space.left(new BitSet())));
        List<@Nullable Integer> stages = stages(all.level());
        Worth bound = null;
        for (Integer level : stages) {
            Worth open = stage(level, nodes + Math.max(1, nodeLimit / stages.size()));
            bound = bound == null ? open : bound;
            if (reaches(bestWorth, level)) {
                break;
            }
        }
        trim();
        RescoredChoice.Proof proof = RescoredChoice.Proof.PROVEN;
        Worth stated = bestWorth;
        if (!gains.monotone()) {
            proof = RescoredChoice.Proof.NO_BOUND;
            stated = all;
        } else if (bound != null && order.compare(bound, bestWorth) > 0) {
            proof = RescoredChoice.Proof.GAP;
            stated = bound;
        }
        List<InitiativeId> chosen =
                best.stream().mapToObj(i -> initiatives.get(i).id()).toList();
        return new RescoredChoice(chosen, bestWorth, stated, proof, nodes);
    }

    /** The levels to ask for, from the highest that money could buy down to today's; then the score alone. */
    private List<@Nullable Integer> stages(@Nullable Integer top) {
        List<@Nullable Integer> stages = new ArrayList<>();
        Integer now = bestWorth.level();
        if (levels && top != null) {
            model.levels().stream()
                    .map(Level::number)
                    .filter(number -> number <= top && (now == null || number >= now))
                    .sorted(Comparator.reverseOrder())
                    .forEach(stages::add);
        }
        if (stages.isEmpty() || now == null) {
            stages.add(null);
        }
        return stages;
    }

    /** A part of the search: what is in, what is open, the most it can score, and the item to decide next. */
    private record Part(
            BitSet in,
            BitSet open,
            double[] prices,
            @Nullable Rational bound,
            int branch,
            long number) {

        static final Comparator<Part> GREATEST_BOUND_FIRST = Comparator.comparing(
                        Part::bound, Comparator.nullsFirst(Comparator.<Rational>naturalOrder()))
                .reversed()
                .thenComparingInt(part -> part.open.cardinality())
                .thenComparingLong(part -> part.number);
    }

    /**
     * The best score among the choices that reach a level.
     *
     * @param level the level that must be reached; null if the score alone counts
     * @param limit the most parts to have looked at
     * @return null if the search came to its end, else what a choice not looked at may be worth
     */
    private @Nullable Worth stage(@Nullable Integer level, long limit) {
        PriorityQueue<Part> waiting = new PriorityQueue<>(Part.GREATEST_BOUND_FIRST);
        keep(new BitSet(), level);
        look(new BitSet(), space.everything(), space.knapsack.noPrices(), true, level, waiting);
        while (!waiting.isEmpty()) {
            Part part = waiting.poll();
            if (!mayBeat(part.bound, level)) {
                return null;
            }
            if (nodes >= limit) {
                return new Worth(level, part.bound);
            }
            BitSet with = (BitSet) part.in.clone();
            with.or(space.above[part.branch]);
            BitSet openWith = (BitSet) part.open.clone();
            openWith.andNot(space.above[part.branch]);
            look(with, openWith, part.prices, false, level, waiting);
            BitSet openWithout = (BitSet) part.open.clone();
            openWithout.andNot(space.below[part.branch]);
            look(part.in, openWithout, part.prices, false, level, waiting);
        }
        return null;
    }

    private void look(
            BitSet in,
            BitSet given,
            double[] prices,
            boolean atRoot,
            @Nullable Integer level,
            PriorityQueue<Part> waiting) {
        nodes++;
        BitSet open = (BitSet) given.clone();
        if (!narrow(in, open, level)) {
            return;
        }
        // what each open item adds beside those taken, at most
        System.arraycopy(gains.marginal(in), 0, space.knapsack.value, 0, space.size);
        ClosedKnapsack.Bound bound = space.knapsack.bound(open, space.left(in), prices, -1, atRoot);
        keep(in, level);
        BitSet start = (BitSet) in.clone();
        start.or(bound.within);
        keep(space.filled(start, open), level);
        keep(space.filled(in, open), level);
        Rational most = most(in, open, bound);
        if (!mayBeat(most, level) || open.isEmpty()) {
            return;
        }
        int branch = reaches(worth(in), level) ? space.branch(open, bound) : lifting(in, open);
        waiting.add(new Part(in, open, bound.prices, most, branch, made++));
    }

    /** Takes out what cannot be afforded and takes in what the level cannot do without; false if it is out of reach. */
    private boolean narrow(BitSet in, BitSet open, @Nullable Integer level) {
        while (true) {
            if (!space.keepsLimits(in)) {
                return false;
            }
            open.and(space.affordable(in, open, space.left(in)));
            BitSet all = (BitSet) in.clone();
            all.or(open);
            if (!reaches(worth(all), level)) {
                return false;
            }
            if (level == null || reaches(worth(in), level)) {
                return true;
            }
            BitSet missing = new BitSet();
            for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
                BitSet without = (BitSet) all.clone();
                without.andNot(space.below[i]);
                if (!missing.get(i) && !reaches(worth(without), level)) {
                    missing.or(space.above[i]);
                }
            }
            missing.and(open);
            if (missing.isEmpty()) {
                return true;
            }
            in.or(missing);
            open.andNot(missing);
        }
    }

    /** The most that a choice of the part can score. */
    private @Nullable Rational most(BitSet in, BitSet open, ClosedKnapsack.Bound bound) {
        BitSet all = (BitSet) in.clone();
        all.or(open);
        Rational everything = worth(all).score();
        Rational here = worth(in).score();
        return everything == null || here == null || !gains.linear()
                ? everything
                : everything.min(here.plus(gains.score(bound.value)));
    }

    private boolean mayBeat(@Nullable Rational bound, @Nullable Integer level) {
        return order.compare(new Worth(level == null ? bestWorth.level() : level, bound), bestWorth) > 0;
    }

    private static boolean reaches(Worth worth, @Nullable Integer level) {
        Integer reached = worth.level();
        return level == null || reached != null && reached >= level;
    }

    /** The open item that alone, with what it needs, lifts the score most; the level is still to be reached. */
    private int lifting(BitSet in, BitSet open) {
        int most = open.nextSetBit(0);
        long mostValue = -1;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            BitSet added = (BitSet) space.above[i].clone();
            added.andNot(in);
            long value = space.worth(added);
            if (value > mostValue) {
                mostValue = value;
                most = i;
            }
        }
        return most;
    }

    private void keep(BitSet choice, @Nullable Integer level) {
        if (!space.keepsLimits(choice)) {
            return;
        }
        Worth worth = worth(choice);
        if (reaches(worth, level) && order.compare(worth, bestWorth) > 0) {
            bestWorth = worth;
            best.clear();
            best.or(choice);
        }
    }

    /** Gives back, from the last to the first, what the result is worth as much without. */
    private void trim() {
        for (int i = best.length() - 1; i >= 0; i--) {
            BitSet rest = (BitSet) best.clone();
            rest.andNot(space.below[i]);
            if (best.get(i) && order.compare(worth(rest), bestWorth) >= 0) {
                best.and(rest);
                bestWorth = worth(best);
            }
        }
    }

    private Worth worth(BitSet done) {
        Worth worth = known.get(done);
        if (worth == null) {
            List<Initiative> taken = new ArrayList<>();
            done.stream().forEach(i -> taken.add(initiatives.get(i)));
            worth = Worth.of(scorer.score(projector.with(taken)));
            known.put((BitSet) done.clone(), worth);
        }
        return worth;
    }
}
