package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.analysis.SeriesReading.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class SeriesReadingTest {

    @Test
    void of_tellsAChangeFromNoise() {
        SeriesData waiting = measured(14, 15, 13, 16, 14, 15, 14, 13, 15, 14, 11, 10, 9, 10, 11, 9, 10, 10);

        // region read-a-series
        SeriesReading reading =
                SeriesReading.of(waiting, Question.of(Direction.LOWER_IS_BETTER).target(12));

        reading.reading().variation(); // did the last month change anything?
        reading.reading().signals(); // which months chance alone hardly explains, and by which rule
        reading.reading().assurance(); // can the target be relied on?
        reading.trend().orElseThrow().senSlope(); // minutes per month
        reading.forecast().orElseThrow().points().get(0); // next month, with limits
        // endregion

        // ten months above the mean of 12.4, then eight below
        assertThat(reading.reading().variation()).isEqualTo(ChartReading.Variation.IMPROVEMENT);
        assertThat(reading.reading().assurance()).contains(ChartReading.Assurance.INCONSISTENT);
        assertThat(reading.trend().orElseThrow().significant(0.05)).isTrue();
        assertThat(reading.trend().orElseThrow().senSlope()).isNegative();
    }

    @Test
    void of_aSharpRise_isATrendOfSeven() {
        ChartReading reading = ChartReading.of(
                ControlChart.xmr(new double[] {5, 9, 1, 8, 2, 3, 4, 5, 6, 7, 8, 1, 9, 2}),
                Direction.LOWER_IS_BETTER,
                OptionalDouble.empty());

        // from the fifth to the eleventh point each is above the one before
        assertThat(reading.signals()).extracting(ChartSignal::index).containsExactly(5, 6, 7, 8, 9, 10, 11);
        assertThat(reading.signals())
                .allMatch(signal -> signal.rule() == ChartSignal.Rule.TREND_7 && signal.side() == 1);
        assertThat(reading.variation()).isEqualTo(ChartReading.Variation.COMMON_CAUSE);
    }

    @Test
    void of_aValueThatNeverMoves_saysNothing() {
        SeriesReading reading =
                SeriesReading.of(measured(7, 7, 7, 7, 7, 7, 7, 7), Question.of(Direction.HIGHER_IS_BETTER));

        assertThat(reading.reading().signals()).isEmpty();
        assertThat(reading.trend().orElseThrow().p()).isEqualTo(1);
        assertThat(reading.forecast().orElseThrow().points()).allMatch(point -> point.value() == 7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void of_limitsThatBeginAnew_isThatOfThePartsAlone(long seed) {
        // NHSRplotthedots, ptd_rebase: each group has its own limits, and rules do not reach across
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(10 * ((i < 15 ? 5 : i < 28 ? 9 : 7) + random.nextGaussian())) / 10.0;
        }
        Question question = Question.of(Direction.LOWER_IS_BETTER).target(6);
        SeriesReading whole = SeriesReading.of(measured(values), question.rebase(List.of(16, 29)));
        List<ChartSignal> signals = new ArrayList<>();
        List<Double> lower = new ArrayList<>();
        int[] bounds = {0, 15, 28, 40};
        SeriesReading last = whole;
        for (int part = 0; part < 3; part++) {
            int from = bounds[part];
            last = SeriesReading.of(measured(Arrays.copyOfRange(values, from, bounds[part + 1])), question);
            last.reading()
                    .signals()
                    .forEach(one -> signals.add(new ChartSignal(from + one.index(), one.rule(), one.side())));
            lower.addAll(last.chart().lower());
        }

        assertThat(whole.reading().signals()).as("seed " + seed).isEqualTo(signals);
        assertThat(whole.chart().lower()).isEqualTo(lower);
        assertThat(whole.chart().starts()).containsExactly(1, 16, 29);
        assertThat(whole.chart().center()).isEqualTo(last.chart().center());
        assertThat(whole.reading().assurance()).isEqualTo(last.reading().assurance());
        assertThat(whole.trend()).isEqualTo(last.trend());
        assertThat(whole.forecast()).isEqualTo(last.forecast());
        assertThat(RunRules.of(whole.chart(), RunRules.NELSON))
                .filteredOn(found -> found.index() > 28)
                .extracting(found -> found.index() - 28)
                .isEqualTo(RunRules.of(last.chart(), RunRules.NELSON).stream()
                        .map(RunRules.Found::index)
                        .toList());
    }

    @Test
    void of_limitsThatBeginAnew_needTwoPoints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.of(Direction.LOWER_IS_BETTER).rebase(List.of(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesReading.of(
                        measured(1, 2, 3, 4),
                        Question.of(Direction.LOWER_IS_BETTER).rebase(List.of(4))))
                .withMessageContaining("4 of 4 points");
    }

    @Test
    void of_shares_forecastsNothingImpossible() {
        List<Double> of = List.of(20.0, 20.0, 20.0, 20.0, 20.0, 20.0);
        SeriesReading reading = SeriesReading.of(
                new SeriesData(labels(6), List.of(14.0, 16.0, 17.0, 19.0, 20.0, 20.0), Optional.of(of)),
                Question.of(Direction.HIGHER_IS_BETTER));

        assertThat(reading.chart().kind()).isEqualTo(ControlChart.Kind.P);
        assertThat(reading.chart().center()).isCloseTo(106 / 120.0, within(1e-15));
        assertThat(reading.chart().upper()).allMatch(limit -> limit <= 1);
        assertThat(reading.forecast().orElseThrow().points())
                .allMatch(point -> point.low() >= 0 && point.low() <= point.value() && point.high() <= 1);
    }

    /** R 4.2.2, forecast 8.20: thetaf(qlogis(rep(.3, 12))), then plogis, is .3 throughout. */
    @Test
    void of_aShareThatNeverMoves_isForecastAsItIs() {
        SeriesReading reading = SeriesReading.of(
                counted(List.of(3.0, 3.0, 3.0, 3.0, 3.0, 3.0), 10), Question.of(Direction.HIGHER_IS_BETTER));

        assertThat(reading.forecast().orElseThrow().points())
                .allSatisfy(point -> assertThat(point.value()).isCloseTo(.3, within(1e-12)));
    }

    /** Nobody tries 10.5 times: these are events per unit, and their limits may lie above 1. */
    @Test
    void of_eventsPerPartsOfAUnit_areNoShares() {
        assertThat(SeriesReading.of(
                                counted(List.of(2.0, 9.0, 4.0, 6.0, 3.0, 5.0), 10.5),
                                Question.of(Direction.LOWER_IS_BETTER))
                        .chart()
                        .kind())
                .isEqualTo(ControlChart.Kind.U);
    }

    /** c̄ = 5, limits 5 - 3 √5, cut at 0, and 5 + 3 √5 = 11.7082039325 (Montgomery, chapter 7). */
    @Test
    void of_countsOfTheSameOpportunity_isACChart() {
        ControlChart chart = SeriesReading.of(
                        counted(List.of(4.0, 6.0, 3.0, 7.0, 5.0, 5.0), 1), Question.of(Direction.LOWER_IS_BETTER))
                .chart();

        assertThat(chart.kind()).isEqualTo(ControlChart.Kind.C);
        assertThat(chart.center()).isEqualTo(5);
        assertThat(chart.lower()).containsOnly(0.0);
        assertThat(chart.upper()).allSatisfy(upper -> assertThat(upper).isCloseTo(11.7082039325, within(5e-11)));
    }

    private static SeriesData counted(List<Double> counts, double of) {
        return new SeriesData(
                labels(counts.size()),
                counts,
                Optional.of(counts.stream().map(count -> of).toList()));
    }

    @Test
    void of_costPerCase_isMeasuredAndNotCounted() {
        SeriesReading reading = SeriesReading.of(
                new SeriesData(labels(3), List.of(10.5, 11.0, 12.5), Optional.of(List.of(2.0, 2.0, 2.0))),
                Question.of(Direction.LOWER_IS_BETTER));

        assertThat(reading.chart().kind()).isEqualTo(ControlChart.Kind.XMR);
        assertThat(reading.chart().values()).containsExactly(5.25, 5.5, 6.25);
    }

    @Test
    void of_twoPoints_hasAChartButNoTrendAndNoForecast() {
        SeriesReading reading = SeriesReading.of(measured(3, 4), Question.of(Direction.HIGHER_IS_BETTER));

        assertThat(reading.trend()).isEmpty();
        assertThat(reading.forecast()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesReading.of(measured(3), Question.of(Direction.HIGHER_IS_BETTER)))
                .withMessageContaining("at least 2");
    }

    private static SeriesData measured(double... values) {
        return new SeriesData(
                labels(values.length), Arrays.stream(values).boxed().toList(), Optional.empty());
    }

    private static List<String> labels(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(String::valueOf).toList();
    }

    @Test
    void probability_ofAConstantSeriesAtItsTarget_isOne_whicheverWayIsBetter() {
        SeriesReading constant = SeriesReading.of(
                new SeriesData(List.of("1", "2", "3", "4"), List.of(5.0, 5.0, 5.0, 5.0), Optional.empty()),
                Question.of(Direction.LOWER_IS_BETTER));

        assertThat(constant.probabilityOfAtMost(5)).hasValue(1);
        assertThat(constant.probabilityOfAtLeast(5)).hasValue(1);
        assertThat(constant.probabilityOfAtMost(4.9)).hasValue(0);
    }

    @Test
    void rates_areReadInBothOrders_whereOnlyOnePartHasEqualDenominators() {
        List<Double> counts = List.of(3.0, 2.0, 4.0, 5.0, 3.0, 6.0, 9.0, 5.0, 7.0, 8.0);
        List<Double> sizes = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 3.0, 2.0, 3.0, 2.0);
        List<String> labels = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        Question question = Question.of(Direction.LOWER_IS_BETTER).rebase(List.of(6));

        SeriesReading reading = SeriesReading.of(new SeriesData(labels, counts, Optional.of(sizes)), question);

        assertThat(reading.chart().kind()).isIn(ControlChart.Kind.U, ControlChart.Kind.U_PRIME);
        assertThat(reading.chart().values().get(0)).isEqualTo(3);
    }
}
