package org.cxsdk.metrics.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;

/**
 * How far apart the best and the worst group of a dimension are: between channels, offices, languages, people with and
 * without help. Of k groups the best and the worst differ by chance too, so the level is that of all k(k-1)/2 pairs
 * (Bonferroni).
 *
 * @param dimension what is told apart
 * @param best the group that fares best
 * @param worst the group that fares worst
 * @param gap the worst set against the best
 * @param groups how many groups had a figure
 */
public record SegmentGap(String dimension, KpiResult best, KpiResult worst, Comparison gap, int groups) {

    private static final double ALPHA = 0.05;

    /** The gaps of a KPI and period, one for each dimension with at least two figures; told apart first, then by size. */
    public static List<SegmentGap> of(KpiReport report, KpiId kpi, ReportingPeriod period) {
        List<KpiResult> results = report.of(kpi, period);
        List<SegmentGap> gaps = new ArrayList<>();
        results.stream().findFirst().map(KpiResult::kpi).map(KpiDefinition::dimensions).orElse(List.of()).stream()
                .map(dimension -> of(dimension, results))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((SegmentGap gap) -> gap.gap().verdict() != Comparison.Verdict.WORSE)
                        .thenComparing(
                                Comparator.comparingDouble(SegmentGap::size).reversed()))
                .forEach(gaps::add);
        return gaps;
    }

    private static Optional<SegmentGap> of(String dimension, List<KpiResult> results) {
        List<KpiResult> groups = results.stream()
                .filter(result -> result.segment().values().size() == 1)
                .filter(result -> result.segment().values().containsKey(dimension))
                .filter(result -> result.measurement().value() != null)
                .sorted(Comparator.comparingDouble(SegmentGap::goodness)
                        .reversed()
                        .thenComparing(KpiResult::segment))
                .toList();
        if (groups.size() < 2) {
            return Optional.empty();
        }
        KpiResult best = groups.get(0);
        KpiResult worst = groups.get(groups.size() - 1);
        double pairs = groups.size() * (groups.size() - 1) / 2.0;
        return Optional.of(
                new SegmentGap(dimension, best, worst, Comparison.of(worst, best, 1 - ALPHA / pairs), groups.size()));
    }

    private double size() {
        return gap.difference() == null ? 0 : Math.abs(gap.difference().toDouble());
    }

    private static double goodness(KpiResult result) {
        double value = result.measurement().value() == null
                ? 0
                : result.measurement().value().toDouble();
        return result.kpi().direction() == Direction.HIGHER_IS_BETTER ? value : -value;
    }
}
