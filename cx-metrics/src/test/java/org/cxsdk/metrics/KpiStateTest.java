package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.cxsdk.core.CxException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A KPI of aggregates obeys the laws; {@link AttainmentStateTest} shows the same for cases. */
class KpiStateTest extends MergeableStateLaws<Observation, KpiState> {

    static final LocalizedText TITLE = LocalizedText.enAr("Some KPI", "مؤشر");
    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

    private static final KpiDefinition COST = KpiDefinition.builder(
                    KpiId.of("cost-per-transaction"),
                    TITLE,
                    Measure.ratio(
                            Measure.Term.sum("cost", Filter.kind("done", "failed")),
                            Measure.Term.count(Filter.kind("done")),
                            Rational.ONE))
            .exclude(new Exclusion("test-data", Filter.dimension("office", "o3"), TITLE))
            .requires("channel")
            .dimensions("channel", "office")
            .period(ReportingPeriod.Grain.DAY, DUBAI)
            .build();

    @Override
    protected StateType<Observation, KpiState> type() {
        return KpiState.type(COST);
    }

    @Override
    protected Observation observation(SplittableRandom random) {
        return anyObservation(random);
    }

    /** Observations with missing dimensions, missing values, ties and several days. */
    static Observation anyObservation(SplittableRandom random) {
        String[] kinds = {"done", "failed", "other"};
        Observation.Builder observation = Observation.builder(
                        ObservationId.of("o" + random.nextLong()),
                        kinds[random.nextInt(3)],
                        Instant.parse("2026-10-01T18:00:00Z").plusSeconds(random.nextLong(300_000)))
                .reference("case-" + random.nextInt(12));
        if (random.nextInt(5) > 0) {
            observation.dimension("channel", random.nextBoolean() ? "web" : "counter");
        }
        if (random.nextInt(5) > 0) {
            observation.dimension("office", "o" + random.nextInt(5));
        }
        if (random.nextInt(5) > 0) {
            observation.value("cost", BigDecimal.valueOf(random.nextLong(10_000), random.nextInt(4)));
        }
        return observation.build();
    }

    @Test
    void parts_putTheStateTogetherAgain() {
        SplittableRandom random = new SplittableRandom(7);
        KpiState state = type().empty().get();
        for (int i = 0; i < 200; i++) {
            state.add(anyObservation(random));
        }

        KpiState again = type().empty().get();
        state.parts().forEach(again::merge);

        assertThat(again.toBytes()).isEqualTo(state.toBytes());
        assertThat(state.parts().stream().map(KpiState.Part::id)).doesNotHaveDuplicates();
    }

    @Test
    void read_refusesBytesOfAnotherDefinition() {
        KpiDefinition other = KpiDefinition.builder(KpiId.of("other"), TITLE, Measure.count(Filter.EVERYTHING))
                .build();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> KpiState.type(other).read(type().empty().get().toBytes()))
                .withMessageContaining("other@1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        type().empty().get().merge(KpiState.type(other).empty().get()));
    }
}
