package org.cxsdk.core.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of event logs: ISO 8601 as logs write it, {@code 2010-12-30 11:02:00.5+01:00}. A date; a {@code T} or
 * spaces; hours and minutes; perhaps seconds; perhaps a fraction of 1 to 9 digits behind a point or comma; perhaps an
 * offset ({@code Z}, {@code +01}, {@code +0100}, {@code +01:00}). Digits beyond microseconds are cut off.
 *
 * <p>A time without offset is local: it is read in the zone given, and refused if none was given, since a guess would move
 * events. Where clocks go back, a local time that comes twice is the earlier one; where they go forward, one that is
 * skipped is moved on by the length of the gap ({@link java.time.ZonedDateTime#ofLocal}).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class EventTime {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final @Nullable ZoneId zone;

    private EventTime(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** Reads times that all carry an offset. */
    public static EventTime withOffset() {
        return new EventTime(null);
    }

    /** Reads times with offset, and local ones as times of this zone. */
    public static EventTime localIn(ZoneId zone) {
        return new EventTime(Objects.requireNonNull(zone, "zone"));
    }

    /** The instant that the text names, cut to microseconds. */
    public Instant instant(CharSequence text) {
        long micros = micros(text);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }

    /**
     * Microseconds since 1970-01-01T00:00Z of the instant that the text names.
     *
     * @throws DateTimeException if the text is not such a time; its message is one clause for a violation
     */
    public long micros(CharSequence text) {
        return new Reading(text).micros();
    }

    /** Whether a time that could be read has no offset. */
    public static boolean isLocal(CharSequence text) {
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
            expect('-');
            int month = digits(2);
            expect('-');
            LocalDate day = LocalDate.of(year, month, digits(2));
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
            return sign * (hours * 3_600L + minutes * 60L);
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
