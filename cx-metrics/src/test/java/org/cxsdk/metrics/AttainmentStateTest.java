package org.cxsdk.metrics;

import java.time.Duration;
import java.util.SplittableRandom;
import org.cxsdk.core.Observation;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;

/** The same laws for a KPI over cases. */
class AttainmentStateTest extends MergeableStateLaws<Observation, KpiState> {

    @Override
    protected StateType<Observation, KpiState> type() {
        return KpiState.type(KpiDefinition.builder(
                        KpiId.of("in-time"),
                        KpiStateTest.TITLE,
                        new Measure.Attainment(
                                Filter.kind("done"),
                                Filter.kind("failed"),
                                Duration.ofHours(5),
                                Measure.Cohort.DUE_COHORT,
                                Measure.Closing.LAST_CLOSE))
                .exclude(new Exclusion("test-data", Filter.dimension("office", "o3"), KpiStateTest.TITLE))
                .requires("channel")
                .dimensions("channel")
                .build());
    }

    @Override
    protected Observation observation(SplittableRandom random) {
        return KpiStateTest.anyObservation(random);
    }
}
