package org.cxsdk.metrics.target;

import java.util.Objects;
import java.util.OptionalDouble;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.core.stat.Quantiles;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.analysis.SeriesReading;

/**
 * How much does this target ask for? It is held against what was: the agency's own periods and, where agencies compare
 * themselves, the best of its peers. A target that most periods met is no challenge; one that nobody ever reached may be out
 * of reach. {@link Realism} asks the other half: whether the process as it is will get there.
 *
 * @param target in the unit of the series
 * @param baseline the median of the agency's own periods
 * @param betterQuartile what the better quarter of its periods reached (type 7)
 * @param best its best period
 * @param bestPeer the best of the peers, if agencies are compared
 * @param stretch (target - baseline) / (betterQuartile - baseline): 1 asks that the usual period be as good as a good one now;
 *     0 or less asks for nothing; empty if good and usual periods are alike
 * @param verdict who has reached it
 */
public record Ambition(
        double target,
        double baseline,
        double betterQuartile,
        double best,
        OptionalDouble bestPeer,
        OptionalDouble stretch,
        Verdict verdict) {

    /** Fewer periods are no history. */
    public static final int LEAST = 4;

    public Ambition {
        Objects.requireNonNull(bestPeer, "bestPeer");
        Objects.requireNonNull(stretch, "stretch");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** Who has reached a target. */
    public enum Verdict implements Reason {
        /** Half of the periods or more. */
        USUAL(
                "The usual period meets this target already. Set a higher one.",
                "الفترة المعتادة تحقق هذا المستهدف أصلا. ضع مستهدفا أعلى."),
        /** Some periods. */
        REACHED_BEFORE(
                "Good periods of this agency have met this target: it is realistic, and it asks for something.",
                "حققت فترات جيدة لهذه الجهة هذا المستهدف: فهو واقعي وفيه تحدٍّ."),
        /** Not this agency, but a peer. */
        REACHED_BY_A_PEER(
                "No period of this agency has met this target, but a peer has. Ask the peer how.",
                "لم تحقق أي فترة لهذه الجهة هذا المستهدف، لكن جهة نظيرة حققته. اسألها كيف."),
        /** Nobody. */
        REACHED_BY_NOBODY(
                "Neither this agency nor a known peer has met this target. Set a step on the way.",
                "لم تحقق هذا المستهدف هذه الجهة ولا جهة نظيرة معروفة. ضع خطوة في الطريق.");

        private final LocalizedText text;

        Verdict(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * Holds a target against history and peers.
     *
     * @param history at least {@value #LEAST} periods
     * @param direction which way is better
     * @param target in the unit of the series
     * @param bestPeer the best of the peers in the same unit, as {@code PeerStanding.Placed.best} tells it
     */
    public static Ambition of(SeriesReading history, Direction direction, double target, OptionalDouble bestPeer) {
        double[] sorted = history.chart().values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length < LEAST) {
            throw new IllegalArgumentException("a history needs at least " + LEAST + " periods, not " + sorted.length);
        }
        boolean up = direction == Direction.HIGHER_IS_BETTER;
        double baseline = Quantiles.type7(sorted, 0.5);
        double quartile = Quantiles.type7(sorted, up ? 0.75 : 0.25);
        double best = up ? sorted[sorted.length - 1] : sorted[0];
        Verdict verdict = verdict(up ? 1 : -1, target, baseline, best, bestPeer);
        OptionalDouble stretch = quartile == baseline
                ? OptionalDouble.empty()
                : OptionalDouble.of((target - baseline) / (quartile - baseline));
        return new Ambition(target, baseline, quartile, best, bestPeer, stretch, verdict);
    }

    private static Verdict verdict(int sign, double target, double baseline, double best, OptionalDouble bestPeer) {
        if (sign * target <= sign * baseline) {
            return Verdict.USUAL;
        }
        if (sign * target <= sign * best) {
            return Verdict.REACHED_BEFORE;
        }
        boolean byAPeer = bestPeer.isPresent() && sign * target <= sign * bestPeer.getAsDouble();
        return byAPeer ? Verdict.REACHED_BY_A_PEER : Verdict.REACHED_BY_NOBODY;
    }
}
