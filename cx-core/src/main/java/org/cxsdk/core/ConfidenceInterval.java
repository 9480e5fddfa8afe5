package org.cxsdk.core;

import java.util.Objects;

/**
 * An interval estimate.
 *
 * @param low lower limit, not above {@code high}
 * @param high upper limit
 * @param level confidence level, between 0 and 1 exclusive, for example 0.95
 * @param method how it was computed, for example {@code "wilson"}
 */
public record ConfidenceInterval(double low, double high, double level, String method) {

    public ConfidenceInterval {
        Objects.requireNonNull(method, "method");
        if (!(low <= high)) {
            throw new IllegalArgumentException("low (" + low + ") must not be above high (" + high + ")");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level (" + level + ") must lie between 0 and 1");
        }
    }
}
