package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.cxsdk.core.kit.SubtractableStateLaws;
import org.cxsdk.core.state.StateType;

class MomentsLawsTest extends SubtractableStateLaws<BigDecimal, Moments> {

    @Override
    protected StateType<BigDecimal, Moments> type() {
        return Moments.TYPE;
    }

    @Override
    protected BigDecimal observation(SplittableRandom random) {
        return Numbers.any(random);
    }
}
