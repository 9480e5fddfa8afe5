package org.cxsdk.metrics.analysis;

import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * Where a missed target comes from.
 *
 * @param whole the figure that misses its target
 * @param gap by how much the numerator falls short of what the target asks for (or exceeds it, where less is better);
 *     greater than 0
 * @param dimensions each dimension's split of the gap, the most telling dimension first
 */
public record Shortfall(KpiResult whole, Rational gap, List<Split> dimensions) {

    public Shortfall {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(gap, "gap");
        dimensions = List.copyOf(dimensions);
    }

    /**
     * How one dimension splits the gap.
     *
     * @param dimension the dimension
     * @param concentration how far the gap's split is from the volume's: half the sum of the absolute differences of
     *     both shares; 0 if every segment contributes as its size would make one expect
     * @param contributions the segments, the largest contribution first; they add up to the gap
     */
    public record Split(String dimension, Rational concentration, List<Contribution> contributions) {
        public Split {
            Objects.requireNonNull(dimension, "dimension");
            Objects.requireNonNull(concentration, "concentration");
            contributions = List.copyOf(contributions);
        }
    }

    /**
     * What one segment contributes.
     *
     * @param result the segment's own figure
     * @param shortfall its part of the gap; below 0 if it does better than the target
     * @param shareOfGap {@code shortfall / gap}; may exceed 1 where others make up for it
     * @param shareOfVolume its denominator / the whole denominator
     */
    public record Contribution(KpiResult result, Rational shortfall, Rational shareOfGap, Rational shareOfVolume) {

        static final Comparator<Contribution> LARGEST_FIRST =
                Comparator.comparing(Contribution::shortfall).reversed().thenComparing(Contribution::segment);

        /** The segment. */
        public Segment segment() {
            return result.segment();
        }

        /** One sentence for a person to read. */
        public LocalizedText sentence() {
            String gap = percent(shareOfGap);
            String volume = percent(shareOfVolume);
            return LocalizedText.enAr(
                    segment() + " accounts for " + gap + " % of the gap with " + volume + " % of the volume.",
                    segment() + ": " + gap + "٪ من الفجوة مقابل " + volume + "٪ من الحجم.");
        }

        private static String percent(Rational share) {
            return share.times(Rational.of(100))
                    .toBigDecimal(0, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /**
     * The largest contribution in the most telling dimension; empty if no dimension tells anything, because every
     * segment misses in proportion to its size.
     */
    public Optional<Contribution> main() {
        return dimensions.stream()
                .findFirst()
                .filter(split -> split.concentration().signum() > 0)
                .map(split -> split.contributions().get(0));
    }
}
