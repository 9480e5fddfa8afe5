package org.cxsdk.metrics.peer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Quantiles;
import org.cxsdk.metrics.Direction;

/**
 * Where an agency stands among its peers on one KPI of one definition and period. A rank among offices of different size is
 * mostly noise; for that, see {@link org.cxsdk.metrics.analysis.FunnelPlot}.
 */
public sealed interface PeerStanding {

    /** With fewer peers a percentile tells who they are. */
    int LEAST_PEERS = 5;

    /**
     * It can be told.
     *
     * @param percentile which part of the peers does worse, those who do as well counted half; 0 to 1, 1 is best
     * @param median of the peers
     * @param betterQuartile what the better quarter of the peers reaches
     * @param best what the best peer reaches
     * @param gapToBetterQuartile how far the agency is from the better quarter, 0 if it is there
     * @param peers how many
     */
    record Placed(
            double percentile, double median, double betterQuartile, double best, double gapToBetterQuartile, int peers)
            implements PeerStanding {

        /**
         * A next target on the way to the better quarter: A + g(B - A).
         *
         * @param own the agency's figure, A
         * @param share g, which part of the gap is to be closed, above 0, at most 1
         */
        public double towards(double own, double share) {
            if (!(share > 0) || share > 1) {
                throw new IllegalArgumentException("share (" + share + ") must be above 0 and at most 1");
            }
            return own + share * (betterQuartile - own);
        }
    }

    /**
     * There are too few to compare without exposing them.
     *
     * @param peers how many there are
     * @param needed how many it takes
     */
    record TooFew(int peers, int needed) implements PeerStanding {}

    /**
     * Compares.
     *
     * @param own the agency's figure; if it is among the peers under its own name, it is left out there
     * @param leastPeers how many others it takes, at least {@value #LEAST_PEERS}
     * @param leastN peers with smaller n are left out
     */
    static PeerStanding of(PeerFigure own, List<PeerFigure> peers, Direction direction, int leastPeers, long leastN) {
        Objects.requireNonNull(direction, "direction");
        if (leastPeers < LEAST_PEERS) {
            throw new IllegalArgumentException("leastPeers (" + leastPeers + ") must be at least " + LEAST_PEERS);
        }
        List<PeerFigure> others = peers.stream()
                .filter(peer -> !peer.agency().equals(own.agency()))
                .filter(peer -> peer.n() >= leastN)
                .toList();
        if (others.size() < leastPeers) {
            return new TooFew(others.size(), leastPeers);
        }
        boolean up = direction == Direction.HIGHER_IS_BETTER;
        Comparator<Rational> better = up ? Comparator.naturalOrder() : Comparator.reverseOrder();
        double below = 0;
        for (PeerFigure other : others) {
            int order = better.compare(own.value(), other.value());
            below += order > 0 ? 1 : order == 0 ? 0.5 : 0;
        }
        double[] sorted = others.stream()
                .mapToDouble(other -> other.value().toDouble())
                .sorted()
                .toArray();
        double quartile = Quantiles.type7(sorted, up ? 0.75 : 0.25);
        double value = own.value().toDouble();
        return new Placed(
                below / others.size(),
                Quantiles.type7(sorted, 0.5),
                quartile,
                up ? Arrays.stream(sorted).max().orElseThrow() : sorted[0],
                Math.max(0, up ? quartile - value : value - quartile),
                others.size());
    }

    /** Answers with the function of the arm. */
    default <T> T fold(Function<? super Placed, ? extends T> placed, Function<? super TooFew, ? extends T> tooFew) {
        if (this instanceof Placed one) {
            return placed.apply(one);
        }
        return tooFew.apply((TooFew) this);
    }

    /** The standing, if it can be told. */
    default Optional<Placed> placed() {
        return this instanceof Placed one ? Optional.of(one) : Optional.empty();
    }
}
