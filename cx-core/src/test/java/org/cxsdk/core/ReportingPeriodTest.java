package org.cxsdk.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.cxsdk.core.ReportingPeriod.Grain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReportingPeriodTest {

    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    // --- days, with the changes of clocks that the IANA time zone database gives:
    // London 2026-03-29 01:00Z and 2026-10-25 01:00Z, New York 2026-03-08 07:00Z and 2026-11-01 06:00Z, Dubai never

    @ParameterizedTest
    @CsvSource({
        "Europe/London,    2026-03-29, 2026-03-29T00:00:00Z, 23",
        "Europe/London,    2026-10-25, 2026-10-24T23:00:00Z, 25",
        "Europe/London,    2026-11-22, 2026-11-22T00:00:00Z, 24",
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, 23",
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 25",
        "Asia/Dubai,       2026-03-29, 2026-03-28T20:00:00Z, 24",
        "Asia/Dubai,       2026-10-25, 2026-10-24T20:00:00Z, 24",
        // Beirut's clocks went forward at midnight: 2026-03-29 began at 01:00
        "Asia/Beirut,      2026-03-29, 2026-03-28T22:00:00Z, 23"
    })
    void day_isAsLongAsItIsThere(ZoneId zone, LocalDate day, Instant start, int hours) {
        ReportingPeriod period = ReportingPeriod.ofDay(day, zone);

        assertThat(period.start()).isEqualTo(start);
        assertThat(Duration.between(period.start(), period.end())).isEqualTo(Duration.ofHours(hours));
        assertThat(period.next().start()).isEqualTo(period.end());
    }

    @Test
    void contains_isHalfOpen() {
        ReportingPeriod day = ReportingPeriod.ofDay(LocalDate.of(2026, 11, 22), DUBAI);

        assertThat(day.contains(Instant.parse("2026-11-21T20:00:00Z"))).isTrue();
        assertThat(day.contains(Instant.parse("2026-11-21T19:59:59.999999Z"))).isFalse();
        assertThat(day.contains(Instant.parse("2026-11-22T19:59:59.999999Z"))).isTrue();
        assertThat(day.contains(Instant.parse("2026-11-22T20:00:00Z"))).isFalse();
    }

    // --- weeks of ISO 8601: the years with 53 weeks are those in which 1 January or, in leap years, also 31 December
    // is a Thursday; 2020 and 2026 are, 2021 to 2025 and 2027 are not (ISO 8601-1:2019, 5.2.3, and any almanac)

    @ParameterizedTest
    @CsvSource({
        "2015, 53",
        "2020, 53",
        "2021, 52",
        "2022, 52",
        "2023, 52",
        "2024, 52",
        "2025, 52",
        "2026, 53",
        "2027, 52"
    })
    void isoWeek_existsUpToTheLastOneOfItsYear(int year, int last) {
        ReportingPeriod week = ReportingPeriod.ofIsoWeek(year, last, LONDON);

        assertThat(week.label()).isEqualTo(year + "-W" + last);
        assertThat(week.next().label()).isEqualTo((year + 1) + "-W01");
        assertThatIllegalArgumentException().isThrownBy(() -> ReportingPeriod.ofIsoWeek(year, last + 1, LONDON));
        assertThatIllegalArgumentException().isThrownBy(() -> ReportingPeriod.ofIsoWeek(year, 0, LONDON));
    }

    @ParameterizedTest
    @CsvSource({
        // the examples of the ISO week date table
        "2005-01-01, 2004-W53",
        "2005-01-03, 2005-W01",
        "2007-12-31, 2008-W01",
        "2008-12-29, 2009-W01",
        "2010-01-03, 2009-W53",
        "2020-12-31, 2020-W53",
        "2021-01-03, 2020-W53",
        "2021-01-04, 2021-W01",
        "2026-12-28, 2026-W53",
        "2027-01-03, 2026-W53",
        "2027-01-04, 2027-W01"
    })
    void isoWeek_ofADate(LocalDate date, String label) {
        Instant noon = date.atTime(12, 0).atZone(DUBAI).toInstant();

        assertThat(ReportingPeriod.containing(noon, Grain.ISO_WEEK, DUBAI).label())
                .isEqualTo(label);
    }

    @Test
    void isoWeek_beginsOnMondayThere() {
        // Sunday 22:00 in London is Monday 02:00 in Dubai
        Instant at = Instant.parse("2026-11-22T22:00:00Z");

        assertThat(ReportingPeriod.containing(at, Grain.ISO_WEEK, LONDON).label())
                .isEqualTo("2026-W47");
        assertThat(ReportingPeriod.containing(at, Grain.ISO_WEEK, DUBAI).label())
                .isEqualTo("2026-W48");
    }

    // --- months, quarters, years

    @Test
    void month_hasAnHourMoreOrLess_whenClocksChange() {
        assertThat(hours(ReportingPeriod.ofMonth(YearMonth.of(2026, 3), LONDON)))
                .isEqualTo(31 * 24 - 1);
        assertThat(hours(ReportingPeriod.ofMonth(YearMonth.of(2026, 10), LONDON)))
                .isEqualTo(31 * 24 + 1);
        assertThat(hours(ReportingPeriod.ofMonth(YearMonth.of(2026, 11), NEW_YORK)))
                .isEqualTo(30 * 24 + 1);
        assertThat(hours(ReportingPeriod.ofMonth(YearMonth.of(2028, 2), DUBAI))).isEqualTo(29 * 24);
        assertThat(hours(ReportingPeriod.ofYear(2026, NEW_YORK))).isEqualTo(365 * 24);
    }

    @Test
    void quarter_hasThreeMonths() {
        ReportingPeriod fourth = ReportingPeriod.ofQuarter(2026, 4, DUBAI);

        assertThat(fourth.firstDay()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(fourth.endDay()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(fourth.next()).isEqualTo(ReportingPeriod.ofQuarter(2027, 1, DUBAI));
        assertThat(fourth.label()).isEqualTo("2026-Q4");
        assertThatIllegalArgumentException().isThrownBy(() -> ReportingPeriod.ofQuarter(2026, 5, DUBAI));
    }

    @Test
    void fiscalYear_beginsInAnyMonth() {
        // the United Kingdom's government: April; the United States': October
        Instant march = Instant.parse("2026-03-31T22:59:59Z");

        assertThat(ReportingPeriod.fiscalYearContaining(march, Month.APRIL, LONDON)
                        .label())
                .isEqualTo("2025-04/P1Y");
        assertThat(ReportingPeriod.fiscalYearContaining(march.plusSeconds(1), Month.APRIL, LONDON)
                        .label())
                .isEqualTo("2026-04/P1Y");
        ReportingPeriod american = ReportingPeriod.ofFiscalYear(2025, Month.OCTOBER, NEW_YORK);
        assertThat(american.start()).isEqualTo(Instant.parse("2025-10-01T04:00:00Z"));
        assertThat(american.end()).isEqualTo(Instant.parse("2026-10-01T04:00:00Z"));
        assertThat(american.previous().firstDay()).isEqualTo(LocalDate.of(2024, 10, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportingPeriod.containing(march, Grain.FISCAL_YEAR, LONDON));
    }

    @ParameterizedTest
    @EnumSource(
            value = Grain.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DAY", "FISCAL_YEAR"})
    void period_refusesADayThatDoesNotBeginOne(Grain grain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportingPeriod(grain, LocalDate.of(2026, 11, 22), DUBAI));
    }

    /** Periods of a grain cover time without gap or overlap, whatever the zone. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void periods_coverTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> zones = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        for (int i = 0; i < 2000; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Grain grain = Grain.values()[random.nextInt(Grain.values().length)];
            Instant at = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000L));
            ReportingPeriod period = grain == Grain.FISCAL_YEAR
                    ? ReportingPeriod.fiscalYearContaining(at, Month.of(random.nextInt(1, 13)), zone)
                    : ReportingPeriod.containing(at, grain, zone);

            assertThat(period.contains(at))
                    .as("seed %d: %s in %s", seed, at, period)
                    .isTrue();
            assertThat(period.next().start()).as("seed %d: %s", seed, period).isEqualTo(period.end());
            assertThat(period.previous().end()).as("seed %d: %s", seed, period).isEqualTo(period.start());
            assertThat(period.next()).isGreaterThan(period);
        }
    }

    // St John's set its clocks back at 00:01, to 23:01 of the evening before: from 1987 to 2010 the last hour of that
    // day came
    // again after the next day had begun (tz database, rule StJohns). 2006-10-29 began at 02:30 UTC.
    @ParameterizedTest
    @CsvSource({
        "2006-10-29T02:29:59Z, 2006-10-28",
        "2006-10-29T02:30:00Z, 2006-10-29",
        "2006-10-29T02:45:00Z, 2006-10-29",
        "2006-10-29T03:30:00Z, 2006-10-29"
    })
    void day_thatHasBegunGoesOn_whereClocksGoBackOverMidnight(Instant at, String day) {
        ReportingPeriod period = ReportingPeriod.containing(at, Grain.DAY, ZoneId.of("America/St_Johns"));

        assertThat(period.label()).isEqualTo(day);
        assertThat(period.contains(at)).isTrue();
    }

    @Test
    void label_namesEachGrain() {
        Map<Grain, String> labels = Map.of(
                Grain.DAY, "2026-11-22",
                Grain.ISO_WEEK, "2026-W47",
                Grain.MONTH, "2026-11",
                Grain.QUARTER, "2026-Q4",
                Grain.YEAR, "2026");
        Instant at = Instant.parse("2026-11-22T12:00:00Z");

        labels.forEach((grain, label) ->
                assertThat(ReportingPeriod.containing(at, grain, DUBAI).label()).isEqualTo(label));
    }

    private static long hours(ReportingPeriod period) {
        return Duration.between(period.start(), period.end()).toHours();
    }
}
