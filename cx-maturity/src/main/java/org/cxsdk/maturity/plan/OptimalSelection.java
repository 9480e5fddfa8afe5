package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which candidates are worth most together, within the limits and with everything that each of them needs first?
 *
 * <pre>max sum(value_i x_i)   with   sum(use_ki x_i) &lt;= limit_k for every k,   x_j &lt;= x_i where j needs i,   x in {0, 1}</pre>
 *
 * <p>The precedence-constrained knapsack problem (NP-hard), solved exactly by branch and bound: the part with the greatest
 * bound first ({@link ClosedKnapsack}), each part also rounded to a choice within the limits; what would make the bound fall
 * below the best choice is fixed before anything is branched. Values are additive here; for values that come from scoring
 * again see {@link RescoredSelection}.
 *
 * <p>Deterministic: no clock, no thread, no random number; the work is limited by parts looked at, and when the limit is
 * reached the proven gap is told. Pure and thread-safe. 194 candidates and 123 prerequisites take from milliseconds to about a second.
 */
public final class OptimalSelection {

    /** Parts looked at before the search gives up proving: half a minute's work or less for some hundred candidates. */
    public static final long DEFAULT_NODES = 50_000;

    private final SearchSpace space;
    private final long nodeLimit;

    private final BitSet best = new BitSet();
    private long bestValue = -1;
    private long nodes;
    private long made;

    /** A part of the search: what is in, what is open, prices near its bound, the bound, and the item to decide next. */
    private record Part(BitSet in, BitSet open, double[] prices, long bound, int branch, long number) {

        static final Comparator<Part> GREATEST_BOUND_FIRST = Comparator.comparingLong((Part part) -> -part.bound)
                .thenComparingInt(part -> part.open.cardinality())
                .thenComparingLong(part -> part.number);
    }

    private OptimalSelection(SearchSpace space, long nodeLimit) {
        this.space = space;
        this.nodeLimit = nodeLimit;
    }

    /** The best choice, proven within {@value #DEFAULT_NODES} parts or with its gap. */
    public static Selection of(SelectionProblem problem) {
        return of(problem, DEFAULT_NODES);
    }

    /**
     * The best choice found while looking at no more than so many parts.
     *
     * @param problem the candidates and limits
     * @param nodeLimit the most parts to look at, at least 1
     * @throws IllegalArgumentException if values or uses have more digits than can be told apart (2^40 of their common unit)
     */
    public static Selection of(SelectionProblem problem, long nodeLimit) {
        if (nodeLimit < 1) {
            throw new IllegalArgumentException("nodeLimit (" + nodeLimit + ") must be at least 1");
        }
        List<SelectionProblem.Item> items = problem.items();
        WholeNumbers values = WholeNumbers.of(
                "values", items.stream().map(SelectionProblem.Item::value).toList());
        SearchSpace space = SearchSpace.of(
                items.stream().map(SelectionProblem.Item::id).toList(),
                items.stream().map(SelectionProblem.Item::prerequisites).toList(),
                values.values(),
                problem.limits());
        OptimalSelection search = new OptimalSelection(space, nodeLimit);
        long bound = search.run();
        List<InitiativeId> chosen =
                search.best.stream().mapToObj(i -> items.get(i).id()).toList();
        return new Selection(
                new ArrayList<>(chosen), values.decimal(search.bestValue), values.decimal(bound), search.nodes);
    }

    /** Searches; returns the least bound that is proven. */
    private long run() {
        PriorityQueue<Part> waiting = new PriorityQueue<>(Part.GREATEST_BOUND_FIRST);
        keep(new BitSet());
        look(new BitSet(), space.everything(), space.knapsack.noPrices(), true, waiting);
        while (!waiting.isEmpty()) {
            Part part = waiting.poll();
            if (part.bound <= bestValue) {
                return bestValue;
            }
            if (nodes >= nodeLimit) {
                return part.bound;
            }
            // with the item and all it needs; and without it and all that needs it
            BitSet with = (BitSet) part.in.clone();
            with.or(space.above[part.branch]);
            BitSet openWith = (BitSet) part.open.clone();
            openWith.andNot(space.above[part.branch]);
            look(with, openWith, part.prices, false, waiting);
            BitSet openWithout = (BitSet) part.open.clone();
            openWithout.andNot(space.below[part.branch]);
            look(part.in, openWithout, part.prices, false, waiting);
        }
        return bestValue;
    }

    private void look(BitSet in, BitSet given, double[] prices, boolean atRoot, PriorityQueue<Part> waiting) {
        nodes++;
        if (!space.keepsLimits(in)) {
            return;
        }
        long[] left = space.left(in);
        BitSet open = space.affordable(in, given, left);
        long decided = space.worth(in);
        ClosedKnapsack.Bound bound = space.knapsack.bound(open, left, prices, bestValue - decided, atRoot);
        BitSet start = (BitSet) in.clone();
        start.or(bound.within);
        keep(space.filled(start, open));
        long total = decided + bound.value;
        if (total <= bestValue) {
            return;
        }
        space.fix(in, open, bound.prices, decided, bestValue);
        int branch = space.branch(open, bound);
        if (branch >= 0) {
            waiting.add(new Part(in, open, bound.prices, total, branch, made++));
        } else if (space.keepsLimits(in)) {
            // what was fixed may break a limit: then the part held nothing better
            keep(in);
        }
    }

    private void keep(BitSet choice) {
        long worth = space.worth(choice);
        if (worth > bestValue) {
            bestValue = worth;
            best.clear();
            best.or(choice);
        }
    }
}
