package org.cxsdk.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ReportingPeriod;

/**
 * The figures of several KPIs as known at one time.
 *
 * @param definitionsSha256 hash of the definitions they were computed by
 * @param asOf as known at this time
 * @param revision how far the journal of observations was read; 0 if they came from memory
 * @param results the figures: KPIs in the order of the definitions, then by period, then by segment
 * @param excluded how many observations were left out before any KPI saw them, by reason
 */
public record KpiReport(
        String definitionsSha256,
        Instant asOf,
        long revision,
        List<KpiResult> results,
        Map<ExclusionReason, Long> excluded) {

    public KpiReport {
        Objects.requireNonNull(definitionsSha256, "definitionsSha256");
        Objects.requireNonNull(asOf, "asOf");
        results = List.copyOf(results);
        excluded = Map.copyOf(excluded);
    }

    /** The figures of one KPI. */
    public List<KpiResult> of(KpiId kpi) {
        return results.stream().filter(result -> result.kpi().id().equals(kpi)).toList();
    }

    /** The figures of one KPI and period. */
    public List<KpiResult> of(KpiId kpi, ReportingPeriod period) {
        return of(kpi).stream().filter(result -> result.period().equals(period)).toList();
    }

    /** One figure. */
    public Optional<KpiResult> find(KpiId kpi, ReportingPeriod period, Segment segment) {
        return of(kpi, period).stream()
                .filter(result -> result.segment().equals(segment))
                .findFirst();
    }
}
