package org.cxsdk.core.catalog;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Answers: when do people work, when is something due, and how much working time lies between two moments? Weekend, hours
 * and holidays are data with the day from which they hold, so that one calendar covers the years before and after a
 * weekend was moved.
 *
 * <p>Working time is the set of instants inside the spans of each day; spans are half-open and told in wall-clock time of
 * the zone. Where clocks change inside a span, the time that really passed counts: a span that starts or ends in a gap
 * does so at the change, one that starts or ends in an hour that comes twice does so the first time. A day that a zone
 * skipped is no working day.
 *
 * <p>Left out: shifts of single people, and holidays that depend on a moon not yet sighted: they become data when they are
 * announced; {@link #covers} tells up to which day they are known. Cost: one step for each day between the moments;
 * {@link WorkingTimeTable} answers in constant time where many are asked. Immutable.
 *
 * @param id the identifier
 * @param version the version, as its owner calls it
 * @param zone the zone of the times
 * @param weeks the weeks, in order of their first day; the first holds since ever
 * @param days days that differ from their week: holidays (without spans), short days, working weekends
 * @param knownUntil the day after the last one whose holidays are known; null if that was not said
 */
public record WorkingCalendar(
        WorkingCalendarId id,
        String version,
        ZoneId zone,
        List<Week> weeks,
        Map<LocalDate, Day> days,
        @Nullable LocalDate knownUntil) {

    public WorkingCalendar {
        Objects.requireNonNull(id, "id");
        Identifier.require("WorkingCalendar.version", version);
        Objects.requireNonNull(zone, "zone");
        weeks = List.copyOf(weeks);
        days = Collections.unmodifiableMap(new TreeMap<>(days));
        if (weeks.isEmpty() || !weeks.get(0).from().equals(LocalDate.MIN)) {
            throw new IllegalArgumentException("the first week must hold from LocalDate.MIN on");
        }
        for (int i = 1; i < weeks.size(); i++) {
            if (!weeks.get(i - 1).from().isBefore(weeks.get(i).from())) {
                throw new IllegalArgumentException(
                        "week from (" + weeks.get(i).from() + ") must begin after the one before it");
            }
        }
    }

    /**
     * The hours of a week, from a day on until the next week begins.
     *
     * @param from first day on which it holds; {@link LocalDate#MIN} for the first week
     * @param hours working spans by day, in order and without overlap; a day without spans is free
     */
    public record Week(LocalDate from, Map<DayOfWeek, List<OpeningHours.Span>> hours) {

        public Week {
            Objects.requireNonNull(from, "from");
            Map<DayOfWeek, List<OpeningHours.Span>> copy = new EnumMap<>(DayOfWeek.class);
            hours.forEach((day, spans) -> {
                if (!spans.isEmpty()) {
                    copy.put(day, OpeningHours.inOrder(day.toString(), spans));
                }
            });
            if (copy.isEmpty()) {
                throw new IllegalArgumentException("hours must have a working day");
            }
            hours = Collections.unmodifiableMap(copy);
        }
    }

    /**
     * A day that differs from its week.
     *
     * @param hours its working spans, in order and without overlap; none for a holiday
     */
    public record Day(List<OpeningHours.Span> hours) {

        /** Nobody works. */
        public static final Day HOLIDAY = new Day(List.of());

        public Day {
            hours = OpeningHours.inOrder("the day", hours);
        }
    }

    /** The same spans on some days of every week, since ever and without holidays. */
    public static WorkingCalendar weekly(
            WorkingCalendarId id, ZoneId zone, Set<DayOfWeek> days, OpeningHours.Span... spans) {
        return new WorkingCalendar(id, "1", zone, List.of(new Week(LocalDate.MIN, same(days, spans))), Map.of(), null);
    }

    /** Every hour of every day: working time is elapsed time, working days are calendar days. */
    public static WorkingCalendar always(ZoneId zone) {
        return weekly(WorkingCalendarId.of("always"), zone, Set.of(DayOfWeek.values()), OpeningHours.Span.ALL_DAY);
    }

    /** This calendar with another week from a day on. */
    public WorkingCalendar withWeekFrom(LocalDate from, Set<DayOfWeek> working, OpeningHours.Span... spans) {
        List<Week> more = new ArrayList<>(weeks);
        more.add(new Week(from, same(working, spans)));
        return new WorkingCalendar(id, version, zone, more, days, knownUntil);
    }

    /** This calendar with holidays. */
    public WorkingCalendar withHolidays(Collection<LocalDate> holidays) {
        Map<LocalDate, Day> more = new TreeMap<>(days);
        holidays.forEach(day -> more.put(day, Day.HOLIDAY));
        return new WorkingCalendar(id, version, zone, weeks, more, knownUntil);
    }

    /** This calendar with a day that has spans of its own. */
    public WorkingCalendar withDay(LocalDate day, OpeningHours.Span... spans) {
        Map<LocalDate, Day> more = new TreeMap<>(days);
        more.put(day, new Day(List.of(spans)));
        return new WorkingCalendar(id, version, zone, weeks, more, knownUntil);
    }

    /** Id, version and the SHA-256 of everything in it: a document and code that say the same have the same hash. */
    public DefinitionRef ref() {
        StringBuilder content = new StringBuilder("working calendar 1\n" + id + "\n" + version + "\n" + zone + "\n");
        weeks.forEach(week -> {
            content.append(week.from()).append('\n');
            week.hours().forEach((day, spans) -> write(content, day, spans));
        });
        days.forEach((day, own) -> write(content, day, own.hours()));
        content.append(knownUntil);
        return new DefinitionRef(
                id.value(), version, Bytes.utf8(content.toString()).sha256());
    }

    /** Whether the holidays of that day are known; true if the calendar does not say how far it reaches. */
    public boolean covers(LocalDate day) {
        return knownUntil == null || day.isBefore(knownUntil);
    }

    /** Whether there is working time on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return !shifts(day).isEmpty();
    }

    /** Whether people work at that moment. */
    public boolean isWorkingTime(Instant at) {
        return shifts(dayOf(at)).stream().anyMatch(shift -> !at.isBefore(shift.from) && at.isBefore(shift.to));
    }

    /** The first working moment, that one or after it. */
    public Instant nextWorkingTime(Instant at) {
        for (LocalDate day = dayOf(at); ; day = day.plusDays(1)) {
            for (Shift shift : shifts(day)) {
                if (at.isBefore(shift.to)) {
                    return at.isBefore(shift.from) ? shift.from : at;
                }
            }
        }
    }

    /** When the first working span of that day begins, if it has one. */
    public Optional<Instant> opening(LocalDate day) {
        return shifts(day).stream().findFirst().map(Shift::from);
    }

    /** When the last working span of that day ends, if it has one. */
    public Optional<Instant> closing(LocalDate day) {
        List<Shift> shifts = shifts(day);
        return shifts.isEmpty() ? Optional.empty() : Optional.of(shifts.get(shifts.size() - 1).to);
    }

    // --- days

    /**
     * The n-th working day after a day, which itself does not count; for a negative number, the n-th before it. With 0,
     * the day itself or the first working day after it.
     */
    public LocalDate plusDays(LocalDate day, int workingDays) {
        LocalDate at = day;
        int step = workingDays < 0 ? -1 : 1;
        for (int open = Math.abs(workingDays); open > 0; ) {
            at = at.plusDays(step);
            if (isWorkingDay(at)) {
                open--;
            }
        }
        while (!isWorkingDay(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /** The n-th working day before a day, which itself does not count. */
    public LocalDate minusDays(LocalDate day, int workingDays) {
        return plusDays(day, -workingDays);
    }

    /**
     * How many working days lie after one day and up to another, which counts; negative if that one is earlier. What
     * {@link #plusDays} adds, this finds again.
     */
    public int daysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            int days = 0;
            for (LocalDate day = to; day.isBefore(from); day = day.plusDays(1)) {
                days -= isWorkingDay(day) ? 1 : 0;
            }
            return days;
        }
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    /**
     * When something that came in at a moment is due within a number of working days: the close of the n-th working day
     * after the day on which it came in.
     */
    public Instant dueAfterDays(Instant start, int workingDays) {
        return closing(plusDays(dayOf(start), workingDays)).orElseThrow();
    }

    // --- time

    /**
     * The earliest moment, not before the start, by which that much working time has passed; for a negative amount, the
     * latest one after which that much passes until the start.
     */
    public Instant plus(Instant start, Duration workingTime) {
        return workingTime.isNegative() ? backwards(start, workingTime.negated()) : forwards(start, workingTime);
    }

    /** The latest moment, not after the end, from which that much working time passes until the end. */
    public Instant minus(Instant end, Duration workingTime) {
        return plus(end, workingTime.negated());
    }

    /** The working time from one moment to another; negative if that one is earlier. */
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = dayOf(to);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Shift shift : shifts(day)) {
                Instant begin = shift.from.isBefore(from) ? from : shift.from;
                Instant end = shift.to.isAfter(to) ? to : shift.to;
                if (begin.isBefore(end)) {
                    sum = sum.plus(Duration.between(begin, end));
                }
            }
        }
        return sum;
    }

    private Instant forwards(Instant start, Duration amount) {
        Duration open = amount;
        Instant at = start;
        for (LocalDate day = dayOf(start); !open.isZero(); day = day.plusDays(1)) {
            for (Shift shift : shifts(day)) {
                Instant begin = shift.from.isBefore(start) ? start : shift.from;
                Duration here = Duration.between(begin, shift.to);
                if (here.isNegative() || open.isZero()) {
                    continue;
                }
                Duration taken = here.compareTo(open) < 0 ? here : open;
                at = begin.plus(taken);
                open = open.minus(taken);
            }
        }
        return at;
    }

    private Instant backwards(Instant end, Duration amount) {
        Duration open = amount;
        Instant at = end;
        for (LocalDate day = dayOf(end); !open.isZero(); day = day.minusDays(1)) {
            List<Shift> shifts = shifts(day);
            for (int i = shifts.size() - 1; i >= 0 && !open.isZero(); i--) {
                Instant close = shifts.get(i).to.isAfter(end) ? end : shifts.get(i).to;
                Duration here = Duration.between(shifts.get(i).from, close);
                if (here.isNegative()) {
                    continue;
                }
                Duration taken = here.compareTo(open) < 0 ? here : open;
                at = close.minus(taken);
                open = open.minus(taken);
            }
        }
        return at;
    }

    /** A span of one day as it really passed. */
    record Shift(Instant from, Instant to) {}

    /** The working time of a day, in order; spans that a change of clocks swallows are left out. */
    List<Shift> shifts(LocalDate day) {
        List<OpeningHours.Span> spans = spans(day);
        List<Shift> shifts = new ArrayList<>(spans.size());
        for (OpeningHours.Span span : spans) {
            Instant from = instant(day.atTime(span.from()));
            Instant to = instant(
                    span.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(span.to()));
            if (from.isBefore(to)) {
                shifts.add(new Shift(from, to));
            }
        }
        return shifts;
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private List<OpeningHours.Span> spans(LocalDate date) {
        Day day = days.get(date);
        if (day != null) {
            return day.hours();
        }
        int week = weeks.size() - 1;
        while (date.isBefore(weeks.get(week).from())) {
            week--;
        }
        return weeks.get(week).hours().getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** A wall-clock time as an instant: in a gap the change itself, in an overlap the first of the two. */
    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    private static void write(StringBuilder content, Object day, List<OpeningHours.Span> spans) {
        content.append(day);
        spans.forEach(
                span -> content.append(' ').append(span.from()).append('-').append(span.to()));
        content.append('\n');
    }

    private static Map<DayOfWeek, List<OpeningHours.Span>> same(Set<DayOfWeek> days, OpeningHours.Span... spans) {
        Map<DayOfWeek, List<OpeningHours.Span>> hours = new EnumMap<>(DayOfWeek.class);
        days.forEach(day -> hours.put(day, List.of(spans)));
        return hours;
    }
}
