package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;

/** A KPI that keeps values obeys the laws. */
class QuantileStateTest extends MergeableStateLaws<Observation, KpiState> {

    private static final KpiDefinition KPI = KpiDefinition.builder(
                    KpiId.of("kpi"),
                    KpiStateTest.TITLE,
                    new ValueMeasure.Quantile("cost", Filter.kind("done"), new BigDecimal("0.9")))
            .exclude(new Exclusion("test-data", Filter.dimension("office", "o3"), KpiStateTest.TITLE))
            .dimensions("channel", "office")
            .period(ReportingPeriod.Grain.DAY, ZoneId.of("Asia/Dubai"))
            .build();

    @Override
    protected StateType<Observation, KpiState> type() {
        return KpiState.type(KPI);
    }

    @Override
    protected Observation observation(SplittableRandom random) {
        return KpiStateTest.anyObservation(random);
    }
}
