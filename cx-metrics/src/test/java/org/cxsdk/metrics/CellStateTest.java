package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.cxsdk.core.kit.SubtractableStateLaws;
import org.cxsdk.core.state.StateType;

class CellStateTest extends SubtractableStateLaws<CellPart, CellState> {

    @Override
    protected StateType<CellPart, CellState> type() {
        return CellState.TYPE;
    }

    @Override
    protected CellPart observation(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? CellPart.excluded(random.nextBoolean() ? "MISSING_VALUE" : "test-data")
                : CellPart.figure(
                        random.nextBoolean() ? BigDecimal.valueOf(random.nextLong(-50, 50), 2) : null,
                        random.nextBoolean() ? BigDecimal.ONE : null);
    }
}
