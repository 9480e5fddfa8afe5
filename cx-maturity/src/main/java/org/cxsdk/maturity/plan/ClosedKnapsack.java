package org.cxsdk.maturity.plan;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How much can the open part of a selection problem still be worth? The limits are priced into the objective (Lagrange) and
 * what remains, the best set closed under prerequisites, is a {@linkplain MaximumClosure least cut}. For any prices of at
 * least 0
 *
 * <pre>bound(price) = sum(price * limit) + max over closed sets of sum(value - price * use)</pre>
 *
 * is an upper bound; the least of them equals the bound of linear programming, because the matrix of a closure problem is
 * totally unimodular. Weights are rounded up to whole numbers of {@value #GRAIN} parts, so no bound is ever too low.
 *
 * <p>One limit: the least bound is found by intersecting lines (each closed set is a line in the price). Several: Polyak's
 * subgradient steps from the prices of the part above. Not thread-safe; one for each search.
 */
final class ClosedKnapsack {

    /** Parts into which a unit of value is cut. */
    static final long GRAIN = 1L << 20;

    private static final int STEPS_AT_ROOT = 300;
    private static final int STEPS = 25;

    final int size;
    final int limits;
    final long[] value;
    final long[][] use;
    final long[] capacity;

    private final MaximumClosure closure;
    private final long[] weights;

    ClosedKnapsack(int[][] prerequisites, long[] value, long[][] use, long[] capacity) {
        this.size = prerequisites.length;
        this.limits = capacity.length;
        this.value = value;
        this.use = use;
        this.capacity = capacity;
        this.closure = new MaximumClosure(prerequisites);
        this.weights = new long[size];
    }

    /** The best bound found for a part, the prices it has, and the closed sets seen on the way. */
    static final class Bound {

        /** Whole units of value, rounded down. */
        long value = Long.MAX_VALUE;

        final double[] prices;
        /** What a closed set that keeps the limits looks like near the best prices. */
        final BitSet within = new BitSet();
        /** Another near the best prices, which breaks a limit. */
        final BitSet beyond = new BitSet();

        Bound(double[] prices) {
            this.prices = prices;
        }
    }

    /**
     * Bounds what the open items can add.
     *
     * @param open the items that are not decided
     * @param left what is left of each limit
     * @param from prices to begin with
     * @param enough a bound of no more than this ends the work
     */
    Bound bound(BitSet open, long[] left, double[] from, long enough, boolean atRoot) {
        if (limits == 1) {
            return oneLimit(open, left);
        }
        return severalLimits(open, left, from, enough, atRoot ? STEPS_AT_ROOT : STEPS);
    }

    /** The bound at fixed prices alone. */
    long boundAt(double[] prices, BitSet open, long[] left, BitSet chosen) {
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            double weight = (double) value[i] * GRAIN;
            for (int k = 0; k < limits; k++) {
                weight -= prices[k] * GRAIN * use[k][i];
            }
            weights[i] = roundedUp(weight);
        }
        long best = closure.best(weights, open, chosen);
        double constant = 0;
        for (int k = 0; k < limits; k++) {
            constant += prices[k] * GRAIN * left[k];
        }
        return Math.floorDiv(best + roundedUp(constant), GRAIN);
    }

    /** At least the number, whatever the last bits of a double did to it. */
    private static long roundedUp(double number) {
        double size = Math.abs(number);
        return (long) Math.ceil(number + size * 0x1p-48);
    }

    private Bound oneLimit(BitSet open, long[] left) {
        Bound bound = new Bound(new double[1]);
        double[] price = {0};
        bound.value = boundAt(price, open, left, bound.beyond);
        long beyondUse = sum(use[0], bound.beyond);
        if (beyondUse <= left[0]) {
            bound.within.or(bound.beyond);
            return bound;
        }
        long beyondValue = sum(value, bound.beyond);
        long withinValue = 0;
        long withinUse = 0;
        BitSet chosen = new BitSet(size);
        while (true) {
            // where the lines of the two sets meet: value - price * use is the same
            price[0] = (double) (beyondValue - withinValue) / (beyondUse - withinUse);
            long at = boundAt(price, open, left, chosen);
            if (at < bound.value) {
                bound.value = at;
            }
            bound.prices[0] = price[0];
            long chosenValue = sum(value, chosen);
            long chosenUse = sum(use[0], chosen);
            double meeting = withinValue - price[0] * withinUse;
            if (chosenValue - price[0] * chosenUse <= meeting + Math.abs(meeting) * 1e-12 + 1e-9) {
                return bound;
            }
            if (chosenUse > left[0]) {
                beyondValue = chosenValue;
                beyondUse = chosenUse;
                copy(chosen, bound.beyond);
            } else {
                withinValue = chosenValue;
                withinUse = chosenUse;
                copy(chosen, bound.within);
            }
        }
    }

    private Bound severalLimits(BitSet open, long[] left, double[] from, long enough, int steps) {
        Bound bound = new Bound(from.clone());
        double[] prices = from.clone();
        double[] slope = new double[limits];
        BitSet chosen = new BitSet(size);
        double stride = 1;
        int idle = 0;
        long withinValue = -1;
        for (int step = 0; step < steps; step++) {
            long at = boundAt(prices, open, left, chosen);
            boolean fits = true;
            double norm = 0;
            for (int k = 0; k < limits; k++) {
                long rest = left[k] - sum(use[k], chosen);
                fits &= rest >= 0;
                // a limit that is not used up pulls its price down, but not below 0
                slope[k] = rest > 0 && prices[k] == 0 ? 0 : (double) rest / Math.max(1, capacity[k]);
                norm += slope[k] * slope[k];
            }
            if (at < bound.value) {
                bound.value = at;
                System.arraycopy(prices, 0, bound.prices, 0, limits);
                idle = 0;
            } else if (++idle == 4) {
                stride /= 2;
                idle = 0;
            }
            if (fits) {
                long worth = sum(value, chosen);
                if (worth > withinValue) {
                    withinValue = worth;
                    copy(chosen, bound.within);
                }
            } else {
                copy(chosen, bound.beyond);
            }
            if (bound.value <= enough || norm < 1e-18) {
                break;
            }
            double length = stride * Math.max(1, at - Math.max(enough, withinValue)) / norm;
            for (int k = 0; k < limits; k++) {
                prices[k] = Math.max(0, prices[k] - length * slope[k] / Math.max(1, capacity[k]));
            }
        }
        return bound;
    }

    static long sum(long[] of, BitSet items) {
        long sum = 0;
        for (int i = items.nextSetBit(0); i >= 0; i = items.nextSetBit(i + 1)) {
            sum += of[i];
        }
        return sum;
    }

    private static void copy(BitSet from, BitSet to) {
        to.clear();
        to.or(from);
    }

    double[] noPrices() {
        double[] none = new double[limits];
        Arrays.fill(none, 0);
        return none;
    }
}
