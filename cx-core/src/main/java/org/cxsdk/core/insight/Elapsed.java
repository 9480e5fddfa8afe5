package org.cxsdk.core.insight;

/**
 * How long it is from one instant to another: by the clock, or in working time. Instants and results in microseconds; a
 * result is negative where the second instant is before the first, and never cut to 0.
 */
@FunctionalInterface
public interface Elapsed {

    /** Measures from one instant to another. */
    long between(long fromMicros, long toMicros);

    /** By the clock, around it and on all days. */
    static Elapsed clock() {
        return (from, to) -> to - from;
    }
}
