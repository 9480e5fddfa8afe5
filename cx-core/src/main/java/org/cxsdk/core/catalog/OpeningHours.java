package org.cxsdk.core.catalog;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a channel is open: in a zone, on days of the week, except on some dates. Wall-clock time counts, so that a counter
 * open from 8 to 4 is so on both sides of a change of clocks.
 *
 * @param zone the zone of the times
 * @param week open spans by day, in order and without overlap; a day without spans is closed
 * @param closedOn dates on which it is closed all day
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> closedOn) {

    public OpeningHours {
        Objects.requireNonNull(zone, "zone");
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> copy.put(day, inOrder(day.toString(), spans)));
        week = Collections.unmodifiableMap(copy);
        closedOn = Collections.unmodifiableSet(new TreeSet<>(closedOn));
    }

    /**
     * Part of a day, half-open.
     *
     * @param from first moment
     * @param to the moment after the last; midnight is the end of the day
     */
    public record Span(LocalTime from, LocalTime to) {

        public Span {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("from (" + from + ") must be before to (" + to + ")");
            }
        }

        /**
         * Returns the span written as {@code 08:00-16:00}; {@code 24:00} is the end of the day.
         *
         * @throws IllegalArgumentException if it is not written so
         */
        public static Span of(String text) {
            String[] ends = text.split("-", -1);
            try {
                if (ends.length == 2) {
                    return new Span(
                            LocalTime.parse(ends[0]),
                            ends[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]));
                }
            } catch (DateTimeParseException e) {
                // told below
            }
            throw new IllegalArgumentException("\"" + text + "\" is not a span like 08:00-16:00");
        }

        /** The whole day. */
        public static final Span ALL_DAY = new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }

        boolean overlaps(Span later) {
            return to.equals(LocalTime.MIDNIGHT) || later.from.isBefore(to);
        }
    }

    /** Around the clock, every day. */
    public static OpeningHours always(ZoneId zone) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Span.ALL_DAY));
        }
        return new OpeningHours(zone, week, Set.of());
    }

    /** Whether it is open at that moment. */
    public boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return !closedOn.contains(local.toLocalDate())
                && week.getOrDefault(local.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> span.contains(local.toLocalTime()));
    }

    /** Whether it never closes. */
    public boolean isAlways() {
        return equals(always(zone));
    }

    static List<Span> inOrder(String day, List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparing(Span::from));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                throw new IllegalArgumentException("spans of " + day + " overlap");
            }
        }
        return List.copyOf(sorted);
    }
}
