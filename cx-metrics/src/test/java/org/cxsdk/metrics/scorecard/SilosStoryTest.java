package org.cxsdk.metrics.scorecard;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which datum several services ask for, which step several offices do, and how much is served as one. */
@Tag("S12")
class SilosStoryTest {

    private static final KpiDefinitions SILOS = KpiDefinitionsReader.read(Source.of("silos.yaml", """
        source: {dimensions: [attribute, service, step, organisation, joint]}
        kpis:
          - id: services-asking
            title: {en: Services that ask for a datum, ar: خدمات تطلب البيان نفسه}
            unit: services
            measure: {kind: distinct, of: dimension, dimension: service, where: {kind: data.asked}}
            dimensions: [attribute]
            direction: lower-is-better
          - id: offices-doing
            title: {en: Offices that do a step, ar: جهات تنفذ الخطوة نفسها}
            unit: offices
            measure: {kind: distinct, of: dimension, dimension: organisation, where: {kind: step.completed}}
            dimensions: [step]
            direction: lower-is-better
          - id: joint-service-ratio
            title: {en: Served jointly, ar: خُدمت بالاشتراك}
            measure:
              kind: share
              numerator: {where: {kind: journey.completed, dimension: joint, is: "true"}}
              denominator: {where: {kind: journey.completed}}
        """));

    @Test
    void repeatedQuestionsAndRepeatedWork_areSeen() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        for (String service : List.of("permit", "benefit", "licence")) {
            feed.many(4, "data.asked", "2026-10", "attribute", "address", "service", service);
        }
        feed.many(9, "data.asked", "2026-10", "attribute", "income", "service", "benefit");
        feed.many(3, "step.completed", "2026-10", "step", "check-identity", "organisation", "town");
        feed.many(3, "step.completed", "2026-10", "step", "check-identity", "organisation", "police");
        feed.many(5, "step.completed", "2026-10", "step", "decide", "organisation", "town");
        feed.many(3, "journey.completed", "2026-10", "joint", "true");
        feed.many(9, "journey.completed", "2026-10", "joint", "false");

        KpiReport report = feed.recorded().measure(SILOS);

        assertThat(moreThanOne(report, "services-asking")).containsExactly("attribute=address");
        assertThat(moreThanOne(report, "offices-doing")).containsExactly("step=check-identity");
        assertThat(report.find(KpiId.of("joint-service-ratio"), Feed.month("2026-10"), Segment.WHOLE)
                        .map(KpiResult::measurement)
                        .flatMap(figure -> Optional.ofNullable(figure.value())))
                .contains(Rational.of(1, 4));
    }

    private static List<String> moreThanOne(KpiReport report, String kpi) {
        return report.of(KpiId.of(kpi)).stream()
                .filter(result -> !result.segment().equals(Segment.WHOLE))
                .filter(result -> result.measurement().n() > 1)
                .map(result -> result.segment().toString())
                .toList();
    }
}
