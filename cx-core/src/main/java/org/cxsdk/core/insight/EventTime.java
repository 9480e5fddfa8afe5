package org.cxsdk.core.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of event logs: ISO 8601 as logs write it, {@code 2010-12-30 11:02:00.5+01:00}. A date, year first, with hyphens
 * or slashes; a {@code T} or spaces; hours and minutes; perhaps seconds; perhaps a fraction of 1 to 9 digits behind a point or
 * comma; perhaps an offset ({@code Z}, {@code +01}, {@code +0100}, {@code +01:00}). Digits beyond microseconds are cut off. A date
 * alone is the beginning of the day. What is written otherwise, the day first or as a number since 1970, is read only if somebody
 * says so ({@link #written}, {@link #since1970}), since {@code 03-04-2026} may be two days.
 *
 * <p>A time without offset is local: it is read in the zone given, and refused if none was given, since a guess would move
 * events. Where clocks go back, a local time that comes twice is the earlier one; where they go forward, one that is
 * skipped is moved on by the length of the gap ({@link java.time.ZonedDateTime#ofLocal}).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class EventTime {

    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Length of {@code 2010-12-30}; no time with an hour is as short. */
    private static final int DAY_ALONE = 10;

    /** Where the point stands in {@code 2010-12-30T11:02:00.5}, and how many digits behind it are kept. */
    private static final int FRACTION = 19;

    private static final int MICRO_DIGITS = 6;

    private final @Nullable ZoneId zone;

    private final @Nullable TimeNotation notation;

    private final boolean offsetsDropped;

    private EventTime(@Nullable ZoneId zone, @Nullable TimeNotation notation, boolean offsetsDropped) {
        this.zone = zone;
        this.notation = notation;
        this.offsetsDropped = offsetsDropped;
    }

    /** Reads times that all carry an offset. */
    public static EventTime withOffset() {
        return new EventTime(null, null, false);
    }

    /** Reads times with offset, and local ones as times of this zone. */
    public static EventTime localIn(ZoneId zone) {
        return new EventTime(Objects.requireNonNull(zone, "zone"), null, false);
    }

    /**
     * Reads what the clock showed as if it had shown UTC, whatever the offset, to compare with tools that drop offsets. A journey
     * that goes on past a change of clocks is then an hour too long or too short.
     */
    public static EventTime withoutOffset() {
        return new EventTime(ZoneOffset.UTC, null, true);
    }

    /**
     * Returns the reader of times that are written like this pattern, for example {@code dd-MM-yyyy HH:mm}
     * ({@link java.time.format.DateTimeFormatter}); names of months are English, a pattern without hours names the beginning of the
     * day.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public EventTime written(String pattern) {
        return new EventTime(zone, TimeNotation.Pattern.of(pattern), offsetsDropped);
    }

    /**
     * Returns the reader of numbers, whole or not, of units since 1970-01-01T00:00Z.
     *
     * @param unit seconds, milliseconds, microseconds or nanoseconds
     */
    public EventTime since1970(ChronoUnit unit) {
        return new EventTime(zone, new TimeNotation.Since1970(unit), offsetsDropped);
    }

    /** The instant that the text names, cut to microseconds. */
    public Instant instant(CharSequence text) {
        return ofMicros(micros(text));
    }

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }

    /**
     * Microseconds since 1970-01-01T00:00Z of the instant that the text names.
     *
     * @throws DateTimeException if the text is not such a time; its message is one clause for a violation
     */
    public long micros(CharSequence text) {
        return notation == null ? new Reading(text).micros() : notation.micros(text, zone);
    }

    /** Whether a time that could be read is a day without an hour. */
    public boolean isDay(CharSequence text) {
        return notation == null ? text.length() == DAY_ALONE : notation.isDays();
    }

    /** Whether a time that could be read says more than microseconds, which was cut off. */
    public boolean isFiner(CharSequence text) {
        int point = notation == null && text.length() > FRACTION + MICRO_DIGITS ? FRACTION : text.length();
        boolean found = false;
        for (int i = point + 1; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
            found |= i > FRACTION + MICRO_DIGITS && text.charAt(i) != '0';
        }
        return found;
    }

    /**
     * Whether a local time that could be read comes twice, since clocks went back, or never, since they went forward.
     *
     * @param micros how it was read
     */
    public boolean isUncertain(CharSequence text, long micros) {
        if (zone == null
                || offsetsDropped
                || notation != null
                || zone.getRules().isFixedOffset()
                || !isLocal(text)) {
            return false;
        }
        LocalDateTime read = LocalDateTime.ofInstant(ofMicros(micros), zone);
        int hour = text.length() == DAY_ALONE ? 0 : new Reading(text).hour();
        return read.getHour() != hour || zone.getRules().getValidOffsets(read).size() > 1;
    }

    /** Whether a time that could be read has no offset. */
    public boolean isLocal(CharSequence text) {
        if (notation != null) {
            return notation.isLocal(text);
        }
        for (int i = text.length() - 1; i >= 10; i--) {
            char c = text.charAt(i);
            if (c == '+' || c == '-' || c == 'Z' || c == 'z') {
                return false;
            }
        }
        return true;
    }

    /** One text being read from left to right. */
    private final class Reading {
        private final CharSequence text;
        private int at;

        Reading(CharSequence text) {
            this.text = text;
        }

        long micros() {
            int year = digits(4);
            char separator = has('/') ? '/' : '-';
            expect(separator);
            int month = digits(2);
            expect(separator);
            LocalDate day = LocalDate.of(year, month, digits(2));
            if (at == text.length()) {
                return (day.toEpochDay() * 86_400 - offsetSeconds(day, LocalTime.MIDNIGHT)) * MICROS_PER_SECOND;
            }
            if (!has('T') && !has('t') && !has(' ')) {
                throw bad();
            }
            at++;
            skipSpaces();
            int hour = digits(2);
            expect(':');
            int minute = digits(2);
            int second = 0;
            long fraction = 0;
            if (has(':')) {
                at++;
                second = digits(2);
                if (has('.') || has(',')) {
                    at++;
                    fraction = fraction();
                }
            }
            LocalTime time = LocalTime.of(hour, minute, second);
            skipSpaces();
            long seconds = day.toEpochDay() * 86_400 + time.toSecondOfDay() - offsetSeconds(day, time);
            if (at < text.length()) {
                throw bad();
            }
            return seconds * MICROS_PER_SECOND + fraction;
        }

        int hour() {
            at = DAY_ALONE + 1;
            skipSpaces();
            return digits(2);
        }

        private long offsetSeconds(LocalDate day, LocalTime time) {
            if (at == text.length()) {
                if (zone == null) {
                    throw new DateTimeException("is a local time, and no zone was given");
                }
                LocalDateTime local = LocalDateTime.of(day, time);
                // in a gap getOffset gives the offset before it, which moves the time on by the length of the gap
                return zone.getRules().getOffset(local).getTotalSeconds();
            }
            if (has('Z') || has('z')) {
                at++;
                return 0;
            }
            if (!has('+') && !has('-')) {
                throw bad();
            }
            int sign = has('-') ? -1 : 1;
            at++;
            int hours = digits(2);
            int minutes = 0;
            if (at < text.length()) {
                if (has(':')) {
                    at++;
                }
                minutes = digits(2);
            }
            if (hours > 18 || minutes > 59) {
                throw new DateTimeException("has an offset beyond 18 hours");
            }
            return offsetsDropped ? 0 : sign * (hours * 3_600L + minutes * 60L);
        }

        /** One to nine digits as microseconds. */
        private long fraction() {
            int begin = at;
            long micros = 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                if (at - begin < 6) {
                    micros = 10 * micros + text.charAt(at) - '0';
                }
                at++;
            }
            int digits = at - begin;
            if (digits == 0 || digits > 9) {
                throw bad();
            }
            for (int i = digits; i < 6; i++) {
                micros *= 10;
            }
            return micros;
        }

        private int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, at++) {
                if (at == text.length() || !isDigit(text.charAt(at))) {
                    throw bad();
                }
                value = 10 * value + text.charAt(at) - '0';
            }
            return value;
        }

        private void expect(char wanted) {
            if (!has(wanted)) {
                throw bad();
            }
            at++;
        }

        private boolean has(char wanted) {
            return at < text.length() && text.charAt(at) == wanted;
        }

        private void skipSpaces() {
            while (has(' ')) {
                at++;
            }
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static DateTimeException bad() {
            return new DateTimeException("is not a time such as 2010-12-30T11:02:00+01:00");
        }
    }
}
