package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two searches have in common: items with what each needs and what needs it, the limits, and the steps from one part
 * to smaller ones. Items are numbers, sets of them bit sets. Not thread-safe; one for each search.
 */
final class SearchSpace {

    final int size;
    final BitSet[] above;
    final BitSet[] below;
    final ClosedKnapsack knapsack;

    private SearchSpace(int[][] prerequisites, ClosedKnapsack knapsack) {
        this.size = prerequisites.length;
        this.knapsack = knapsack;
        this.above = new BitSet[size];
        this.below = new BitSet[size];
        for (int i = 0; i < size; i++) {
            below[i] = new BitSet(size);
        }
        for (int i = 0; i < size; i++) {
            above[i] = new BitSet(size);
            collect(i, prerequisites, above[i]);
            for (int j = above[i].nextSetBit(0); j >= 0; j = above[i].nextSetBit(j + 1)) {
                below[j].set(i);
            }
        }
    }

    /**
     * The space of a selection.
     *
     * @param ids the candidates
     * @param needs what each needs, in the same order
     * @param value what each is worth, in whole units; the search may change it
     * @param limits what they may use together
     */
    static SearchSpace of(
            List<InitiativeId> ids, List<Set<InitiativeId>> needs, long[] value, List<SelectionProblem.Limit> limits) {
        Map<InitiativeId, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        int[][] prerequisites = needs.stream()
                .map(set -> set.stream().mapToInt(places::get).toArray())
                .toArray(int[][]::new);
        long[][] use = new long[limits.size()][];
        long[] capacity = new long[limits.size()];
        for (int k = 0; k < use.length; k++) {
            SelectionProblem.Limit limit = limits.get(k);
            WholeNumbers uses = WholeNumbers.of(
                    "uses of " + limit.name(),
                    ids.stream()
                            .map(id -> limit.uses().getOrDefault(id, BigDecimal.ZERO))
                            .toList());
            use[k] = uses.values();
            capacity[k] = uses.floor(limit.amount());
        }
        return new SearchSpace(prerequisites, new ClosedKnapsack(prerequisites, value, use, capacity));
    }

    BitSet everything() {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /** What is left of each limit; negative where the items use more than there is. */
    long[] left(BitSet in) {
        long[] left = knapsack.capacity.clone();
        for (int k = 0; k < left.length; k++) {
            left[k] -= ClosedKnapsack.sum(knapsack.use[k], in);
        }
        return left;
    }

    boolean keepsLimits(BitSet in) {
        for (long rest : left(in)) {
            if (rest < 0) {
                return false;
            }
        }
        return true;
    }

    long worth(BitSet items) {
        return ClosedKnapsack.sum(knapsack.value, items);
    }

    /** The open items that fit together with all they need first. */
    BitSet affordable(BitSet in, BitSet given, long[] left) {
        BitSet open = (BitSet) given.clone();
        for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
            BitSet needed = (BitSet) above[i].clone();
            needed.andNot(in);
            if (!fits(needed, left)) {
                open.andNot(below[i]);
            }
        }
        return open;
    }

    private boolean fits(BitSet items, long[] left) {
        for (int k = 0; k < left.length; k++) {
            if (ClosedKnapsack.sum(knapsack.use[k], items) > left[k]) {
                return false;
            }
        }
        return true;
    }

    /** A choice within the limits, filled up by what gives most for the share of the limits that it uses. */
    BitSet filled(BitSet start, BitSet open) {
        BitSet choice = (BitSet) start.clone();
        long[] rest = left(choice);
        BitSet candidates = (BitSet) open.clone();
        candidates.andNot(choice);
        while (true) {
            int most = -1;
            double mostRatio = 0;
            for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
                BitSet needed = (BitSet) above[i].clone();
                needed.andNot(choice);
                if (!fits(needed, rest)) {
                    candidates.clear(i);
                    continue;
                }
                double share = 0;
                for (int k = 0; k < rest.length; k++) {
                    share += (double) ClosedKnapsack.sum(knapsack.use[k], needed) / Math.max(1, knapsack.capacity[k]);
                }
                double ratio = worth(needed) / Math.max(share, 1e-12);
                if (ratio > mostRatio) {
                    mostRatio = ratio;
                    most = i;
                }
            }
            if (most < 0) {
                return choice;
            }
            choice.or(above[most]);
            candidates.andNot(above[most]);
            rest = left(choice);
        }
    }

    /**
     * Decides, in place, every open item whose other decision cannot lead to more than what was found.
     *
     * @param atPrices prices near the best of the part
     * @param decided what the items of {@code in} are worth
     * @param found what was found
     */
    void fix(BitSet in, BitSet open, double[] atPrices, long decided, long found) {
        BitSet near = new BitSet(size);
        long[] left = left(in);
        knapsack.boundAt(atPrices, open, left, near);
        BitSet ignored = new BitSet(size);
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (near.get(i)) {
                BitSet without = (BitSet) open.clone();
                without.andNot(below[i]);
                if (decided + knapsack.boundAt(atPrices, without, left, ignored) <= found) {
                    BitSet added = (BitSet) above[i].clone();
                    added.and(open);
                    decided += worth(added);
                    in.or(added);
                    open.andNot(added);
                    left = left(in);
                }
            } else {
                BitSet added = (BitSet) above[i].clone();
                added.and(open);
                BitSet with = (BitSet) in.clone();
                with.or(added);
                BitSet rest = (BitSet) open.clone();
                rest.andNot(added);
                if (decided + worth(added) + knapsack.boundAt(atPrices, rest, left(with), ignored) <= found) {
                    open.andNot(below[i]);
                }
            }
        }
    }

    /** The item to decide next: of those in which two closed sets near the bound differ, the one on which most depends. */
    int branch(BitSet open, ClosedKnapsack.Bound bound) {
        BitSet between = (BitSet) bound.beyond.clone();
        between.xor(bound.within);
        between.and(open);
        if (between.isEmpty()) {
            between.or(open);
        }
        int most = -1;
        int mostTied = -1;
        for (int i = between.nextSetBit(0); i >= 0; i = between.nextSetBit(i + 1)) {
            BitSet up = (BitSet) above[i].clone();
            up.and(open);
            BitSet down = (BitSet) below[i].clone();
            down.and(open);
            int tied = Math.min(up.cardinality(), down.cardinality()) * 1_000 + up.cardinality() + down.cardinality();
            if (tied > mostTied) {
                mostTied = tied;
                most = i;
            }
        }
        return most;
    }

    private static void collect(int item, int[][] prerequisites, BitSet into) {
        if (!into.get(item)) {
            into.set(item);
            for (int before : prerequisites[item]) {
                collect(before, prerequisites, into);
            }
        }
    }
}
