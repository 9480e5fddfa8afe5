package org.cxsdk.metrics;

import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
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
 * @param timeZoneData version of the rules by which days and working hours were counted, such as {@code 2026a}: governments
 *     change the clocks, and a figure by other rules may differ
 * @param results the figures: KPIs in the order of the definitions, then by period, then by segment
 * @param excluded how many observations were left out before any KPI saw them, by reason
 */
public record KpiReport(
        String definitionsSha256,
        Instant asOf,
        long revision,
        String timeZoneData,
        List<KpiResult> results,
        Map<ExclusionReason, Long> excluded) {

    public KpiReport {
        Objects.requireNonNull(definitionsSha256, "definitionsSha256");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(timeZoneData, "timeZoneData");
        results = List.copyOf(results);
        excluded = Map.copyOf(excluded);
    }

    static KpiReport of(
            KpiDefinitions definitions,
            Instant asOf,
            long revision,
            List<KpiResult> results,
            Map<ExclusionReason, Long> excluded) {
        // every zone comes from one provider, unless the platform was given others
        String rules = ZoneRulesProvider.getVersions("UTC").lastKey();
        return new KpiReport(definitions.sha256(), asOf, revision, rules, results, excluded);
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

    /**
     * The report as it may be published: groups of fewer than {@code least} are withheld, and as many others as it takes to
     * keep them from being worked out, also from other KPIs about the same people and from figures made of withheld ones. KPIs
     * whose definition withholds more keep doing so.
     *
     * @param least at least 2
     */
    public KpiReport withheldBelow(int least) {
        if (least < 2) {
            throw new IllegalArgumentException("least (" + least + ") must be at least 2");
        }
        List<KpiResult> published = Publication.of(results, least);
        return new KpiReport(definitionsSha256, asOf, revision, timeZoneData, published, excluded);
    }
}
