package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How often a grant may be used. {@link #nextAt} answers from the uses that were made, and are being made, alone; it keeps
 * nothing.
 */
public sealed interface Quota {

    /** How many uses at most, in whatever it counts over. */
    int limit();

    /**
     * When one more use is allowed: {@code now} if it is now, a later instant if it will be, empty if never again.
     *
     * @param uses instants of the uses that count, in any order
     */
    Optional<Instant> nextAt(Collection<Instant> uses, Instant now);

    /** So many uses in all. */
    record Total(int limit) implements Quota {
        public Total {
            requirePositive(limit);
        }

        @Override
        public Optional<Instant> nextAt(Collection<Instant> uses, Instant now) {
            return uses.size() < limit ? Optional.of(now) : Optional.empty();
        }
    }

    /**
     * So many uses in each calendar unit, as the zone's clocks show it. Units begin at midnight (or the first moment of the
     * day where midnight is left out), weeks on Monday.
     *
     * @param unit {@code HOURS}, {@code DAYS}, {@code WEEKS}, {@code MONTHS} or {@code YEARS}
     */
    record Calendar(int limit, ChronoUnit unit, ZoneId zone) implements Quota {
        private static final List<ChronoUnit> UNITS =
                List.of(ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS);

        public Calendar {
            requirePositive(limit);
            Objects.requireNonNull(zone, "zone");
            if (!UNITS.contains(unit)) {
                throw new IllegalArgumentException("unit (" + unit + ") must be one of " + UNITS);
            }
        }

        @Override
        public Optional<Instant> nextAt(Collection<Instant> uses, Instant now) {
            Instant begin = begin(now.atZone(zone)).toInstant();
            Instant end = end(now.atZone(zone)).toInstant();
            long inside = uses.stream()
                    .filter(use -> !use.isBefore(begin) && use.isBefore(end))
                    .count();
            return Optional.of(inside < limit ? now : end);
        }

        private ZonedDateTime begin(ZonedDateTime now) {
            return switch (unit) {
                case HOURS -> now.truncatedTo(ChronoUnit.HOURS);
                case WEEKS ->
                    now.toLocalDate()
                            .minusDays(now.getDayOfWeek().getValue() - 1L)
                            .atStartOfDay(zone);
                case MONTHS -> now.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
                case YEARS -> now.toLocalDate().withDayOfYear(1).atStartOfDay(zone);
                default -> now.toLocalDate().atStartOfDay(zone);
            };
        }

        private ZonedDateTime end(ZonedDateTime now) {
            ZonedDateTime begin = begin(now);
            // an hour is sixty minutes on the time line; days and more are counted on the calendar
            return unit == ChronoUnit.HOURS
                    ? begin.plusHours(1)
                    : begin.toLocalDate().plus(1, unit).atStartOfDay(zone);
        }
    }

    /** So many uses in every span of this length: a use no longer counts when it is exactly that old. */
    record Sliding(int limit, Duration span) implements Quota {
        public Sliding {
            requirePositive(limit);
            requirePositive(span);
        }

        @Override
        public Optional<Instant> nextAt(Collection<Instant> uses, Instant now) {
            List<Instant> inside = uses.stream()
                    .filter(use -> now.isBefore(use.plus(span)))
                    .sorted()
                    .toList();
            return Optional.of(
                    inside.size() < limit
                            ? now
                            : inside.get(inside.size() - limit).plus(span));
        }
    }

    /** One use, and then none before so much time has gone by. */
    record Spaced(Duration spacing) implements Quota {
        public Spaced {
            requirePositive(spacing);
        }

        @Override
        public int limit() {
            return 1;
        }

        @Override
        public Optional<Instant> nextAt(Collection<Instant> uses, Instant now) {
            return new Sliding(1, spacing).nextAt(uses, now);
        }
    }

    private static void requirePositive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be at least 1");
        }
    }

    private static void requirePositive(Duration duration) {
        if (duration.compareTo(Duration.of(1, ChronoUnit.MICROS)) < 0) {
            throw new IllegalArgumentException("duration (" + duration + ") must be at least one microsecond");
        }
    }
}
