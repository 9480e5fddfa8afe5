package org.cxsdk.core.catalog;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorkingCalendarTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final WorkingCalendar ENGLAND = WorkingCalendar.weekly(
                    WorkingCalendarId.of("england"), LONDON, MONDAY_TO_FRIDAY, OpeningHours.Span.of("09:00-17:00"))
            .withHolidays(List.of(
                    LocalDate.parse("2026-12-25"),
                    LocalDate.parse("2026-12-28"),
                    LocalDate.parse("2027-01-01"),
                    LocalDate.parse("2025-04-18"),
                    LocalDate.parse("2025-04-21")));

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /**
     * Received on Thursday 2026-12-24; holidays as given out for England, and for Scotland, which has 4 January too; all days
     * counted by another program with the holidays as plain lists.
     */
    @ParameterizedTest
    @CsvSource({"3, 2026-12-31, 2026-12-31", "5, 2027-01-05, 2027-01-06", "20, 2027-01-26, 2027-01-27"})
    void plusDays_leavesOutWeekendsAndHolidays(int days, LocalDate england, LocalDate scotland) {
        WorkingCalendar north = ENGLAND.withHolidays(List.of(LocalDate.parse("2027-01-04")));
        LocalDate received = LocalDate.parse("2026-12-24");

        assertThat(ENGLAND.plusDays(received, days)).isEqualTo(england);
        assertThat(north.plusDays(received, days)).isEqualTo(scotland);
        assertThat(ENGLAND.daysBetween(received, england)).isEqualTo(days);
        assertThat(ENGLAND.minusDays(england, days)).isEqualTo(received);
    }

    /** The same code with a weekend of Friday and Saturday and the holidays of 1 to 3 December 2021. */
    @ParameterizedTest
    @CsvSource({"3, 2021-11-30", "5, 2021-12-06", "20, 2021-12-27"})
    void plusDays_takesTheWeekendFromTheData(int days, LocalDate due) {
        assertThat(emirates().plusDays(LocalDate.parse("2021-11-25"), days)).isEqualTo(due);
    }

    private static WorkingCalendar emirates() {
        return WorkingCalendar.weekly(
                        WorkingCalendarId.of("uae"),
                        DUBAI,
                        EnumSet.of(
                                DayOfWeek.SUNDAY,
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY),
                        OpeningHours.Span.of("07:30-14:30"))
                .withHolidays(List.of(
                        LocalDate.parse("2021-12-01"), LocalDate.parse("2021-12-02"), LocalDate.parse("2021-12-03")))
                .withWeekFrom(
                        LocalDate.parse("2022-01-01"),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        OpeningHours.Span.of("07:30-15:30"));
    }

    /** The United Arab Emirates moved the weekend to Saturday and Sunday on 1 January 2022, a Saturday. */
    @Test
    void plusDays_crossesTheDayOnWhichTheWeekendMoved() {
        WorkingCalendar calendar = emirates();

        assertThat(calendar.isWorkingDay(LocalDate.parse("2021-12-31")))
                .as("the last Friday of the old weekend")
                .isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2022-01-07")))
                .as("the first Friday of the new one")
                .isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2022-01-02")))
                .as("the first Sunday off")
                .isFalse();
        assertThat(calendar.plusDays(LocalDate.parse("2021-12-29"), 2))
                .as("Thursday 30 December, then Monday 3 January")
                .isEqualTo("2022-01-03");
    }

    /** Computed with java.time by a program of its own: weekends of clock changes and Easter 2025. */
    @ParameterizedTest
    @CsvSource({
        "2025-03-28T16:00, 2025-03-31T10:00, PT65H, PT2H",
        "2025-10-24T16:00, 2025-10-27T10:00, PT67H, PT2H",
        "2025-04-17T15:30, 2025-04-22T11:15, PT115H45M, PT3H45M"
    })
    void between_countsWorkingTimeOnly(String from, String to, Duration elapsed, Duration working) {
        Instant begin = at(LONDON, from);
        Instant end = at(LONDON, to);

        assertThat(WorkingCalendar.always(LONDON).between(begin, end)).isEqualTo(elapsed);
        assertThat(ENGLAND.between(begin, end)).isEqualTo(working);
        assertThat(ENGLAND.between(end, begin)).isEqualTo(working.negated());
        assertThat(ENGLAND.plus(begin, working)).isEqualTo(end);
        assertThat(ENGLAND.minus(end, working)).isEqualTo(begin);
    }

    /** London: 23 hours on 2025-03-30, 25 on 2025-10-26; Sao Paulo 2018-11-04 and Cairo 2023-04-28 begin at 01:00. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2025-03-30, PT23H",
        "Europe/London, 2025-10-26, PT25H",
        "America/Sao_Paulo, 2018-11-04, PT23H",
        "Africa/Cairo, 2023-04-28, PT23H"
    })
    void between_countsTheHoursThatADayReallyHas(ZoneId zone, LocalDate day, Duration length) {
        WorkingCalendar calendar = WorkingCalendar.always(zone);

        assertThat(calendar.between(
                        calendar.opening(day).orElseThrow(),
                        calendar.closing(day).orElseThrow()))
                .isEqualTo(length);
        assertThat(calendar.opening(day)).contains(day.atStartOfDay(zone).toInstant());
    }

    /** On 2025-03-30 the clocks of London go from 01:00 to 02:00, on 2025-10-26 from 02:00 back to 01:00. */
    @ParameterizedTest
    @CsvSource({
        "2025-03-30, 01:30-05:00, PT3H",
        "2025-03-30, 00:00-01:30, PT1H",
        "2025-03-30, 01:15-01:45, PT0S",
        "2025-10-26, 00:00-01:30, PT1H30M",
        "2025-10-26, 01:30-03:00, PT2H30M"
    })
    void between_countsTheHoursOfANightShiftThatReallyPassed(
            LocalDate sunday, OpeningHours.Span shift, Duration length) {
        WorkingCalendar nights =
                WorkingCalendar.weekly(WorkingCalendarId.of("nights"), LONDON, EnumSet.of(DayOfWeek.SUNDAY), shift);

        assertThat(nights.between(
                        sunday.atStartOfDay(LONDON).toInstant(),
                        sunday.plusDays(1).atStartOfDay(LONDON).toInstant()))
                .isEqualTo(length);
        assertThat(nights.isWorkingDay(sunday)).isEqualTo(!length.isZero());
    }

    /** Samoa had no 30 December 2011. */
    @Test
    void plusDays_doesNotCountADayThatAZoneSkipped() {
        WorkingCalendar samoa = WorkingCalendar.always(ZoneId.of("Pacific/Apia"));

        assertThat(samoa.plusDays(LocalDate.parse("2011-12-29"), 1)).isEqualTo("2011-12-31");
    }

    @Test
    void dueAfterDays_isTheCloseOfTheDay_whereItCameIn() {
        WorkingCalendar calendar = emirates();

        assertThat(calendar.dueAfterDays(Instant.parse("2022-01-05T21:00:00Z"), 1))
                .as("already Thursday in Dubai, so Friday is due")
                .isEqualTo(at(DUBAI, "2022-01-07T15:30"));
    }

    @Test
    void plusDays_withZeroGivesTheDayItselfOrTheNextWorkingDay() {
        assertThat(ENGLAND.plusDays(LocalDate.parse("2026-12-24"), 0)).isEqualTo("2026-12-24");
        assertThat(ENGLAND.plusDays(LocalDate.parse("2026-12-25"), 0)).isEqualTo("2026-12-29");
    }

    @Test
    void plus_endsAtTheEarliestMoment_minusBeginsAtTheLatest() {
        Instant friday = at(LONDON, "2026-12-18T16:00");
        Instant monday = at(LONDON, "2026-12-21T09:00");

        assertThat(ENGLAND.plus(friday, Duration.ofHours(1))).isEqualTo(at(LONDON, "2026-12-18T17:00"));
        assertThat(ENGLAND.minus(monday.plusSeconds(3600), Duration.ofHours(1))).isEqualTo(monday);
        assertThat(ENGLAND.plus(at(LONDON, "2026-12-19T12:00"), Duration.ZERO))
                .isEqualTo(at(LONDON, "2026-12-19T12:00"));
        assertThat(ENGLAND.nextWorkingTime(at(LONDON, "2026-12-19T12:00"))).isEqualTo(monday);
        assertThat(ENGLAND.nextWorkingTime(monday)).isEqualTo(monday);
    }

    @Test
    void day_mayHaveHoursOfItsOwn() {
        WorkingCalendar calendar = ENGLAND.withDay(LocalDate.parse("2026-12-24"), OpeningHours.Span.of("09:00-12:00"));

        assertThat(calendar.closing(LocalDate.parse("2026-12-24"))).contains(at(LONDON, "2026-12-24T12:00"));
        assertThat(calendar.isWorkingTime(at(LONDON, "2026-12-24T12:00"))).isFalse();
        assertThat(calendar.isWorkingTime(at(LONDON, "2026-12-24T11:59"))).isTrue();
    }

    @Test
    void covers_saysHowFarTheHolidaysAreKnown() {
        WorkingCalendar known = new WorkingCalendar(
                ENGLAND.id(), "2", LONDON, ENGLAND.weeks(), ENGLAND.days(), LocalDate.parse("2028-01-01"));

        assertThat(known.covers(LocalDate.parse("2027-12-31"))).isTrue();
        assertThat(known.covers(LocalDate.parse("2028-01-01"))).isFalse();
        assertThat(ENGLAND.covers(LocalDate.parse("2099-01-01"))).isTrue();
        assertThat(known.ref().sha256()).isNotEqualTo(ENGLAND.ref().sha256());
    }

    @Test
    void week_needsAWorkingDay() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> WorkingCalendar.weekly(WorkingCalendarId.of("never"), ZoneOffset.UTC, Set.of()))
                .withMessageContaining("working day");
    }

    /** Counted minute by minute with {@code isWorkingTime}; the seed makes calendar and moments. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void between_agreesWithCountingMinutes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ZoneId> zones =
                List.of(LONDON, DUBAI, ZoneId.of("America/Sao_Paulo"), ZoneId.of("Africa/Cairo"), ZoneOffset.UTC);
        WorkingCalendar calendar = WorkingCalendar.weekly(
                        WorkingCalendarId.of("random"),
                        zones.get(random.nextInt(zones.size())),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.of(random.nextInt(5, 8))),
                        OpeningHours.Span.of("00:00-%02d:30".formatted(random.nextInt(1, 5))),
                        OpeningHours.Span.of(
                                "%02d:10-%02d:40".formatted(random.nextInt(6, 12), random.nextInt(13, 23))))
                .withHolidays(List.of(LocalDate.parse("2018-11-05").plusDays(random.nextInt(5))));
        Instant from = Instant.parse("2018-11-01T00:00:00Z").plusSeconds(60L * random.nextInt(3_000));
        Instant to = from.plusSeconds(60L * random.nextInt(14_000));

        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += calendar.isWorkingTime(at) ? 1 : 0;
        }
        Duration working = calendar.between(from, to);

        assertThat(working).as("seed %d", seed).isEqualTo(Duration.ofMinutes(minutes));
        Instant earliest = calendar.plus(from, working);
        assertThat(calendar.between(from, earliest)).as("seed %d", seed).isEqualTo(working);
        assertThat(earliest).as("seed %d", seed).isBeforeOrEqualTo(to);
        assertThat(calendar.between(calendar.minus(to, working), to))
                .as("seed %d", seed)
                .isEqualTo(working);
        WorkingTimeTable table =
                WorkingTimeTable.of(calendar, LocalDate.parse("2018-10-31"), LocalDate.parse("2018-11-08"));
        assertThat(table.between(from, to)).as("seed %d", seed).isEqualTo(working);
        assertThat(table.between(to, from)).as("seed %d", seed).isEqualTo(working.negated());
    }
}
