package org.cxsdk.metrics.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * What is measured, and how fresh it is. For each KPI: in how many of the periods that are over there is a figure, which
 * are missing, and how long ago the newest one ended. Over all KPIs, figures given of figures wanted is the data coverage
 * that GOV.UK's Transactions Explorer publishes beside its figures.
 *
 * @param asOf as known at this time
 * @param lines one for each KPI, in the order of the definitions
 */
public record MeasurementCoverage(Instant asOf, List<Line> lines) {

    public MeasurementCoverage {
        Objects.requireNonNull(asOf, "asOf");
        lines = List.copyOf(lines);
    }

    /**
     * One KPI.
     *
     * @param kpi its definition
     * @param measured periods that are over and have a figure
     * @param wanted periods that are over, from the first of the range on
     * @param missing those without a figure, oldest first
     * @param age how long ago the newest period with a figure ended; empty if there is none. Zero for the running period
     */
    public record Line(
            KpiDefinition kpi, int measured, int wanted, List<ReportingPeriod> missing, Optional<Duration> age) {
        public Line {
            missing = List.copyOf(missing);
        }

        /** Whether the newest figure is older than a period of the KPI's length, or there is none. */
        public boolean isStale(Instant asOf) {
            Instant lastFull = kpi.periodOf(asOf).start();
            return age.map(passed -> asOf.minus(passed).isBefore(lastFull)).orElse(true);
        }
    }

    /**
     * Reads a report.
     *
     * @param from the first period that should have been measured is the one in which this lies
     */
    public static MeasurementCoverage of(KpiReport report, KpiDefinitions definitions, Instant from) {
        return new MeasurementCoverage(
                report.asOf(),
                definitions.kpis().stream().map(kpi -> line(kpi, report, from)).toList());
    }

    /** Figures given of figures wanted; empty if nothing was wanted yet. */
    public Optional<Ratio> coverage() {
        long wanted = lines.stream().mapToLong(Line::wanted).sum();
        long measured = lines.stream().mapToLong(Line::measured).sum();
        return wanted == 0 ? Optional.empty() : Optional.of(Ratio.of(measured, wanted));
    }

    /** KPIs whose newest figure is older than their last full period. */
    public List<Line> stale() {
        return lines.stream().filter(line -> line.isStale(asOf)).toList();
    }

    private static Line line(KpiDefinition kpi, KpiReport report, Instant from) {
        Instant asOf = report.asOf();
        List<ReportingPeriod> missing = new ArrayList<>();
        int wanted = 0;
        for (ReportingPeriod period = kpi.periodOf(from); !period.end().isAfter(asOf); period = period.next()) {
            wanted++;
            boolean measured = report.find(kpi.id(), period, Segment.WHOLE)
                    .filter(MeasurementCoverage::hasFigure)
                    .isPresent();
            if (!measured) {
                missing.add(period);
            }
        }
        Optional<Duration> age = report.of(kpi.id()).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .filter(MeasurementCoverage::hasFigure)
                .map(result -> result.period().end())
                .reduce((earlier, later) -> later)
                .map(end -> end.isAfter(asOf) ? Duration.ZERO : Duration.between(end, asOf));
        return new Line(kpi, wanted - missing.size(), wanted, missing, age);
    }

    private static boolean hasFigure(KpiResult result) {
        return result.measurement().state().hasValue();
    }
}
