package org.cxsdk.core.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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

    /** Against java.time on random instants and offsets. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void instant_agreesWithJavaTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-30_000_000_000L, 30_000_000_000L), 1_000L * random.nextInt(1_000_000));
            OffsetDateTime written =
                    instant.atOffset(java.time.ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081)));
            assertThat(EventTime.withOffset().instant(written.toString()))
                    .as("seed %d: %s", seed, written)
                    .isEqualTo(instant);
        }
    }
}
