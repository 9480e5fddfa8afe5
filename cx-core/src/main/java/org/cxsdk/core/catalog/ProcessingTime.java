package org.cxsdk.core.catalog;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How long a service takes, as ISO 8601 writes it: {@code P2Y9M5DT6H5M20S}. Years, months and days are calendar time, the
 * rest is clock time; {@link java.time.Duration} alone knows no months.
 *
 * @param period years, months and days
 * @param duration hours, minutes and seconds
 */
public record ProcessingTime(Period period, Duration duration) {

    public ProcessingTime {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(duration, "duration");
        if (period.isNegative() || duration.isNegative()) {
            throw new IllegalArgumentException("processing time must not be negative");
        }
    }

    /**
     * Returns the time that the text writes.
     *
     * @throws IllegalArgumentException if it is not an ISO 8601 duration
     */
    public static ProcessingTime of(String text) {
        int t = text.indexOf('T');
        String date = t < 0 ? text : text.substring(0, t);
        try {
            return new ProcessingTime(
                    t >= 0 && date.equals("P") ? Period.ZERO : Period.parse(date),
                    t < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(t)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time like P10D, PT6H or P2Y9M5DT6H5M20S", e);
        }
    }

    /** The moment at which something begun then is due. */
    public ZonedDateTime after(ZonedDateTime start) {
        return start.plus(period).plus(duration.getSeconds(), ChronoUnit.SECONDS);
    }

    /** As ISO 8601 writes it. */
    @Override
    public String toString() {
        String clock = duration.isZero() ? "" : duration.toString().substring(1);
        return period.isZero() && !clock.isEmpty() ? "P" + clock : period + clock;
    }
}
