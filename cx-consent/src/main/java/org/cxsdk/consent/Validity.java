package org.cxsdk.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a grant is valid: the half-open interval {@code [from, to)} in UTC. At {@code from} it is valid, at {@code to} it
 * no longer is.
 *
 * <p>An instant of the SDK is a whole microsecond. A bound that is finer is moved to the microsecond that makes the
 * interval shorter ({@code from} later, {@code to} earlier), so that rounding never lengthens a consent.
 *
 * @param from first valid instant; null if valid as soon as it is said
 * @param to first instant that is no longer valid; null if it does not end by itself
 */
public record Validity(@Nullable Instant from, @Nullable Instant to) {

    /** Valid from the moment it is said until it is withdrawn. */
    public static final Validity OPEN = new Validity(null, null);

    public Validity {
        from = from == null ? null : roundedUp(from);
        to = to == null ? null : to.truncatedTo(ChronoUnit.MICROS);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "from (" + from + ") must be before to (" + to + "): a validity has at least one microsecond");
        }
    }

    /** Valid from {@code from} until just before {@code to}. */
    public static Validity between(Instant from, Instant to) {
        return new Validity(Objects.requireNonNull(from, "from"), Objects.requireNonNull(to, "to"));
    }

    /** Valid as soon as it is said until just before {@code to}. */
    public static Validity until(Instant to) {
        return new Validity(null, Objects.requireNonNull(to, "to"));
    }

    /** Valid from {@code from}, without an end. */
    public static Validity from(Instant from) {
        return new Validity(Objects.requireNonNull(from, "from"), null);
    }

    /**
     * Valid on these calendar days, both included, where the zone's clocks show them: from midnight at the start of the
     * first to midnight at the end of the last.
     */
    public static Validity ofDays(LocalDate first, LocalDate last, ZoneId zone) {
        return between(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * Valid from the start of a day for a calendar period (a year, six months) where the zone's clocks show it. A month
     * that lacks the day ends it on its last day: one month from 31 January ends at the start of 28 February.
     */
    public static Validity ofPeriod(LocalDate first, Period period, ZoneId zone) {
        return between(
                first.atStartOfDay(zone).toInstant(),
                first.plus(period).atStartOfDay(zone).toInstant());
    }

    /** Whether the validity has begun by this instant. */
    public boolean hasBegun(Instant now) {
        return from == null || !now.isBefore(from);
    }

    /** Whether the validity is over at this instant. */
    public boolean hasEnded(Instant now) {
        return to != null && !now.isBefore(to);
    }

    /** Whether it is valid at this instant. */
    public boolean contains(Instant now) {
        return hasBegun(now) && !hasEnded(now);
    }

    /** {@code [from, to)}, an open side shown as {@code -}. */
    @Override
    public String toString() {
        return "[" + (from == null ? "-" : from) + ", " + (to == null ? "-" : to) + ")";
    }

    private static Instant roundedUp(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MICROS);
        return cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MICROS);
    }
}
