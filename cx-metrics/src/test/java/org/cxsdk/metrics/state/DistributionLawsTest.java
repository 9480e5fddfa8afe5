package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;

class DistributionLawsTest extends MergeableStateLaws<BigDecimal, Distribution> {

    @Override
    protected StateType<BigDecimal, Distribution> type() {
        return Distribution.TYPE;
    }

    @Override
    protected BigDecimal observation(SplittableRandom random) {
        return Numbers.any(random);
    }
}
