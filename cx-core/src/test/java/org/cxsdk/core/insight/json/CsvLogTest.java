package org.cxsdk.core.insight.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.TieRule;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class CsvLogTest {

    private static final CsvLog FORMAT = CsvLog.columns("case", "activity", "at");

    private static EventLog read(CsvLog format, String text) {
        return format.read(Source.of("log.csv", text));
    }

    @Test
    void read_takesTextsAsTheyStand() {
        EventLog log = read(FORMAT, """
            case;activity;at;note
            NA;null;2026-03-01T12:00:00Z;x
            NA;"a;b";2026-03-01T13:00:00+01:00;y
            """);
        assertThat(log.cases()).isEqualTo(1);
        assertThat(log.caseId(0)).isEqualTo("NA");
        // both are at 12:00 UTC, so they stand as in the file
        assertThat(VariantCounter.count(log, 1).top().get(0).path()).containsExactly("null", "a;b");
        assertThat(log.ties()).isEqualTo(1);
    }

    /** Bytes of ISO 8859-1 and Windows-1252 as their code tables give them: ü is FC, € is 80 in the latter alone. */
    @Test
    void reading_takesWhatIsNoUtf8ForWindows1252_andSaysSo() {
        String text = "case|activity|at\n1|pr\u00fcfen \u20ac|2026-03-01T12:00:00\n";
        LogReading reading = CsvLog.of(
                        LogFormat.columns("case", "activity", "at").utcUnlessMixed())
                .reading(Source.of(
                        "log.csv", () -> new ByteArrayInputStream(text.getBytes(Charset.forName("windows-1252")))));

        assertThat(reading.log().activity(0)).isEqualTo("prüfen €");
        assertThat(reading.assumptions())
                .containsExactly(
                        "the text is no UTF-8 and was read as windows-1252", "times without offset were read as UTC");
    }

    @Test
    void reading_doesNotTakeBrokenUtf8ForAnotherEncoding() {
        byte[] text = "case,activity,at\n1,prüfen,2026-03-01T12:00:00Z\n2,x?,2026-03-01T12:00:00Z\n"
                .getBytes(StandardCharsets.UTF_8);
        text[text.length - 23] = (byte) 0xFC;

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> FORMAT.read(Source.of("log.csv", () -> new ByteArrayInputStream(text))))
                .withMessageContaining("log.csv:3: the byte 0xFC is not UTF-8");
    }

    @Test
    void read_keepsOnlyTheLifecycleAskedFor() {
        String text = """
            case,activity,at,phase
            1,a,2026-03-01T12:00:00Z,start
            1,a,2026-03-01T12:05:00Z,COMPLETE
            1,b,2026-03-01T12:06:00Z,complete
            """;
        assertThat(read(FORMAT, text).events()).isEqualTo(3);
        assertThat(read(FORMAT.keepOnly("phase", "complete"), text).events()).isEqualTo(2);
    }

    @Test
    void read_tellsEverythingThatIsWrong_withLineColumnAndRemedy() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(FORMAT, """
                    case,activity,at
                    1,a,2026-03-01 12:00:00
                    ,a,2026-03-01T12:00:00Z
                    1,  ,2026-03-01T12:00:00Z
                    1,a,yesterday
                    1,a,2026-03-01T12:00:00Z
                    """))
                .extracting(InvalidDocumentException::violations, InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::line, Violation::path, Violation::rule)
                .containsExactly(
                        tuple(2, "at", "is a local time, and no zone was given"),
                        tuple(3, "case", "is empty"),
                        tuple(4, "activity", "is empty"),
                        tuple(5, "at", "is not a time such as 2010-12-30T11:02:00+01:00"));
    }

    @Test
    void read_readsLocalTimes_whenTheZoneIsSaid() {
        EventLog log = read(FORMAT.localIn(ZoneId.of("Asia/Dubai")), """
            case,activity,at
            1,a,2026-03-01 12:00:00
            """);
        // Dubai is four hours ahead: 08:00 UTC is 1,772,352,000 seconds after 1970
        assertThat(log.micros(0)).isEqualTo(1_772_352_000_000_000L);
    }

    @Test
    void read_refuses_whenAnEventEndsBeforeItBegins() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(FORMAT.start("from"), """
                    case,activity,from,at
                    1,a,2026-03-01T12:00:00Z,2026-03-01T11:00:00Z
                    """))
                .withMessageContaining("is later than at");
    }

    @Test
    void read_namesTheMissingColumn() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> read(CsvLog.xesNames(), "case,activity,at\n"))
                .extracting(InvalidDocumentException::violations, InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::path)
                .containsExactlyInAnyOrderElementsOf(List.of("case:concept:name", "concept:name", "time:timestamp"));
    }

    @Test
    void reading_leavesOutWhatIsWrong_andItsCountsAddUp_whenLenient() {
        LogReading reading = CsvLog.of(LogFormat.columns("case", "activity", "at")
                        .keepOnly("phase", "complete")
                        .lenient())
                .reading(Source.of("log.csv", """
                    case,activity,at,phase
                    1,a,2026-03-01T12:00:00Z,complete
                    1,b,2026-03-01T12:05:00Z,start
                    ,b,2026-03-01T12:05:00Z,complete
                    1,b,noon,complete
                    1,b,2026-03-01T12:06:00Z
                    1,c,2026-03-01T12:07:00Z,complete
                    """));

        assertThat(reading.read()).isEqualTo(6);
        assertThat(reading.log().events()).isEqualTo(2);
        assertThat(reading.passedOver()).isEqualTo(1);
        assertThat(reading.leftOut()).isEqualTo(3);
        assertThat(reading.problems()).extracting(Violation::line).containsExactly(4, 5, 6);
    }

    @Test
    void reading_goesOnBehindARowThatIsTooLong_whenLenient() {
        String text = "case,activity,at,note\n1,a,2026-03-01T12:00:00Z,x\n1,b,2026-03-01T12:01:00Z,"
                + "y".repeat(10_000_000) + "\n1,c,2026-03-01T12:02:00Z,z\n";
        LogReading reading =
                CsvLog.of(LogFormat.columns("case", "activity", "at").lenient()).reading(Source.of("log.csv", text));

        assertThat(reading.log().events()).isEqualTo(2);
        assertThat(reading.leftOut()).isEqualTo(1);
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    }

    @Test
    void reading_refusesAMixOfZones_unlessTheZoneIsSaid() {
        String mixed = """
            case,activity,at
            1,a,2026-03-01T12:00:00+01:00
            1,b,2026-03-01 12:30:00
            """;
        LogFormat format = LogFormat.columns("case", "activity", "at");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> CsvLog.of(format.utcUnlessMixed()).read(Source.of("log.csv", mixed)))
                .withMessageContaining("log.csv:3: at: is a local time, while 1 times of this log have an offset");
        assertThat(CsvLog.of(format.localIn(ZoneId.of("Europe/Amsterdam")))
                        .read(Source.of("log.csv", mixed))
                        .micros(1))
                .isEqualTo(Instant.parse("2026-03-01T11:30:00Z").toEpochMilli() * 1_000);
        assertThat(CsvLog.of(format.utcUnlessMixed())
                        .read(Source.of("log.csv", mixed.replace("+01:00", "")))
                        .events())
                .isEqualTo(2);
    }

    @Test
    void reading_tellsTheLine_whereGzipIsCutOff() throws IOException {
        StringBuilder text = new StringBuilder("case,activity,at\n");
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            text.append(random.nextLong()).append(",a,2026-03-01T12:00:00Z\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        LogFormat format = LogFormat.columns("case", "activity", "at");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> CsvLog.of(format).read(Source.of("log.csv.gz", half)))
                .satisfies(e -> {
                    assertThat(e.violations().get(0).rule()).contains("compressed data end");
                    assertThat(e.violations().get(0).line()).isGreaterThan(5_000);
                });
        assertThat(CsvLog.of(format.lenient())
                        .reading(Source.of("log.csv.gz", half))
                        .log()
                        .events())
                .isGreaterThan(5_000);
    }

    /** A file so short that it is cut off before its first 64 KiB: the rows before the cut are told of as well. */
    @Test
    void reading_tellsTheLine_whereAShortGzipIsCutOff() throws IOException {
        StringBuilder text = new StringBuilder("case,activity,at\n");
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 400; i++) {
            text.append(random.nextLong()).append(",a,2026-03-01T12:00:00Z\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        LogFormat format = LogFormat.columns("case", "activity", "at");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> CsvLog.of(format).read(Source.of("log.csv.gz", half)))
                .satisfies(e -> {
                    assertThat(e.violations().get(0).rule()).contains("compressed data end");
                    assertThat(e.violations().get(0).line()).isGreaterThan(10);
                });
        LogReading lenient = CsvLog.of(format.lenient()).reading(Source.of("log.csv.gz", half));
        assertThat(lenient.log().events()).isGreaterThan(10);
        assertThat(lenient.log().events() + lenient.leftOut()).isEqualTo(lenient.read());
        assertThatExceptionOfType(InvalidDocumentException.class)
                .as("nothing at all can be read")
                .isThrownBy(() -> CsvLog.of(format).read(Source.of("log.csv.gz", Arrays.copyOf(half, 12))));
    }

    /** Berlin put its clocks on at 2024-03-31 02:00 and back at 2024-10-27 03:00. */
    @Test
    void reading_saysWhatItTookForGranted_whereClocksWereChanged_andWhatItCutOff() {
        LogFormat berlin = LogFormat.columns("case", "activity", "at").localIn(ZoneId.of("Europe/Berlin"));
        LogReading reading = CsvLog.of(berlin).reading(Source.of("log.csv", """
            case,activity,at
            1,a,2024-03-31 01:59
            1,b,2024-03-31 02:30
            1,c,2024-03-31 03:30
            2,a,2024-10-27 02:30
            2,b,2024-10-27 03:00
            2,c,2024-10-27T02:30:00+01:00
            """));
        assertThat(reading.assumptions())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("local times (2) came twice or never"));

        assertThat(CsvLog.of(berlin)
                        .reading(Source.of(
                                "log.csv",
                                "case,activity,at\n"
                                        + "1,a,2024-01-01T00:00:00.1234560Z\n"
                                        + "1,b,2024-01-01T00:00:00.123456001Z\n"))
                        .assumptions())
                .containsExactly("times were cut to microseconds");
        assertThat(CsvLog.of(berlin)
                        .reading(Source.of("log.csv", "case,activity,at\n1,a,2024-01-01T00:00:00.1234560Z\n"))
                        .assumptions())
                .isEmpty();
    }

    /** Names of columns are tidied, texts are not: pandas and R read them as they stand, too. */
    @Test
    void reading_takesNamesAsTheyStand_andSaysThatSomeHaveSpaces() {
        LogReading reading = CsvLog.columns("case", "activity", "at")
                .reading(Source.of(
                        "log.csv", "case , activity,at\n1,check,2024-01-01T00:00Z\n1, check,2024-01-01T01:00Z\n"));

        assertThat(reading.log().activities()).isEqualTo(2);
        assertThat(reading.assumptions())
                .containsExactly("names with a space before or behind them (1) were taken as they stand: with it they"
                        + " name another case or activity than without");
    }

    @Test
    void reading_takesOtherWaysToWriteTimes_onlyIfToldSo() {
        String dayFirst = "case,activity,at\n1,a,03-04-2026 10:00\n";
        LogFormat format = LogFormat.columns("case", "activity", "at").utcUnlessMixed();

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> CsvLog.of(format).read(Source.of("log.csv", dayFirst)))
                .withMessageContaining("or say how times are written");
        LogReading told = CsvLog.of(format.timesWritten("dd-MM-yyyy HH:mm")).reading(Source.of("log.csv", dayFirst));
        assertThat(told.log().micros(0))
                .isEqualTo(Instant.parse("2026-04-03T10:00:00Z").toEpochMilli() * 1_000);
        assertThat(told.assumptions()).containsExactly("times without offset were read as UTC");
        assertThat(CsvLog.of(format.timesSince1970(ChronoUnit.SECONDS))
                        .read(Source.of("log.csv", "case,activity,at\n1,a,1735639200\n"))
                        .micros(0))
                .isEqualTo(1_735_639_200_000_000L);
        assertThat(CsvLog.of(format)
                        .reading(Source.of("log.csv", "case,activity,at\n1,a,2026-04-03\n"))
                        .assumptions())
                .contains("times without an hour were read as the beginning of the day");
    }

    @Test
    void read_takesSequenceNumbersAndTieRules() {
        String text = """
            case,activity,at,seq
            1,c,2026-03-01T12:00:00Z,2
            1,b,2026-03-01T12:00:00Z,1
            1,a,2026-03-01T12:00:00Z,2
            """;
        LogFormat format = LogFormat.columns("case", "activity", "at");

        EventLog bySequence = CsvLog.of(format.sequence("seq")).read(Source.of("log.csv", text));
        assertThat(VariantCounter.count(bySequence, 1).top().get(0).path()).containsExactly("b", "c", "a");
        assertThat(bySequence.ties()).isEqualTo(1);
        EventLog byName = CsvLog.of(format.ties(TieRule.ACTIVITY_NAME)).read(Source.of("log.csv", text));
        assertThat(VariantCounter.count(byName, 1).top().get(0).path()).containsExactly("a", "b", "c");
        assertThat(byName.ties()).isEqualTo(2);
    }
}
