package org.cxsdk.core.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Answers {@link WorkingCalendar#between} in constant time, for logs with millions of durations. Working time up to an
 * instant is kept for the beginning of every day of a range; the spans of one day are then added. The answers are the same
 * as those of the calendar, which is asked for moments outside the range.
 *
 * <p>Cost: 16 bytes and the spans for each day, made once; a look-up finds the day in the zone and adds at most the spans
 * of one day. Immutable.
 */
public final class WorkingTimeTable {

    private final WorkingCalendar calendar;
    private final LocalDate first;

    /** Working nanoseconds before the day, from the first day of the range on. */
    private final long[] before;

    private final List<List<WorkingCalendar.Shift>> shifts;

    private WorkingTimeTable(
            WorkingCalendar calendar, LocalDate first, long[] before, List<List<WorkingCalendar.Shift>> shifts) {
        this.calendar = calendar;
        this.first = first;
        this.before = before;
        this.shifts = shifts;
    }

    /**
     * Makes the table.
     *
     * @param first the first day
     * @param until the day after the last, at most 250 years later
     */
    public static WorkingTimeTable of(WorkingCalendar calendar, LocalDate first, LocalDate until) {
        Objects.requireNonNull(calendar, "calendar");
        if (until.isBefore(first) || until.isAfter(first.plusYears(250))) {
            throw new IllegalArgumentException(
                    "until (" + until + ") must lie at most 250 years after first (" + first + ")");
        }
        List<List<WorkingCalendar.Shift>> shifts =
                first.datesUntil(until).map(calendar::shifts).toList();
        long[] before = new long[shifts.size()];
        long sum = 0;
        for (int i = 0; i < before.length; i++) {
            before[i] = sum;
            for (WorkingCalendar.Shift shift : shifts.get(i)) {
                sum += Duration.between(shift.from(), shift.to()).toNanos();
            }
        }
        return new WorkingTimeTable(calendar, first, before, shifts);
    }

    /** The calendar that the table was made of. */
    public WorkingCalendar calendar() {
        return calendar;
    }

    /** The working time from one moment to another; negative if that one is earlier. */
    public Duration between(Instant from, Instant to) {
        int begin = index(from);
        int end = index(to);
        return begin < 0 || end < 0 ? calendar.between(from, to) : Duration.ofNanos(upTo(end, to) - upTo(begin, from));
    }

    private int index(Instant at) {
        long days = calendar.dayOf(at).toEpochDay() - first.toEpochDay();
        return days < 0 || days >= before.length ? -1 : (int) days;
    }

    private long upTo(int day, Instant at) {
        long sum = before[day];
        for (WorkingCalendar.Shift shift : shifts.get(day)) {
            if (!shift.from().isBefore(at)) {
                break;
            }
            Instant end = shift.to().isBefore(at) ? shift.to() : at;
            sum += Duration.between(shift.from(), end).toNanos();
        }
        return sum;
    }
}
