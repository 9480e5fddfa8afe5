package org.cxsdk.metrics.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.Filter;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Measure;
import org.cxsdk.metrics.Segment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShortfallAnalysisTest {

    private static final LocalizedText TITLE = LocalizedText.enAr("Some KPI", "مؤشر");
    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneId.of("UTC"));
    private static final Measure DONE = Measure.share(Filter.kind("done"), Filter.kind("done", "failed"));

    private final List<Observation> observations = new ArrayList<>();

    // Target 0.8 of 200 asks for 160, 140 are done: gap 20. Web 0.8·100 - 90 = -10, counter 0.8·60 - 36 = 12,
    // phone 0.8·40 - 14 = 18; together 20. Offices: north 0.8·100 - 70 = 10, south the same.
    @Test
    void of_splitsTheGapExactly_andNamesTheChannel() {
        see("web", 90, 10);
        see("counter", 36, 24);
        see("phone", 14, 26);

        Shortfall shortfall = analyse(kpi(DONE, "0.8").build()).orElseThrow();

        assertThat(shortfall.gap()).isEqualTo(Rational.of(20));
        assertThat(shortfall.dimensions().stream().map(Shortfall.Split::dimension))
                .containsExactly("channel", "office");
        assertThat(shortfall.dimensions().get(0).contributions().stream()
                        .map(part -> part.segment() + " " + part.shortfall() + " " + part.shareOfGap() + " "
                                + part.shareOfVolume()))
                .containsExactly(
                        "channel=phone 18 9/10 1/5", "channel=counter 12 3/5 3/10", "channel=web -10 -1/2 1/2");
        assertThat(shortfall.main().orElseThrow().segment()).isEqualTo(Segment.of("channel", "phone"));
        assertThat(shortfall.main().orElseThrow().sentence().in(Locale.ENGLISH))
                .isEqualTo("channel=phone accounts for 90 % of the gap with 20 % of the volume.");
    }

    // concentration of channel: (|9/10 - 1/5| + |3/5 - 3/10| + |-1/2 - 1/2|) / 2 = (0.7 + 0.3 + 1) / 2 = 1
    @Test
    void concentration_comparesTheSplitOfTheGapWithThatOfTheVolume() {
        see("web", 90, 10);
        see("counter", 36, 24);
        see("phone", 14, 26);

        Shortfall shortfall = analyse(kpi(DONE, "0.8").build()).orElseThrow();

        assertThat(shortfall.dimensions().get(0).concentration()).isEqualTo(Rational.ONE);
        assertThat(shortfall.dimensions().get(1).concentration()).isEqualTo(Rational.ZERO);
    }

    @Test
    void main_isEmpty_whenEverySegmentMissesInProportion() {
        see("web", 50, 50);
        see("phone", 20, 20);

        Shortfall shortfall = analyse(kpi(DONE, "0.8").build()).orElseThrow();

        assertThat(shortfall.main()).isEmpty();
    }

    // Mean wait at most 10: web 30 visits of 8, counter 10 of 24. Sum 480, asked for at most 400: 80 too many.
    // Counter 240 - 100 = 140, web 240 - 300 = -60.
    @Test
    void of_splitsAMean_whereLessIsBetter() {
        for (int i = 0; i < 40; i++) {
            see(observation("served")
                    .dimension("channel", i < 30 ? "web" : "counter")
                    .value("wait", i < 30 ? 8 : 24));
        }

        Shortfall shortfall = analyse(kpi(Measure.mean("wait", Filter.kind("served")), "10")
                        .direction(Direction.LOWER_IS_BETTER)
                        .build())
                .orElseThrow();

        assertThat(shortfall.gap()).isEqualTo(Rational.of(80));
        assertThat(shortfall.main().orElseThrow().segment()).isEqualTo(Segment.of("channel", "counter"));
        assertThat(shortfall.main().orElseThrow().shortfall()).isEqualTo(Rational.of(140));
    }

    // Satisfaction (mean - 1) / 4 of at least 0.75 asks for a mean of 4; ratings 5 and 2: 8 asked for, 7 given.
    @Test
    void of_undoesTheScale() {
        see(observation("rated").dimension("channel", "web").value("rating", 5));
        see(observation("rated").dimension("channel", "phone").value("rating", 2));

        Shortfall shortfall = analyse(
                        kpi(Measure.meanOnScale("rating", Filter.kind("rated"), Rational.of(1), Rational.of(5)), "0.75")
                                .build())
                .orElseThrow();

        assertThat(shortfall.gap()).isEqualTo(Rational.of(1));
    }

    @Test
    void of_isEmpty_whenTheTargetIsMet_orNothingIsDivided() {
        see("web", 90, 10);

        assertThat(analyse(kpi(DONE, "0.9").build())).isEmpty();
        assertThat(analyse(kpi(Measure.count(Filter.kind("done")), "100").build()))
                .isEmpty();
    }

    private Optional<Shortfall> analyse(KpiDefinition kpi) {
        return ShortfallAnalysis.of(
                KpiEngine.compute(KpiDefinitions.of(kpi), observations, OCTOBER.end()), kpi.id(), OCTOBER);
    }

    private static KpiDefinition.Builder kpi(Measure measure, String target) {
        return KpiDefinition.builder(KpiId.of("some-kpi"), TITLE, measure)
                .dimensions("channel", "office")
                .target(new BigDecimal(target));
    }

    /** Every second one in each office, of the done and of the failed alike. */
    private void see(String channel, int done, int failed) {
        for (int i = 0; i < done + failed; i++) {
            int number = i < done ? i : i - done;
            see(observation(i < done ? "done" : "failed")
                    .dimension("channel", channel)
                    .dimension("office", number % 2 == 0 ? "north" : "south"));
        }
    }

    private Observation.Builder observation(String kind) {
        return Observation.builder(
                ObservationId.of("o" + observations.size()), kind, Instant.parse("2026-10-15T12:00:00Z"));
    }

    private void see(Observation.Builder observation) {
        observations.add(observation.build());
    }
}
