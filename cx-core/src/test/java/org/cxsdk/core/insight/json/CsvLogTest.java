package org.cxsdk.core.insight.json;

import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.VariantCounter;
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
}
