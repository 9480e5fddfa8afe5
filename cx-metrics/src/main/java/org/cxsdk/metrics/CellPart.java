package org.cxsdk.metrics;

import java.math.BigDecimal;
import org.cxsdk.core.state.RatioOfSums;
import org.jspecify.annotations.Nullable;

/** What one observation or case adds to a cell: a part of the figure, or one more that was left out and why. */
record CellPart(RatioOfSums.@Nullable Part figure, @Nullable String excluded) {

    static CellPart figure(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        return new CellPart(new RatioOfSums.Part(numerator, denominator), null);
    }

    static CellPart excluded(String code) {
        return new CellPart(null, code);
    }
}
