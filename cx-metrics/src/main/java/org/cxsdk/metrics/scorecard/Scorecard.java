package org.cxsdk.metrics.scorecard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Measurement;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.TargetAssessment;

/**
 * Where every KPI stands and what moved: for each the latest final figure (the latest one at all, if none is final), the
 * period before it, a band by its target, and whether the movement is more than chance.
 *
 * @param asOf as known at this time
 * @param lines one for each KPI, in the order of the definitions
 */
public record Scorecard(Instant asOf, List<Line> lines) {

    public Scorecard {
        Objects.requireNonNull(asOf, "asOf");
        lines = List.copyOf(lines);
    }

    /** How a figure stands to its target. */
    public enum Band {
        /** The target is met. */
        MET,
        /** The target is missed, but by so little that luck may have decided. */
        CLOSE,
        /** The target is missed. */
        MISSED,
        /** No target is set. */
        NO_TARGET,
        /** There is no figure. */
        NO_FIGURE
    }

    /**
     * One KPI.
     *
     * @param kpi its definition
     * @param now the figure; empty if it has none
     * @param before the figure of the period before; empty if that has none
     * @param band how it stands to its target
     * @param change against the period before
     */
    public record Line(
            KpiDefinition kpi, Optional<KpiResult> now, Optional<KpiResult> before, Band band, Comparison change) {}

    /** Reads a report. */
    public static Scorecard of(KpiReport report, KpiDefinitions definitions) {
        return new Scorecard(
                report.asOf(),
                definitions.kpis().stream().map(kpi -> line(kpi, report)).toList());
    }

    /** KPIs that moved beyond chance: the better ones first, each by how far in shares of the figure before. */
    public List<Line> movers() {
        return lines.stream()
                .filter(line -> moved(line.change().verdict()))
                .sorted(Comparator.comparing((Line line) -> line.change().verdict())
                        .thenComparing(Comparator.comparingDouble(Scorecard::relativeChange)
                                .reversed()))
                .toList();
    }

    private static boolean moved(Comparison.Verdict verdict) {
        return verdict == Comparison.Verdict.BETTER || verdict == Comparison.Verdict.WORSE;
    }

    private static double relativeChange(Line line) {
        double before = line.before()
                .flatMap(result -> Optional.ofNullable(result.measurement().value()))
                .map(value -> Math.abs(value.toDouble()))
                .orElse(0.0);
        double change = line.change().difference() == null
                ? 0
                : Math.abs(line.change().difference().toDouble());
        return before == 0 ? change : change / before;
    }

    private static Line line(KpiDefinition kpi, KpiReport report) {
        List<KpiResult> series = new ArrayList<>(report.of(kpi.id()).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .toList());
        Optional<KpiResult> now =
                last(series, Measurement.State.OK).or(() -> last(series, Measurement.State.PROVISIONAL));
        Optional<KpiResult> before =
                now.flatMap(result -> report.find(kpi.id(), result.period().previous(), Segment.WHOLE)
                        .filter(earlier -> earlier.measurement().state().hasValue()));
        Comparison change = now.isPresent() && before.isPresent()
                ? Comparison.of(now.get(), before.get())
                : new Comparison(null, null, Comparison.Verdict.UNKNOWN);
        return new Line(kpi, now, before, now.map(Scorecard::band).orElse(Band.NO_FIGURE), change);
    }

    private static Optional<KpiResult> last(List<KpiResult> series, Measurement.State state) {
        return series.stream()
                .filter(result -> result.measurement().state() == state)
                .reduce((earlier, later) -> later);
    }

    private static Band band(KpiResult result) {
        TargetAssessment target = result.assessment().orElse(null);
        if (target == null || target.status() == TargetAssessment.Status.NOT_ENOUGH_DATA) {
            return target == null ? Band.NO_TARGET : Band.NO_FIGURE;
        }
        if (target.status() == TargetAssessment.Status.MET) {
            return Band.MET;
        }
        return target.conclusive() || result.measurement().interval() == null ? Band.MISSED : Band.CLOSE;
    }
}
