package org.cxsdk.metrics.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.analysis.SeriesReading;

/**
 * The figures of a KPI's whole as a series that can be read: does it change, or only vary? Final figures only, since a
 * provisional one would be taken for a change; holes are left out. Shares are charted by what they count, everything else
 * as it is.
 *
 * @param results what is read, oldest first
 * @param reading chart, signals, trend, forecast
 */
public record KpiSeries(List<KpiResult> results, SeriesReading reading) {

    /** Fewer points say too little for limits. */
    public static final int LEAST = 8;

    private static final int AHEAD = 3;

    public KpiSeries {
        results = List.copyOf(results);
    }

    /** Reads the series; empty with fewer than {@value #LEAST} final figures. */
    public static Optional<KpiSeries> of(KpiReport report, KpiDefinition kpi) {
        List<KpiResult> results = report.of(kpi.id()).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .filter(result -> result.measurement().state() == Measurement.State.OK)
                .toList();
        if (results.size() < LEAST) {
            return Optional.empty();
        }
        int season = kpi.grain() == ReportingPeriod.Grain.MONTH && results.size() >= 36 ? 12 : 1;
        OptionalDouble target = kpi.target() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(kpi.target().doubleValue());
        return Optional.of(new KpiSeries(
                results,
                SeriesReading.of(
                        data(results, kpi), new SeriesReading.Question(kpi.direction(), target, season, AHEAD))));
    }

    private static SeriesData data(List<KpiResult> results, KpiDefinition kpi) {
        List<String> labels = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Double> denominators = new ArrayList<>();
        boolean share = kpi.measure().isShare()
                && results.stream()
                        .allMatch(result -> result.denominator() != null
                                && result.measurement().ratio() != null);
        for (KpiResult result : results) {
            labels.add(result.period().label());
            Rational value = result.measurement().value();
            if (share && result.denominator() != null) {
                values.add(result.numerator().doubleValue());
                denominators.add(result.denominator().doubleValue());
            } else if (value != null) {
                values.add(value.toDouble());
            }
        }
        return new SeriesData(labels, values, share ? Optional.of(denominators) : Optional.empty());
    }
}
