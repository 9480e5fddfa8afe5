package org.cxsdk.core.catalog.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.Riverside;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingCalendarReaderTest {

    private static String yaml() {
        try (InputStream in = Riverside.class.getResourceAsStream("uae-federal.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> messages(String yaml) {
        try {
            WorkingCalendarReader.read(Source.of("c.yaml", yaml));
            return List.of();
        } catch (InvalidDocumentException e) {
            return e.violations().stream().map(Violation::message).toList();
        }
    }

    @Test
    void read_makesACalendarThatCoversTheMoveOfTheWeekend() {
        String text = yaml();
        // region working-calendar
        WorkingCalendar calendar = WorkingCalendarReader.read(Source.of("uae-federal.yaml", text));

        // a complaint of a Thursday in November 2021: Friday and Saturday were the weekend, 1 to 3 December holidays
        calendar.plusDays(LocalDate.of(2021, 11, 25), 5); // Monday 6 December

        // handed in on Thursday afternoon, decided on Monday morning: half a Friday lies between
        Instant handedIn = Instant.parse("2022-01-06T10:30:00Z"); // 14:30 in Dubai
        Instant decided = Instant.parse("2022-01-10T04:30:00Z"); // 08:30 in Dubai
        calendar.between(handedIn, decided); // 6 hours 30 minutes
        // endregion
        assertThat(calendar.plusDays(LocalDate.of(2021, 11, 25), 5)).isEqualTo("2021-12-06");
        // 14:30-15:30 on Thursday, 07:30-12:00 on Friday, 07:30-08:30 on Monday
        assertThat(calendar.between(handedIn, decided)).isEqualTo(Duration.parse("PT6H30M"));
        assertThat(calendar.covers(LocalDate.of(2022, 11, 30))).isTrue();
        assertThat(calendar.covers(LocalDate.of(2022, 12, 1))).isFalse();
        assertThat(calendar.ref()).hasToString("uae-federal@2022.1");
    }

    /** In Ramadan 2022 the federal government worked from 9:00 to 14:30, on Fridays until 12:00. */
    @Test
    void read_keepsTheHoursOfRamadanApart() {
        WorkingCalendar calendar = WorkingCalendarReader.read(Source.of("uae-federal.yaml", yaml()));

        assertThat(calendar.between(Instant.parse("2022-04-03T20:00:00Z"), Instant.parse("2022-04-10T20:00:00Z")))
                .isEqualTo(Duration.ofMinutes(4 * 330 + 180));
        assertThat(calendar.between(Instant.parse("2022-03-27T20:00:00Z"), Instant.parse("2022-04-03T20:00:00Z")))
                .isEqualTo(Duration.ofMinutes(4 * 480 + 270));
    }

    @Test
    void read_tellsEverythingThatIsWrongAtOnce() {
        assertThat(messages("""
                calendar: c
                version: 1
                zone: Asia/Dubai
                weeks:
                  - from: 2020-01-01
                    hours: {monday: ["08:00-12:00", "11:00-13:00"]}
                  - hours: {}
                  - from: 2019-01-01
                    hours: {monday: ["08:00-24:00"]}
                  - from: 2019-01-01
                    hours: {monday: ["08:00-24:00"]}
                days:
                  - {date: 2026-01-01, through: 2025-01-01}
                  - {date: 2026-01-01}
                  - {date: 2025-12-30, through: 2026-01-02}
                  - {date: 2026-03-01, hours: ["09:00-12:00", "10:00-11:00"]}
                """))
                .containsExactlyInAnyOrder(
                        "c.yaml:5:11: weeks[0].from: \"2020-01-01\" stands in the first week, which holds since ever."
                                + " Leave it out there",
                        "c.yaml:6:21: weeks[0].hours.monday: has spans that overlap." + " Write the spans apart",
                        "c.yaml:7:5: weeks[1].from: is missing. Say from which day on this week holds",
                        "c.yaml:7:12: weeks[1].hours: has no working day. Write a holiday as one of the days instead",
                        "c.yaml:10:11: weeks[3].from: \"2019-01-01\" is not after the week before it."
                                + " Write the weeks in order of time",
                        "c.yaml:13:33: days[0].through: \"2025-01-01\" is before date or more than 1500 days after it."
                                + " through is the last day; leave it out for one day",
                        "c.yaml:15:12: days[2].date: \"2025-12-30\" covers 2026-01-01 again. Name each day once",
                        "c.yaml:16:31: days[3].hours: has spans that overlap." + " Write the spans apart");
    }
}
