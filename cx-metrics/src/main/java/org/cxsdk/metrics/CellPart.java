package org.cxsdk.metrics;

import java.math.BigDecimal;
import org.cxsdk.core.state.RatioOfSums;
import org.jspecify.annotations.Nullable;

/**
 * What one observation or case adds to a cell: a part of the figure, a value whose spread matters, a thing that is told
 * apart, or one more that was left out and why.
 */
record CellPart(
        RatioOfSums.@Nullable Part figure,
        @Nullable BigDecimal spread,
        @Nullable BigDecimal value,
        @Nullable String thing,
        @Nullable String excluded) {

    static CellPart figure(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        return new CellPart(new RatioOfSums.Part(numerator, denominator), null, null, null, null);
    }

    /** A value of a mean: its spread gives the mean an interval. */
    static CellPart spread(BigDecimal value) {
        return new CellPart(new RatioOfSums.Part(value, BigDecimal.ONE), value, null, null, null);
    }

    /** A value of which quantiles are asked. */
    static CellPart value(BigDecimal value) {
        return new CellPart(null, null, value, null, null);
    }

    static CellPart thing(String thing) {
        return new CellPart(null, null, null, thing, null);
    }

    static CellPart excluded(String code) {
        return new CellPart(null, null, null, null, code);
    }
}
