package org.cxsdk.metrics.scorecard;

import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.series.Trend;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.TargetAssessment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two offices: in one the staff fare as well as the customers, in the other worse from month to month. */
@Tag("S46")
class SymmetryStoryTest {

    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("symmetry.yaml", """
        source: {dimensions: [instrument, organisation], values: {code: "1"}}
        kpis:
          - id: staff
            title: {en: Staff satisfaction, ar: رضا الموظفين}
            measure: {kind: mean, value: code, where: {dimension: instrument, is: staff}, scale: {low: 1, high: 5}}
            dimensions: [organisation]
          - id: customers
            title: {en: Customer satisfaction, ar: رضا المتعاملين}
            measure: {kind: mean, value: code, where: {dimension: instrument, is: customers}, scale: {low: 1, high: 5}}
            dimensions: [organisation]
          - id: symmetry
            title: {en: Symmetry of attention, ar: تماثل الاهتمام}
            measure: {kind: derived, form: quotient, operands: [{kpi: staff}, {kpi: customers}]}
            dimensions: [organisation]
            target: 0.9
        """));

    @Test
    void symmetry_isToldForEachUnit_withItsBandAndItsTrend() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        // ratings add up to 4 a person for customers everywhere; staff of the harbour fall from 4 to 2
        for (int month = 3; month <= 10; month++) {
            String label = "2026-%02d".formatted(month);
            rate(feed, label, "customers", "town", 4);
            rate(feed, label, "staff", "town", 4);
            rate(feed, label, "customers", "harbour", 4);
            rate(feed, label, "staff", "harbour", month < 6 ? 4 : month < 9 ? 3 : 2);
        }
        KpiReport report = feed.recorded().measure(KPIS);

        KpiResult town = last(report, "town");
        KpiResult harbour = last(report, "harbour");
        assertThat(town.measurement().value()).isEqualTo(Rational.ONE);
        assertThat(town.assessment().orElseThrow().status()).isEqualTo(TargetAssessment.Status.MET);
        // (2 - 1) / 4 by (4 - 1) / 4
        assertThat(harbour.measurement().value()).isEqualTo(Rational.of(1, 3));
        assertThat(harbour.assessment().orElseThrow().status()).isEqualTo(TargetAssessment.Status.MISSED);
        Trend trend = Trend.of(series(report, "harbour"), 0.95);
        assertThat(trend.senSlope()).isNegative();
        assertThat(trend.significant(0.05)).isTrue();
    }

    private static void rate(Feed feed, String month, String instrument, String office, int rating) {
        for (int i = 0; i < 12; i++) {
            feed.add(feed.event("feedback.answered", month + "-10T09:00:00Z")
                    .dimension("instrument", instrument)
                    .dimension("organisation", office)
                    .value("code", rating));
        }
    }

    private static KpiResult last(KpiReport report, String office) {
        return report.find(KpiId.of("symmetry"), Feed.month("2026-10"), Segment.of("organisation", office))
                .orElseThrow();
    }

    private static double[] series(KpiReport report, String office) {
        List<KpiResult> results = report.of(KpiId.of("symmetry")).stream()
                .filter(result -> result.segment().equals(Segment.of("organisation", office)))
                .toList();
        return results.stream()
                .mapToDouble(result -> result.measurement().value().toDouble())
                .toArray();
    }
}
