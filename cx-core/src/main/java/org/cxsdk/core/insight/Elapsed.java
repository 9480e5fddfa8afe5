package org.cxsdk.core.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BiFunction;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingTimeTable;

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

    /** In working time of a calendar. */
    static Elapsed working(WorkingCalendar calendar) {
        return signed(Objects.requireNonNull(calendar, "calendar")::between);
    }

    /** In working time of a calendar that was laid out for the period of a log: many times faster. */
    static Elapsed working(WorkingTimeTable table) {
        return signed(Objects.requireNonNull(table, "table")::between);
    }

    private static Elapsed signed(BiFunction<Instant, Instant, Duration> forwards) {
        return (from, to) -> from <= to ? micros(forwards, from, to) : Math.negateExact(micros(forwards, to, from));
    }

    private static long micros(BiFunction<Instant, Instant, Duration> forwards, long from, long to) {
        return forwards.apply(Instant.EPOCH.plus(from, ChronoUnit.MICROS), Instant.EPOCH.plus(to, ChronoUnit.MICROS))
                        .toNanos()
                / 1_000;
    }
}
