package org.cxsdk.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * A calendar period in a named zone, half-open: {@code start()} belongs to it, {@code end()} does not. A day lasts from
 * the first instant of the date in the zone to the first instant of the next one, so it has 23, 24 or 25 hours where
 * clocks change.
 *
 * @param grain how long it is
 * @param firstDay its first day, aligned to the grain
 * @param zone whose calendar days are meant
 */
public record ReportingPeriod(Grain grain, LocalDate firstDay, ZoneId zone) implements Comparable<ReportingPeriod> {

    public ReportingPeriod {
        Objects.requireNonNull(grain, "grain");
        Objects.requireNonNull(firstDay, "firstDay");
        Objects.requireNonNull(zone, "zone");
        if (grain != Grain.FISCAL_YEAR && !firstDay.equals(aligned(grain, firstDay))) {
            throw new IllegalArgumentException("firstDay (" + firstDay + ") does not begin a " + grain);
        }
        if (grain == Grain.FISCAL_YEAR && firstDay.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("firstDay (" + firstDay + ") must be the first of a month");
        }
    }

    /** How long a period is. */
    public enum Grain {
        /** One calendar day. */
        DAY,
        /** A week of ISO 8601: Monday to Sunday; week 1 holds the year's first Thursday. */
        ISO_WEEK,
        /** One calendar month. */
        MONTH,
        /** January to March, April to June, July to September or October to December. */
        QUARTER,
        /** January to December. */
        YEAR,
        /** Twelve months from any first month. */
        FISCAL_YEAR
    }

    /** One calendar day. */
    public static ReportingPeriod ofDay(LocalDate day, ZoneId zone) {
        return new ReportingPeriod(Grain.DAY, day, zone);
    }

    /**
     * A week of ISO 8601.
     *
     * @param weekBasedYear the week's year, which differs from the calendar year around New Year
     * @param week 1 to 52 or 53
     * @throws IllegalArgumentException if the year has no such week
     */
    public static ReportingPeriod ofIsoWeek(int weekBasedYear, int week, ZoneId zone) {
        LocalDate inWeekOne = LocalDate.of(weekBasedYear, 1, 4);
        LocalDate monday = inWeekOne
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
        if (week < 1 || monday.get(IsoFields.WEEK_BASED_YEAR) != weekBasedYear) {
            throw new IllegalArgumentException("week (" + week + ") is not a week of " + weekBasedYear);
        }
        return new ReportingPeriod(Grain.ISO_WEEK, monday, zone);
    }

    /** One calendar month. */
    public static ReportingPeriod ofMonth(YearMonth month, ZoneId zone) {
        return new ReportingPeriod(Grain.MONTH, month.atDay(1), zone);
    }

    /**
     * A quarter of a calendar year.
     *
     * @param quarter 1 to 4
     */
    public static ReportingPeriod ofQuarter(int year, int quarter, ZoneId zone) {
        if (quarter < 1 || quarter > 4) {
            throw new IllegalArgumentException("quarter (" + quarter + ") must be 1 to 4");
        }
        return new ReportingPeriod(Grain.QUARTER, LocalDate.of(year, 3 * quarter - 2, 1), zone);
    }

    /** A calendar year. */
    public static ReportingPeriod ofYear(int year, ZoneId zone) {
        return new ReportingPeriod(Grain.YEAR, LocalDate.of(year, 1, 1), zone);
    }

    /**
     * The fiscal year that begins on the first day of the given month.
     *
     * @param firstYear calendar year in which it begins
     */
    public static ReportingPeriod ofFiscalYear(int firstYear, Month firstMonth, ZoneId zone) {
        return new ReportingPeriod(Grain.FISCAL_YEAR, LocalDate.of(firstYear, firstMonth, 1), zone);
    }

    /**
     * The period of a grain in which an instant lies.
     *
     * @throws IllegalArgumentException for a fiscal year, whose first month must be given: see {@link #fiscalYearContaining}
     */
    public static ReportingPeriod containing(Instant instant, Grain grain, ZoneId zone) {
        if (grain == Grain.FISCAL_YEAR) {
            throw new IllegalArgumentException("a fiscal year needs its first month: use fiscalYearContaining");
        }
        return new ReportingPeriod(grain, aligned(grain, dayOf(instant, zone)), zone);
    }

    /** The fiscal year, beginning in the given month, in which an instant lies. */
    public static ReportingPeriod fiscalYearContaining(Instant instant, Month firstMonth, ZoneId zone) {
        LocalDate day = dayOf(instant, zone);
        int year = day.getMonth().compareTo(firstMonth) >= 0 ? day.getYear() : day.getYear() - 1;
        return ofFiscalYear(year, firstMonth, zone);
    }

    /** The day after its last day. */
    public LocalDate endDay() {
        return shifted(1);
    }

    /** Its first instant. */
    public Instant start() {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return endDay().atStartOfDay(zone).toInstant();
    }

    /** Whether the instant lies in {@code [start, end)}. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    /** The period right after this one. */
    public ReportingPeriod next() {
        return new ReportingPeriod(grain, shifted(1), zone);
    }

    /** The period right before this one. */
    public ReportingPeriod previous() {
        return new ReportingPeriod(grain, shifted(-1), zone);
    }

    /**
     * A short name that sorts by time within a grain: {@code 2026-11-22}, {@code 2026-W47}, {@code 2026-11},
     * {@code 2026-Q4}, {@code 2026}; a fiscal year as ISO 8601 writes an interval: {@code 2026-04/P1Y}.
     */
    public String label() {
        return switch (grain) {
            case DAY -> firstDay.toString();
            case ISO_WEEK ->
                "%04d-W%02d"
                        .formatted(
                                firstDay.get(IsoFields.WEEK_BASED_YEAR),
                                firstDay.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(firstDay).toString();
            case QUARTER -> "%04d-Q%d".formatted(firstDay.getYear(), firstDay.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> "%04d".formatted(firstDay.getYear());
            case FISCAL_YEAR -> YearMonth.from(firstDay) + "/P1Y";
        };
    }

    /** Orders by first day, then by length, then by zone. */
    @Override
    public int compareTo(ReportingPeriod other) {
        int byDay = firstDay.compareTo(other.firstDay);
        int byGrain = byDay != 0 ? byDay : grain.compareTo(other.grain);
        return byGrain != 0 ? byGrain : zone.getId().compareTo(other.zone.getId());
    }

    @Override
    public String toString() {
        return label() + " " + zone;
    }

    private LocalDate shifted(int periods) {
        return switch (grain) {
            case DAY -> firstDay.plusDays(periods);
            case ISO_WEEK -> firstDay.plusWeeks(periods);
            case MONTH -> firstDay.plusMonths(periods);
            case QUARTER -> firstDay.plusMonths(3L * periods);
            case YEAR, FISCAL_YEAR -> firstDay.plusYears(periods);
        };
    }

    /**
     * The day that holds an instant: its date, but where clocks go back over midnight the second run of the evening before
     * belongs to the day that had begun, so that each instant lies in one day and days follow one another.
     */
    private static LocalDate dayOf(Instant instant, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        LocalDate next = date.plusDays(1);
        return next.atStartOfDay(zone).toInstant().isAfter(instant) ? date : next;
    }

    private static LocalDate aligned(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day;
            case ISO_WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH, FISCAL_YEAR -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1L);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
