package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;

/** A KPI of cases that pause and reopen obeys the laws. */
class SurvivalStateTest extends MergeableStateLaws<Observation, KpiState> {

    private static final KpiDefinition KPI = KpiDefinition.builder(
                    KpiId.of("kpi"),
                    KpiStateTest.TITLE,
                    new CaseMeasure.Elapsed(
                            Filter.kind("done"),
                            Filter.kind("failed"),
                            new CaseMarks(Filter.kind("other"), Filter.kind("done"), Filter.kind("other"), null),
                            Measure.Closing.NET_OF_CLOSED_SPANS,
                            CaseMeasure.Whose.OPENED,
                            new CaseMeasure.Statistic.QuantileOf(new BigDecimal("0.5"))))
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
