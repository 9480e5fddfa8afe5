package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.ReportingPeriod.Grain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither the grain, nor the dimensions, nor where a filter is applied changes what is counted, for any kind of
 * measure.
 */
class RollUpLawsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Instant AFTER = Instant.parse("2026-12-01T00:00:00Z");

    private static final Map<String, Measure> KINDS = Map.of(
            "count", Measure.count(Filter.kind("done")),
            "sum", Measure.sum("cost", Filter.kind("done")),
            "mean", Measure.mean("cost", Filter.kind("done")),
            "ratio",
                    Measure.ratio(
                            Measure.Term.sum("cost", Filter.kind("failed")),
                            Measure.Term.count(Filter.kind("done")),
                            Rational.of(7)),
            "share", Measure.share(Filter.kind("done"), Filter.kind("done", "failed")),
            "attainment",
                    new Measure.Attainment(
                            Filter.kind("done"),
                            Filter.kind("failed"),
                            Duration.ofHours(30),
                            Measure.Cohort.DUE_COHORT,
                            Measure.Closing.LAST_CLOSE),
            "conversion",
                    new CaseMeasure.Conversion(
                            Filter.kind("done"),
                            Filter.kind("failed", "done"),
                            Duration.ofHours(30),
                            CaseMeasure.By.REFERENCE,
                            false,
                            true),
            "quantile", new ValueMeasure.Quantile("cost", Filter.kind("done"), new BigDecimal("0.9")),
            "survival",
                    new CaseMeasure.Elapsed(
                            Filter.kind("done"),
                            Filter.kind("failed"),
                            CaseMarks.reopening(Filter.kind("other")),
                            Measure.Closing.LAST_CLOSE,
                            CaseMeasure.Whose.OPENED,
                            new CaseMeasure.Statistic.QuantileOf(new BigDecimal("0.5"))));

    static List<Object[]> kindsAndSeeds() {
        List<Object[]> all = new ArrayList<>();
        KINDS.keySet().stream().sorted().forEach(kind -> {
            for (long seed = 1; seed <= 8; seed++) {
                all.add(new Object[] {kind, seed});
            }
        });
        return all;
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void daysAddUpToMonths_andMonthsToTheYear(String kind, long seed) {
        List<Observation> observations = observations(seed);

        List<Sums> sums = List.of(Grain.DAY, Grain.ISO_WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR).stream()
                .map(grain -> Sums.of(results(KINDS.get(kind), grain, observations).stream()
                        .filter(result -> result.segment().equals(Segment.WHOLE))
                        .toList()))
                .distinct()
                .toList();

        assertThat(sums).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void segmentsAddUpToTheWhole(String kind, long seed) {
        List<KpiResult> results = results(KINDS.get(kind), Grain.YEAR, observations(seed));

        Map<String, Sums> byGrouping = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.segment().values().keySet().toString(),
                        Collectors.collectingAndThen(Collectors.toList(), Sums::of)));

        assertThat(byGrouping).containsOnlyKeys("[]", "[channel]", "[office]", "[channel, office]");
        assertThat(byGrouping.values().stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void filteringBeforeOrInside_isTheSame(String kind, long seed) {
        Filter web = Filter.dimension("channel", "web");
        List<Observation> observations = observations(seed);

        List<KpiResult> inside = KpiEngine.compute(
                        KpiDefinitions.of(
                                kpi(KINDS.get(kind), Grain.MONTH).where(web).build()),
                        observations,
                        AFTER)
                .results();
        List<KpiResult> before = results(
                KINDS.get(kind),
                Grain.MONTH,
                observations.stream().filter(web::matches).toList());

        assertThat(inside.stream().map(Sums::of))
                .isEqualTo(before.stream().map(Sums::of).toList());
    }

    /** What is left when figures are added up: both sums, n and everything left out. */
    private record Sums(BigDecimal numerator, BigDecimal denominator, long n, Map<String, Long> excluded) {
        static Sums of(KpiResult result) {
            return of(List.of(result));
        }

        static Sums of(List<KpiResult> results) {
            return new Sums(
                    results.stream()
                            .map(KpiResult::numerator)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .stripTrailingZeros(),
                    results.stream()
                            .map(result -> result.denominator() == null ? BigDecimal.ZERO : result.denominator())
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .stripTrailingZeros(),
                    results.stream()
                            .mapToLong(result -> result.measurement().n())
                            .sum(),
                    results.stream()
                            .flatMap(result -> result.excluded().entrySet().stream())
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum)));
        }
    }

    private static List<Observation> observations(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            observations.add(KpiStateTest.anyObservation(random));
        }
        return observations;
    }

    private static List<KpiResult> results(Measure measure, Grain grain, List<Observation> observations) {
        return KpiEngine.compute(KpiDefinitions.of(kpi(measure, grain).build()), observations, AFTER)
                .results();
    }

    private static KpiDefinition.Builder kpi(Measure measure, ReportingPeriod.Grain grain) {
        return KpiDefinition.builder(KpiId.of("some-kpi"), KpiStateTest.TITLE, measure)
                .requires("channel")
                .dimensions("channel", "office")
                .period(grain, ZONE);
    }
}
