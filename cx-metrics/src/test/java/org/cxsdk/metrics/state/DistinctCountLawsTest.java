package org.cxsdk.metrics.state;

import java.util.SplittableRandom;
import org.cxsdk.core.kit.MergeableStateLaws;
import org.cxsdk.core.state.StateType;

class DistinctCountLawsTest extends MergeableStateLaws<String, DistinctCount> {

    @Override
    protected StateType<String, DistinctCount> type() {
        return DistinctCount.TYPE;
    }

    @Override
    protected String observation(SplittableRandom random) {
        return "person-" + random.nextInt(40);
    }
}
