package org.cxsdk.core.insight.conform;

import java.util.List;
import java.util.Objects;

/**
 * A cheapest way to bring a trace and a model together.
 *
 * @param moves from the first to the last; replaying them through the net leads from its initial to its final marking, and
 *     their events are the trace. Other ways may cost the same
 * @param cost how many moves of the log alone or of visible transitions alone
 * @param leastCost what any alignment costs at least; equal to {@code cost} if that is exact
 * @param worstCost what it costs to agree in nothing: events plus the shortest run of the model
 */
public record Alignment(List<Move> moves, int cost, int leastCost, int worstCost) {

    public Alignment {
        moves = List.copyOf(moves);
        Objects.requireNonNull(moves, "moves");
        if (leastCost < 0 || leastCost > cost || cost > worstCost) {
            throw new IllegalArgumentException("0 <= leastCost (" + leastCost + ") <= cost (" + cost
                    + ") <= worstCost (" + worstCost + ") must hold");
        }
    }

    /** Whether the cost is the least possible. */
    public Exactness exactness() {
        return cost == leastCost ? Exactness.EXACT : Exactness.BOUNDED;
    }

    /** Whether the trace is a run of the model. */
    public boolean fits() {
        return cost == 0;
    }

    /** 1 - cost / worst cost; 1 where nothing can go wrong. If the cost is bounded, fitness is at least this. */
    public double fitness() {
        return worstCost == 0 ? 1 : 1 - (double) cost / worstCost;
    }
}
