package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Aggregation;

/**
 * One figure from several. Exact: a mean of three is a third of the sum. Pure; O(n), the median O(n log n).
 */
final class Aggregator {

    /**
     * A figure and its weight.
     *
     * @param value the figure
     * @param weight its weight, not negative; read by the weighted mean alone
     */
    record Weighted(Rational value, Rational weight) {}

    private Aggregator() {}

    /** The aggregate of at least one figure; for the weighted mean the weights must not all be 0. */
    static Rational aggregate(Aggregation.Of aggregation, List<Weighted> figures) {
        return switch (aggregation) {
            case MEAN -> sum(figures).dividedBy(Rational.of(figures.size()));
            case WEIGHTED_MEAN -> weightedMean(figures);
            case MEDIAN -> median(figures);
            case MIN ->
                figures.stream()
                        .map(Weighted::value)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
            case BEST_OF ->
                figures.stream()
                        .map(Weighted::value)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
            case SUM -> sum(figures);
        };
    }

    private static Rational sum(List<Weighted> figures) {
        return figures.stream().map(Weighted::value).reduce(Rational.ZERO, Rational::plus);
    }

    private static Rational weightedMean(List<Weighted> figures) {
        // sum(weight * value) / sum(weight)
        Rational total = Rational.ZERO;
        Rational weights = Rational.ZERO;
        for (Weighted figure : figures) {
            total = total.plus(figure.weight.times(figure.value));
            weights = weights.plus(figure.weight);
        }
        return total.dividedBy(weights);
    }

    private static Rational median(List<Weighted> figures) {
        List<Rational> sorted =
                new ArrayList<>(figures.stream().map(Weighted::value).sorted().toList());
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(Rational.of(2));
    }
}
