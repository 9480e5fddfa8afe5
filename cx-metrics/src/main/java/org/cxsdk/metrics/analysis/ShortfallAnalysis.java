package org.cxsdk.metrics.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * Answers where a missed target comes from, by splitting the gap over the segments of each dimension.
 *
 * <p>With the target as a quotient {@code t}, a segment with numerator {@code N} and denominator {@code D} falls short
 * by {@code t·D - N} ({@code N - t·D} where less is better). Both sides are sums, so the segments' shortfalls add up to
 * that of the whole exactly, and {@code shortfall / gap} is the explanatory power of Bhagwan et al., "Adtributor:
 * Revenue Debugging in Advertising Systems" (NSDI 2014), section 3, with the target as the forecast. Dimensions are
 * ordered by how far the gap's split is from the volume's.
 *
 * <p>It is arithmetic, not proof of a cause: it says where to look. Plain counts and sums have no denominator to share
 * a target out by, and are left out.
 */
public final class ShortfallAnalysis {

    private ShortfallAnalysis() {}

    /** Returns the split of the gap, if the KPI missed its target in that period and is a quotient. */
    public static Optional<Shortfall> of(KpiReport report, KpiId kpi, ReportingPeriod period) {
        return report.find(kpi, period, Segment.WHOLE)
                .filter(KpiResult::isMissed)
                .filter(whole -> whole.denominator() != null)
                .map(whole -> split(whole, report.of(kpi, period)));
    }

    private static Shortfall split(KpiResult whole, List<KpiResult> results) {
        Rational gap = shortfall(whole);
        List<Shortfall.Split> splits = new ArrayList<>();
        for (String dimension : whole.kpi().dimensions()) {
            List<Shortfall.Contribution> contributions = results.stream()
                    .filter(result -> result.segment().values().size() == 1
                            && result.segment().values().containsKey(dimension))
                    .map(result -> contribution(result, whole, gap))
                    .sorted(Shortfall.Contribution.LARGEST_FIRST)
                    .toList();
            splits.add(new Shortfall.Split(dimension, concentration(contributions), contributions));
        }
        splits.sort(Comparator.comparing(Shortfall.Split::concentration).reversed());
        return new Shortfall(whole, gap, splits);
    }

    private static Shortfall.Contribution contribution(KpiResult segment, KpiResult whole, Rational gap) {
        Rational shortfall = shortfall(segment);
        return new Shortfall.Contribution(
                segment,
                shortfall,
                shortfall.dividedBy(gap),
                denominator(segment).dividedBy(denominator(whole)));
    }

    private static Rational shortfall(KpiResult result) {
        KpiDefinition kpi = result.kpi();
        BigDecimal target = kpi.target();
        if (target == null) {
            throw new IllegalArgumentException("KPI " + kpi.ref() + " has no target");
        }
        // t·D - N
        Rational asked = kpi.measure().quotientFor(Rational.of(target)).times(denominator(result));
        Rational missing = asked.minus(Rational.of(result.numerator()));
        return kpi.direction() == Direction.HIGHER_IS_BETTER ? missing : missing.negate();
    }

    /** Half the sum of |share of gap - share of volume|. */
    private static Rational concentration(List<Shortfall.Contribution> contributions) {
        Rational sum = Rational.ZERO;
        for (Shortfall.Contribution contribution : contributions) {
            Rational difference = contribution.shareOfGap().minus(contribution.shareOfVolume());
            sum = sum.plus(difference.signum() < 0 ? difference.negate() : difference);
        }
        return sum.dividedBy(Rational.of(2));
    }

    private static Rational denominator(KpiResult result) {
        BigDecimal denominator = result.denominator();
        return denominator == null ? Rational.ZERO : Rational.of(denominator);
    }
}
