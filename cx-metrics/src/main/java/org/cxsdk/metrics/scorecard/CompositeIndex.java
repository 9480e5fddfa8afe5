package org.cxsdk.metrics.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.ComposedMeasure;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * A composite figure taken apart: what each KPI is, what it counts as on the scale of the composite, its weight, and how
 * much of the figure is its doing. The contributions add up to the figure exactly.
 *
 * @param whole the composite figure
 * @param parts in the order of the definition
 */
public record CompositeIndex(KpiResult whole, List<Part> parts) {

    public CompositeIndex {
        parts = List.copyOf(parts);
    }

    /**
     * One KPI in it.
     *
     * @param result its own figure
     * @param scaled what that counts as
     * @param share its weight as a share of all weights; the weight itself where the figure is a sum
     * @param contribution scaled times share
     */
    public record Part(KpiResult result, Rational scaled, Rational share, Rational contribution) {}

    /** Takes a weighted mean or sum apart; empty for other KPIs, and where it has no figure. */
    public static Optional<CompositeIndex> of(
            KpiReport report, KpiDefinition kpi, ReportingPeriod period, Segment segment) {
        Optional<KpiResult> whole = report.find(kpi.id(), period, segment)
                .filter(result -> result.measurement().value() != null);
        if (whole.isEmpty()
                || !(kpi.measure() instanceof ComposedMeasure.Derived derived)
                || derived.form() == ComposedMeasure.Form.QUOTIENT) {
            return Optional.empty();
        }
        boolean mean = derived.form() == ComposedMeasure.Form.WEIGHTED_MEAN;
        Rational weights =
                derived.operands().stream().map(ComposedMeasure.Operand::weight).reduce(Rational.ZERO, Rational::plus);
        List<Part> parts = new ArrayList<>();
        for (ComposedMeasure.Operand operand : derived.operands()) {
            ReportingPeriod at = period;
            for (int i = 0; i < operand.periodsAgo(); i++) {
                at = at.previous();
            }
            KpiResult result = report.find(operand.kpi(), at, segment).orElse(null);
            Rational value = result == null ? null : result.measurement().value();
            if (result == null || value == null) {
                return Optional.empty();
            }
            Rational scaled = operand.scaled(value);
            Rational share = mean ? operand.weight().dividedBy(weights) : operand.weight();
            parts.add(new Part(result, scaled, share, scaled.times(share)));
        }
        return Optional.of(new CompositeIndex(whole.get(), parts));
    }
}
