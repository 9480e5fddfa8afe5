package org.cxsdk.core.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to write times other than ISO 8601; both ways are immutable and safe for use by many threads. */
sealed interface TimeNotation {

    /**
     * The instant in microseconds since 1970, what is finer cut off.
     *
     * @param zone of times without offset; null if they are refused
     * @throws DateTimeException if the text is written otherwise; its message is one clause for a violation
     */
    long micros(CharSequence text, @Nullable ZoneId zone);

    /** Whether a time that could be read has no offset. */
    boolean isLocal(CharSequence text);

    /** Whether times are written without an hour. */
    boolean isDays();

    /** Written like a pattern. */
    record Pattern(String pattern, DateTimeFormatter formatter) implements TimeNotation {

        static Pattern of(String pattern) {
            return new Pattern(
                    pattern,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(ofYears(pattern))
                            .toFormatter(Locale.ENGLISH)
                            .withResolverStyle(ResolverStyle.STRICT));
        }

        /** In a strict pattern y is the year of an era; people mean the year. */
        private static String ofYears(String pattern) {
            StringBuilder years = new StringBuilder(pattern.length());
            boolean quoted = false;
            for (char c : pattern.toCharArray()) {
                quoted ^= c == '\'';
                years.append(c == 'y' && !quoted && pattern.indexOf('G') < 0 ? 'u' : c);
            }
            return years.toString();
        }

        @Override
        public long micros(CharSequence text, @Nullable ZoneId zone) {
            TemporalAccessor time = parsed(text);
            LocalDate day = time.query(TemporalQueries.localDate());
            if (day == null) {
                throw bad();
            }
            ZoneId own = time.query(TemporalQueries.zone());
            ZoneId known = own == null ? zone : own;
            if (known == null) {
                throw new DateTimeException("is a local time, and no zone was given");
            }
            Instant instant = ZonedDateTime.of(day, hour(time), known).toInstant();
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }

        /** A pattern without minutes, or without an hour, names the beginning of it. */
        private static LocalTime hour(TemporalAccessor time) {
            LocalTime hour = time.query(TemporalQueries.localTime());
            if (hour != null) {
                return hour;
            }
            return time.isSupported(ChronoField.HOUR_OF_DAY)
                    ? LocalTime.of(time.get(ChronoField.HOUR_OF_DAY), 0)
                    : LocalTime.MIDNIGHT;
        }

        @Override
        public boolean isLocal(CharSequence text) {
            return parsed(text).query(TemporalQueries.zone()) == null;
        }

        @Override
        public boolean isDays() {
            return pattern.chars().noneMatch(c -> "HhKk".indexOf(c) >= 0);
        }

        private TemporalAccessor parsed(CharSequence text) {
            try {
                return formatter.parse(text.toString().strip());
            } catch (DateTimeException e) {
                throw bad();
            }
        }

        private DateTimeException bad() {
            return new DateTimeException("is not a time written as " + pattern);
        }
    }

    /** A number of units since 1970-01-01T00:00Z. */
    record Since1970(ChronoUnit unit) implements TimeNotation {

        private static final Map<ChronoUnit, Integer> DIGITS =
                Map.of(ChronoUnit.SECONDS, 6, ChronoUnit.MILLIS, 3, ChronoUnit.MICROS, 0, ChronoUnit.NANOS, -3);

        /** Longer numbers are no times; this bounds the work that one text can make. */
        private static final int LONGEST = 40;

        public Since1970 {
            if (!DIGITS.containsKey(unit)) {
                throw new IllegalArgumentException("unit (" + unit + ") must be seconds or a thousandth part of them");
            }
        }

        @Override
        public long micros(CharSequence text, @Nullable ZoneId zone) {
            String number = text.toString().strip();
            try {
                if (number.length() <= LONGEST && number.chars().noneMatch(c -> c == 'e' || c == 'E')) {
                    return new BigDecimal(number)
                            .scaleByPowerOfTen(DIGITS.getOrDefault(unit, 0))
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact();
                }
            } catch (ArithmeticException | NumberFormatException e) {
                // no number, or too large for an instant: said below
            }
            throw new DateTimeException(
                    "is not a number of " + unit.toString().toLowerCase(Locale.ROOT) + " since 1970");
        }

        @Override
        public boolean isLocal(CharSequence text) {
            return false;
        }

        @Override
        public boolean isDays() {
            return false;
        }
    }
}
