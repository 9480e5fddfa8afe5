package org.cxsdk.metrics.state;

import java.math.BigDecimal;

/**
 * A quantile and how well it is known.
 *
 * @param value the figure, of type 7 of Hyndman and Fan; between the least and the greatest value
 * @param relativeError how far it may be from the exact one, as a share of it; 0 if it is exact
 */
public record Quantile(BigDecimal value, double relativeError) {

    /** Whether it was computed from the values themselves. */
    public boolean exact() {
        return relativeError == 0;
    }
}
