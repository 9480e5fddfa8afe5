package org.cxsdk.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The director of an invented office reads October: satisfaction, resolution, waiting, complaints, errors. */
@Tag("S48")
class ServiceKpisStoryTest {

    private static final Instant OPEN = Instant.parse("2026-10-05T08:00:00Z");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneId.of("UTC"));

    private final CxMetrics metrics =
            CxMetrics.on(CxContext.inMemory(InstantSource.fixed(Instant.parse("2026-11-10T00:00:00Z"))));
    private final List<Observation> observations = new ArrayList<>();

    @Test
    void fiveKpis_areComputedFromEvents_eachWithWhatItRestsOn() {
        // 12 ratings: eight 5, four 2. Mean 4, so (4 - 1) / (5 - 1) = 0.75
        for (int i = 0; i < 12; i++) {
            see(event("feedback.answered")
                    .dimension("instrument", "govuk-satisfaction")
                    .value("code", i < 8 ? 5 : 2));
        }
        // four cases: two closed within five days, one after six, one never
        for (int i = 0; i < 4; i++) {
            see(event("case.opened").reference("case-" + i));
        }
        closed("case-0", 1);
        closed("case-1", 5);
        closed("case-2", 6);
        // three visitors served after 5, 10 and 30 minutes; one left
        for (int minutes : new int[] {5, 10, 30}) {
            see(event("visit.served").value("waitSeconds", 60L * minutes));
        }
        see(event("visit.abandoned").value("waitSeconds", 5_400));
        // eight permits, two of which ran into an error (one of them three times); one complaint
        for (int i = 0; i < 8; i++) {
            see(event("journey.completed").value("failures", i == 0 ? 3 : i == 1 ? 1 : 0));
        }
        see(event("complaint.opened"));
        metrics.record(observations);

        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        // Wilson limits worked in 40-digit decimals outside this library: 2 of 4: 0.1500389892, 0.8499610108; 1 of 4:
        // 0.0455872608, 0.6993581574; 2 of 8: 0.0714792128, 0.5907245697
        assertThat(summary(report, "user-satisfaction"))
                .isEqualTo("user-satisfaction 2026-10 (all): 0.75 = 48 / 12, n 12");
        assertThat(summary(report, "resolved-within-target"))
                .isEqualTo("resolved-within-target 2026-10 (all): 0.5 = 2 / 4, n 4, 95 % wilson 0.15 to 0.85");
        assertThat(summary(report, "waiting-time")).isEqualTo("waiting-time 2026-10 (all): 900 = 2700 / 3, n 3");
        assertThat(summary(report, "abandonment-rate"))
                .isEqualTo("abandonment-rate 2026-10 (all): 0.25 = 1 / 4, n 4, 95 % wilson 0.0456 to 0.6994");
        assertThat(summary(report, "complaint-rate")).isEqualTo("complaint-rate 2026-10 (all): 125 = 1 / 8, n 8");
        assertThat(summary(report, "error-rate"))
                .isEqualTo("error-rate 2026-10 (all): 0.25 = 2 / 8, n 8, 95 % wilson 0.0715 to 0.5907");
    }

    @Test
    void aCorrectionThatComesLater_restatesTheMonth() {
        for (int i = 0; i < 10; i++) {
            see(event("feedback.answered")
                    .dimension("instrument", "govuk-satisfaction")
                    .value("code", 3));
        }
        metrics.record(observations);
        assertThat(summary(metrics.measure(KpiDefinitionsReader.builtIn()), "user-satisfaction"))
                .isEqualTo("user-satisfaction 2026-10 (all): 0.5 = 30 / 10, n 10");

        // the clerk mistyped a 5 as a 3
        metrics.record(event("feedback.answered")
                .dimension("instrument", "govuk-satisfaction")
                .value("code", 5)
                .corrects(ObservationId.of("e0"))
                .build());

        assertThat(summary(metrics.measure(KpiDefinitionsReader.builtIn()), "user-satisfaction"))
                .isEqualTo("user-satisfaction 2026-10 (all): 0.55 = 32 / 10, n 10");
    }

    private static String summary(KpiReport report, String kpi) {
        return report.find(KpiId.of(kpi), OCTOBER, Segment.WHOLE).orElseThrow().summary();
    }

    private void closed(String reference, int days) {
        see(Observation.builder(
                        ObservationId.of("e" + observations.size()), "case.closed", OPEN.plus(Duration.ofDays(days)))
                .reference(reference));
    }

    private Observation.Builder event(String kind) {
        return Observation.builder(ObservationId.of("e" + observations.size()), kind, OPEN);
    }

    private void see(Observation.Builder observation) {
        observations.add(observation.build());
    }
}
