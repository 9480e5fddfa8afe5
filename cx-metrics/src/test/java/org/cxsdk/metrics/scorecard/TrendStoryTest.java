package org.cxsdk.metrics.scorecard;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.analysis.ChartReading;
import org.cxsdk.metrics.analysis.ControlChart;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.analysis.SeriesNotes;
import org.cxsdk.metrics.analysis.SeriesReading;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Three years of an invented office: one figure rises, one only varies, and one has its summers. */
class TrendStoryTest {

    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("trends.yaml", """
        source: {values: {minutes: minutes}}
        kpis:
          - id: rising
            title: {en: Wait that rises, ar: انتظار يزداد}
            measure: {kind: mean, value: minutes, where: {kind: rising}}
            direction: lower-is-better
          - id: varying
            title: {en: Wait that varies, ar: انتظار يتذبذب}
            measure: {kind: mean, value: minutes, where: {kind: varying}}
            direction: lower-is-better
          - id: summer
            title: {en: Wait with summers, ar: انتظار موسمي}
            measure: {kind: mean, value: minutes, where: {kind: summer}}
            direction: lower-is-better
        """));

    /** Noise that goes nowhere: as many steps up as down. */
    private static final int[] NOISE = {0, 3, -2, 1, -3, 2, 0, -1, 3, -3, 1, -1};

    @Tag("S53")
    @Test
    void trendsAreToldFromNoise_andSeasonsFromTrends() {
        Feed feed = new Feed("2026-02-01T00:00:00Z");
        for (int month = 0; month < 36; month++) {
            String label = "%d-%02d".formatted(2023 + month / 12, month % 12 + 1);
            one(feed, "rising", label, 20 + month / 2 + NOISE[month % 12] / 3);
            one(feed, "varying", label, 40 + NOISE[month * 5 % 12]);
            one(feed, "summer", label, month % 12 >= 5 && month % 12 <= 7 ? 60 + month % 2 : 30 + month % 2);
        }
        KpiReport report = feed.recorded().measure(KPIS);

        SeriesReading rising = read(report, 0);
        // half a minute a month: 6 a year, as seasons compare like months
        assertThat(rising.trend().orElseThrow().significant(0.05)).isTrue();
        assertThat(rising.trend().orElseThrow().senSlope()).isCloseTo(6, within(1e-9));
        assertThat(rising.reading().variation()).isEqualTo(ChartReading.Variation.CONCERN);
        assertThat(rising.chart().kind()).isEqualTo(ControlChart.Kind.XMR);

        SeriesReading varying = read(report, 1);
        assertThat(varying.trend().orElseThrow().significant(0.05)).isFalse();
        assertThat(varying.reading().variation()).isEqualTo(ChartReading.Variation.COMMON_CAUSE);

        // region notes
        SeriesNotes notes = SeriesNotes.of(read(report, 2).data(), 12);
        notes.seasonal(); // does the season show
        notes.movingAverage(); // over a season, so that it is out of the way
        notes.since(); // since which point the level is what it is
        notes.outliers(); // which points stand apart
        // endregion
        assertThat(notes.seasonal()).isTrue();
        assertThat(notes.window()).isEqualTo(12);
        // three summers of 60, 61, 60 or so among 30 and 31: the average of any year is the same
        assertThat(notes.movingAverage())
                .hasSize(25)
                .allSatisfy(
                        mean -> assertThat(mean).isCloseTo(notes.movingAverage().get(0), within(1e-9)));
        assertThat(notes.since()).isEmpty();
        assertThat(read(report, 2).trend().orElseThrow().significant(0.05)).isFalse();
        assertThat(SeriesNotes.of(rising.data(), 12).seasonal()).isFalse();
        // half a minute a month is a line, not a staircase
        assertThat(SeriesNotes.of(rising.data(), 12).steady()).isTrue();
        assertThat(SeriesNotes.of(rising.data(), 12).since()).isEmpty();
        assertThat(SeriesNotes.of(rising.data(), 12).runs().signal()).isTrue();
    }

    @Test
    void notes_nameWhenTheLevelChanged_andWhatStandsApart() {
        double[] values = new double[30];
        for (int i = 0; i < 30; i++) {
            values[i] = (i < 18 ? 10 : 20) + NOISE[i % 12] / 3.0;
        }
        values[7] = 40;
        SeriesNotes notes = SeriesNotes.of(
                new SeriesData(
                        IntStream.range(0, 30).mapToObj(String::valueOf).toList(),
                        Arrays.stream(values).boxed().toList(),
                        Optional.empty()),
                1);

        assertThat(notes.since()).contains(19);
        assertThat(notes.steady()).isFalse();
        assertThat(notes.outliers()).contains(8);
        assertThat(OptionalDouble.of(notes.changes().means().get(1)).getAsDouble())
                .isCloseTo(20, within(0.5));
    }

    private static SeriesReading read(KpiReport report, int kpi) {
        SeriesReading plain =
                KpiSeries.of(report, KPIS.kpis().get(kpi)).orElseThrow().reading();
        return SeriesReading.of(
                plain.data(), new SeriesReading.Question(Direction.LOWER_IS_BETTER, OptionalDouble.empty(), 12, 3));
    }

    private static void one(Feed feed, String kind, String month, int minutes) {
        feed.add(feed.event(kind, month + "-10T09:00:00Z").value("minutes", minutes));
    }
}
