package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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

    static List<Object[]> everyKindAndSeeds() {
        Map<String, Measure> kinds = new TreeMap<>(KINDS);
        kinds.put("distinct", new ValueMeasure.Distinct(ValueMeasure.Of.REFERENCE, null, Filter.kind("done", "other")));
        for (Measure.Cohort cohort : Measure.Cohort.values()) {
            kinds.put(
                    "attainment " + cohort,
                    new Measure.Attainment(
                            Filter.kind("done"),
                            Filter.kind("failed"),
                            Duration.ofHours(30),
                            cohort,
                            Measure.Closing.FIRST_CLOSE));
        }
        kinds.put(
                "duration",
                new CaseMeasure.Elapsed(
                        Filter.kind("done"),
                        Filter.kind("failed"),
                        CaseMarks.NONE,
                        Measure.Closing.FIRST_CLOSE,
                        CaseMeasure.Whose.CLOSED,
                        new CaseMeasure.Statistic.MeanOf(null)));
        kinds.put("backlog", new CaseMeasure.Backlog(Filter.kind("done"), Filter.kind("failed"), CaseMarks.NONE, null));
        kinds.put(
                "ages",
                new CaseMeasure.Backlog(
                        Filter.kind("done"),
                        Filter.kind("failed"),
                        CaseMarks.NONE,
                        new CaseMeasure.Statistic.QuantileOf(new BigDecimal("0.9"))));
        kinds.put("cumulative", ComposedMeasure.Cumulative.trailing(3, Measure.mean("cost", Filter.kind("done"))));
        List<Object[]> all = new ArrayList<>();
        kinds.forEach((kind, measure) -> {
            for (long seed = 1; seed <= 4; seed++) {
                all.add(new Object[] {kind, measure, seed});
            }
        });
        return all;
    }

    /** Rolled up from the finest cells, a segment says what its own observations say: value, n and interval. */
    @ParameterizedTest(name = "{0}, seed {2}")
    @MethodSource("everyKindAndSeeds")
    void aSegment_isWhatItsOwnObservationsAre(String kind, Measure measure, long seed) {
        List<Observation> observations = new ArrayList<>();
        for (Observation one : observations(seed)) {
            observations.add(new Observation(
                    one.id(),
                    one.kind(),
                    one.source(),
                    one.occurred(),
                    one.recorded(),
                    one.subject(),
                    one.reference(),
                    // a case stays on its channel, so that its events are the segment's
                    Map.of(
                            "channel",
                            "c" + Math.floorMod(String.valueOf(one.reference()).hashCode(), 3),
                            "office",
                            "o"),
                    one.values(),
                    null,
                    null));
        }
        List<KpiResult> rolledUp = results(measure, Grain.DAY, observations);
        int compared = 0;
        for (int channel = 0; channel < 3; channel++) {
            Segment segment = Segment.of("channel", "c" + channel);
            Filter own = Filter.dimension("channel", "c" + channel);
            Map<ReportingPeriod, KpiResult> raw =
                    results(
                                    measure,
                                    Grain.DAY,
                                    observations.stream().filter(own::matches).toList())
                            .stream()
                            .filter(result -> result.segment().equals(Segment.WHOLE))
                            .collect(Collectors.toMap(KpiResult::period, result -> result));
            for (KpiResult result : rolledUp) {
                if (result.segment().equals(segment)) {
                    KpiResult same = raw.get(result.period());
                    if (same == null) {
                        // a window goes on to the last period of the whole, also for a channel that had ended before
                        assertThat(measure).isInstanceOf(ComposedMeasure.Cumulative.class);
                        continue;
                    }
                    assertThat(result.measurement().value())
                            .isEqualTo(same.measurement().value());
                    assertThat(result.measurement().n())
                            .isEqualTo(same.measurement().n());
                    assertThat(result.measurement().interval())
                            .isEqualTo(same.measurement().interval());
                    assertThat(result.excluded()).isEqualTo(same.excluded());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(3);
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
