package org.cxsdk.core.storage;

import java.time.Instant;

/** Instants as whole microseconds since 1970-01-01T00:00Z, the form in which adapters keep them (ST-17). */
public final class Micros {

    private static final long PER_SECOND = 1_000_000L;
    private static final int NANOS_PER_MICRO = 1_000;

    private Micros() {}

    /**
     * Returns the microseconds since 1970, cut towards the past.
     *
     * @throws IllegalArgumentException if a long cannot hold them (about 292,000 years from 1970)
     */
    public static long of(Instant instant) {
        try {
            // not ChronoUnit.MICROS.between: on JDK 17 it counts nanoseconds on the way, which overflow in the year
            // 2262
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "instant (" + instant + ") is too far from 1970 to count in microseconds", e);
        }
    }

    /** Returns the instant that many microseconds after 1970. */
    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS_PER_MICRO);
    }
}
