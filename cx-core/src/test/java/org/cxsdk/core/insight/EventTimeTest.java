package org.cxsdk.core.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2010-12-30 14:32:00+01:00           | 2010-12-30T13:32:00Z
        2011-10-11 13:45:40.276000+02:00    | 2011-10-11T11:45:40.276Z
        2017-01-02T11:41:53.000Z            | 2017-01-02T11:41:53Z
        2017-01-02t11:41:53,5z              | 2017-01-02T11:41:53.5Z
        2017-01-02T11:41+0530               | 2017-01-02T06:11:00Z
        2017-01-02T11:41:53.123456789-03    | 2017-01-02T14:41:53.123456Z
        1969-12-31T23:59:59.999999Z         | 1969-12-31T23:59:59.999999Z
        2016-02-29  00:00:00  +00:00        | 2016-02-29T00:00:00Z
        """)
    void instant_readsWhatLogsWrite(String text, Instant expected) {
        assertThat(EventTime.withOffset().instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2010-12-30",
                "30.12.2010 11:02",
                "2010-13-30T11:02Z",
                "2015-02-29T00:00Z",
                "2010-12-30T24:00Z",
                "2010-12-30T11:02:60Z",
                "2010-12-30T11:02:00.Z",
                "2010-12-30T11:02:00.1234567890Z",
                "2010-12-30T11:02:00+25:00",
                "2010-12-30T11:02:00+1",
                "2010-12-30T11:02:00Zulu",
                "٢٠١٠-12-30T11:02:00Z",
                "+2010-12-30T11:02:00Z"
            })
    void micros_refuses_whenTheTextIsNotSuchATime(String text) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> EventTime.withOffset().micros(text));
    }

    @Test
    void micros_refusesLocalTimes_whenNoZoneIsGiven() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> EventTime.withOffset().micros("2010-12-30T11:02:00"))
                .withMessageContaining("no zone");
    }

    @Test
    void instant_readsLocalTimesInTheirZone() {
        EventTime amsterdam = EventTime.localIn(ZoneId.of("Europe/Amsterdam"));
        assertThat(amsterdam.instant("2015-01-15 12:00")).isEqualTo(Instant.parse("2015-01-15T11:00:00Z"));
        assertThat(amsterdam.instant("2015-07-15 12:00")).isEqualTo(Instant.parse("2015-07-15T10:00:00Z"));
        // 2015-10-25 02:30 comes twice: the earlier one is summer time, +02:00
        assertThat(amsterdam.instant("2015-10-25 02:30")).isEqualTo(Instant.parse("2015-10-25T00:30:00Z"));
        // 2015-03-29 02:30 does not exist: an hour on it is 03:30 +02:00
        assertThat(amsterdam.instant("2015-03-29 02:30")).isEqualTo(Instant.parse("2015-03-29T01:30:00Z"));
        // an offset in the text wins over the zone
        assertThat(amsterdam.instant("2015-07-15 12:00Z")).isEqualTo(Instant.parse("2015-07-15T12:00:00Z"));
    }

    @Test
    void instant_readsDaysAlone_andYearFirstWithSlashes_inTheirZone() {
        EventTime dubai = EventTime.localIn(ZoneId.of("Asia/Dubai"));
        assertThat(dubai.instant("2024-12-31")).isEqualTo(Instant.parse("2024-12-30T20:00:00Z"));
        assertThat(dubai.isDay("2024-12-31")).isTrue();
        assertThat(dubai.isDay("2024-12-31 00:00")).isFalse();
        assertThat(dubai.instant("2024/12/31 10:00:05")).isEqualTo(Instant.parse("2024-12-31T06:00:05Z"));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> dubai.micros("2024/12-31 10:00"));
    }

    /** Instants by GNU date 9.1: {@code date -u -d '2024-12-31 10:00' +%s} is 1735639200. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dd-MM-yyyy HH:mm        | 31-12-2024 10:00          | 1735639200
        MM/dd/yyyy hh:mm a      | 12/31/2024 10:00 pm       | 1735682400
        dd.MM.yyyy HH:mm:ss.SSS | 31.12.2024 10:00:00.000   | 1735639200
        d-MMM-yyyy HH:mm        | 31-Dec-2024 10:00         | 1735639200
        dd-MM-yyyy HH:mm XXX    | 31-12-2024 10:00 +04:00   | 1735624800
        dd-MM-yyyy              | 31-12-2024                | 1735603200
        """)
    void instant_readsWhatAPatternSays(String pattern, String text, long seconds) {
        EventTime times = EventTime.localIn(ZoneOffset.UTC).written(pattern);
        assertThat(times.instant(text)).isEqualTo(Instant.ofEpochSecond(seconds));
        assertThat(times.isLocal(text)).isEqualTo(!pattern.endsWith("XXX"));
        assertThat(times.isDay(text)).isEqualTo(pattern.equals("dd-MM-yyyy"));
    }

    @Test
    void instant_readsAPatternWithoutMinutes_asTheFullHour() {
        assertThat(EventTime.localIn(ZoneOffset.UTC).written("yyyyMMdd'T'HH").instant("20241231T10"))
                .isEqualTo(Instant.parse("2024-12-31T10:00:00Z"));
    }

    @Test
    void micros_refuses_whatAPatternDoesNotSay_andDaysThatDoNotExist() {
        EventTime times = EventTime.withOffset().written("dd-MM-yyyy HH:mm");
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> times.micros("31-02-2024 10:00"))
                .withMessage("is not a time written as dd-MM-yyyy HH:mm");
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> times.micros("31-12-2024 10:00"))
                .withMessageContaining("no zone");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> EventTime.withOffset().written("no pattern"));
    }

    @Test
    void micros_countsFrom1970() {
        EventTime seconds = EventTime.withOffset().since1970(ChronoUnit.SECONDS);
        assertThat(seconds.micros("1735639200")).isEqualTo(1_735_639_200_000_000L);
        assertThat(seconds.micros("1735639200.1234567")).isEqualTo(1_735_639_200_123_456L);
        assertThat(seconds.micros("-0.5")).isEqualTo(-500_000);
        assertThat(EventTime.withOffset().since1970(ChronoUnit.MILLIS).micros("1735639200123"))
                .isEqualTo(1_735_639_200_123_000L);
        assertThat(EventTime.withOffset().since1970(ChronoUnit.NANOS).micros("1735639200123456789"))
                .isEqualTo(1_735_639_200_123_456L);
        for (String bad : List.of("", "soon", "1e9", "99999999999999999999", "0x10", "9".repeat(5_000))) {
            assertThatExceptionOfType(DateTimeException.class)
                    .as(bad)
                    .isThrownBy(() -> seconds.micros(bad))
                    .withMessage("is not a number of seconds since 1970");
        }
    }

    @Test
    void withoutOffset_readsWhatTheClockShowed() {
        assertThat(EventTime.withoutOffset().instant("2010-12-30T11:02:00+01:00"))
                .isEqualTo(Instant.parse("2010-12-30T11:02:00Z"));
        assertThat(EventTime.withoutOffset().instant("2010-12-30T11:02:00"))
                .isEqualTo(Instant.parse("2010-12-30T11:02:00Z"));
    }

    /** Against java.time on random instants and offsets. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void instant_agreesWithJavaTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-30_000_000_000L, 30_000_000_000L), 1_000L * random.nextInt(1_000_000));
            OffsetDateTime written = instant.atOffset(ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081)));
            assertThat(EventTime.withOffset().instant(written.toString()))
                    .as("seed %d: %s", seed, written)
                    .isEqualTo(instant);
        }
    }
}
