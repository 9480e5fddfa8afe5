package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxsdk.core.CxException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CxMetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");
    private static final LocalizedText TITLE = LocalizedText.enAr("Some KPI", "مؤشر");
    private static final KpiDefinitions DEFINITIONS = KpiDefinitions.of(
            KpiDefinition.builder(
                            KpiId.of("share"), TITLE, Measure.share(Filter.kind("done"), Filter.kind("done", "failed")))
                    .dimensions("channel")
                    .period(ReportingPeriod.Grain.DAY, ZoneId.of("Asia/Dubai"))
                    .target(new BigDecimal("0.5"))
                    .build(),
            KpiDefinition.builder(KpiId.of("cost"), TITLE, Measure.mean("cost", Filter.kind("done")))
                    .dimensions("channel", "office")
                    .build(),
            KpiDefinition.builder(
                            KpiId.of("in-time"),
                            TITLE,
                            new Measure.Attainment(
                                    Filter.kind("done"),
                                    Filter.kind("failed"),
                                    Duration.ofHours(10),
                                    Measure.Cohort.DUE_COHORT,
                                    Measure.Closing.FIRST_CLOSE))
                    .dimensions("channel")
                    .build());

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));
    private final CxMetrics metrics = CxMetrics.on(context);

    // The engine that sees all observations at once is the reference; it is tested against hand calculation by itself.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void measure_givesWhatTheEngineGives_howeverObservationsArrive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> all = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            List<Observation> some = new ArrayList<>();
            int size = random.nextInt(1, 300);
            for (int i = 0; i < size; i++) {
                some.add(observation(random, all.size() + some.size(), seed % 2 == 0));
            }
            metrics.record(some);
            all.addAll(some);
            if (random.nextBoolean()) {
                // another node, or this one after a restart
                CxMetrics.on(context).catchUp(DEFINITIONS);
            }
        }

        KpiReport stored = metrics.measure(DEFINITIONS);
        KpiReport atOnce = KpiEngine.compute(DEFINITIONS, all, NOW);

        assertThat(stored.results())
                .usingRecursiveComparison()
                .ignoringFields("measurement")
                .isEqualTo(atOnce.results());
        assertThat(stored.results().stream().map(result -> result.measurement().value()))
                .isEqualTo(atOnce.results().stream()
                        .map(result -> result.measurement().value())
                        .toList());
        assertThat(stored.excluded()).isEqualTo(atOnce.excluded());
        assertThat(stored.revision()).isEqualTo(all.size());
    }

    @Test
    void record_countsAnObservationOnce_howeverOftenItIsRecorded() {
        Observation done = done("a").build();

        metrics.record(done);
        metrics.record(done, done("b").build());

        assertThat(metrics.measure(DEFINITIONS)
                        .of(KpiId.of("share"))
                        .get(0)
                        .measurement()
                        .n())
                .isEqualTo(2);
    }

    @Test
    void record_takesEqualNumbersForTheSame() {
        metrics.record(done("a").value("cost", new BigDecimal("1.50")).build());
        metrics.record(done("a").value("cost", new BigDecimal("1.5")).build());

        assertThat(metrics.catchUp(DEFINITIONS)).isEqualTo(1);
    }

    @Test
    void record_refuses_whenAnIdComesWithOtherContent() {
        metrics.record(done("a").build());

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> metrics.record(
                        done("b").build(), done("a").dimension("channel", "web").build()))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-METRICS-0003"));
        assertThat(metrics.catchUp(DEFINITIONS)).as("all or none").isEqualTo(1);
    }

    @Test
    void measure_honoursACorrectionOfWhatWasComputedAlready() {
        metrics.record(done("a").build(), failed("b").build());
        assertThat(share()).isEqualTo(Rational.of(1, 2));

        metrics.record(done("c").corrects(ObservationId.of("b")).build());

        assertThat(share()).isEqualTo(Rational.ONE);
        assertThat(metrics.measure(DEFINITIONS).excluded()).isEqualTo(Map.of(ExclusionReason.SUPERSEDED, 1L));
    }

    @Test
    void measure_honoursACorrectionThatCameFirst() {
        metrics.record(done("c").corrects(ObservationId.of("b")).build());
        assertThat(share()).isEqualTo(Rational.ONE);

        metrics.record(failed("b").build());

        assertThat(share()).isEqualTo(Rational.ONE);
    }

    @Test
    void measure_forgetsACell_whenItsOnlyObservationIsRetracted() {
        metrics.record(done("a").dimension("channel", "web").build(), done("b").build());
        metrics.catchUp(DEFINITIONS);

        metrics.record(done("r").retracts(ObservationId.of("a")).build());

        assertThat(metrics.measure(DEFINITIONS).of(KpiId.of("share")))
                .noneMatch(result -> result.segment().equals(Segment.of("channel", "web")));
    }

    @Test
    void measure_asOfAnEarlierTime_seesWhatWasKnownThen() {
        metrics.record(failed("a").recorded(NOW.minusSeconds(100)).build());
        metrics.record(done("b").recorded(NOW.minusSeconds(50)).build());

        KpiReport then = metrics.measure(DEFINITIONS, NOW.minusSeconds(60));

        assertThat(then.of(KpiId.of("share")).get(0).measurement().value()).isEqualTo(Rational.ZERO);
        assertThat(then.excluded()).isEqualTo(Map.of(ExclusionReason.RECORDED_AFTER_AS_OF, 1L));
        assertThat(share()).isEqualTo(Rational.of(1, 2));
    }

    @Test
    void record_takesPartInATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> context.inTransaction(tx -> {
                    CxMetrics.on(tx).record(done("a").build());
                    throw new IllegalStateException("changed our mind");
                }));

        assertThat(metrics.catchUp(DEFINITIONS)).isZero();
        context.inTransaction(tx -> {
            CxMetrics.on(tx).record(done("a").build());
            return CxMetrics.on(tx).measure(DEFINITIONS);
        });
        assertThat(metrics.catchUp(DEFINITIONS)).isEqualTo(1);
    }

    @Test
    void tenants_doNotSeeOneAnother() {
        metrics.record(done("a").build());

        assertThat(CxMetrics.on(context.forTenant(TenantId.of("other"))).catchUp(DEFINITIONS))
                .isZero();
    }

    @Test
    void catchUp_losesAndRepeatsNothing_whenManyDoItWhileOthersRecord() throws Exception {
        int writers = 4;
        int each = 50;
        ExecutorService threads = Executors.newFixedThreadPool(2 * writers);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + "-";
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        CxMetrics.on(context).record(done(name + i).build());
                    }
                    return 0L;
                });
                work.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        CxMetrics.on(context).catchUp(DEFINITIONS);
                    }
                    return 0L;
                });
            }
            for (Future<Long> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        KpiReport report = metrics.measure(DEFINITIONS);
        assertThat(report.of(KpiId.of("share")).get(0).measurement().n()).isEqualTo(writers * each);
        assertThat(report.revision()).isEqualTo(writers * each);
    }

    private Rational share() {
        return metrics.measure(DEFINITIONS)
                .of(KpiId.of("share"))
                .get(0)
                .measurement()
                .value();
    }

    private static Observation.Builder done(String id) {
        return Observation.builder(ObservationId.of(id), "done", NOW.minusSeconds(1_000));
    }

    private static Observation.Builder failed(String id) {
        return Observation.builder(ObservationId.of(id), "failed", NOW.minusSeconds(1_000));
    }

    private static Observation observation(SplittableRandom random, int number, boolean corrections) {
        Instant occurred = NOW.minusSeconds(random.nextLong(500_000, 900_000));
        Observation.Builder observation = Observation.builder(
                        ObservationId.of("o" + number), random.nextInt(3) > 0 ? "done" : "failed", occurred)
                .recorded(occurred.plusSeconds(random.nextLong(-100, 400_000)))
                .reference("case-" + random.nextInt(200));
        if (random.nextInt(4) > 0) {
            observation.dimension("channel", random.nextBoolean() ? "web" : "counter");
        }
        if (random.nextInt(4) > 0) {
            observation.value("cost", random.nextInt(1_000));
        }
        if (corrections && random.nextInt(100) == 0) {
            ObservationId other = ObservationId.of("o" + random.nextInt(3_000));
            if (random.nextBoolean()) {
                observation.corrects(other);
            } else {
                observation.retracts(other);
            }
        }
        return observation.build();
    }
}
