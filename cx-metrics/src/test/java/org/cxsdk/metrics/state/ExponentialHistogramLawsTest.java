package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;

class ExponentialHistogramLawsTest extends MergeableStateLaws<BigDecimal, ExponentialHistogram> {

    @Override
    protected StateType<BigDecimal, ExponentialHistogram> type() {
        return ExponentialHistogram.TYPE;
    }

    @Override
    protected BigDecimal observation(SplittableRandom random) {
        return Numbers.any(random);
    }
}
