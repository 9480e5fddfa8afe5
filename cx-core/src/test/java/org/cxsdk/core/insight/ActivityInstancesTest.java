package org.cxsdk.core.insight;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.insight.time.TimeAnalysis;
import org.cxsdk.core.insight.time.TimeInsights;
import org.cxsdk.core.insight.xes.XesLog;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActivityInstancesTest {

    private static final LogFormat FORMAT = LogFormat.columns("case", "activity", "time");

    private static LogReading csv(LogFormat format, String... rows) {
        return CsvLog.of(format)
                .reading(Source.of("log.csv", "case,activity,time,phase,no\n" + String.join("\n", rows) + "\n"));
    }

    /** Of each event, how long it took in minutes; null where nobody knows. */
    private static List<Long> minutes(EventLog log) {
        return IntStream.range(0, log.events())
                .mapToObj(e -> log.hasStart(e) ? (log.micros(e) - log.startMicros(e)) / 60_000_000 : null)
                .toList();
    }

    @Test
    void pairing_givesTheEarliestOpenBeginning_whereNobodySaysWhich() {
        // two checks overlap: the first begun is the first ended, as XES tools have it without instances
        LogReading reading = csv(
                FORMAT.pairing("phase"),
                "1,check,2026-03-01T09:00Z,start,a",
                "1,check,2026-03-01T09:10Z,START,b",
                "1,check,2026-03-01T09:15Z,complete,b",
                "1,check,2026-03-01T09:40Z,Complete,a",
                "1,check,2026-03-01T09:41Z,suspend,a");

        assertThat(minutes(reading.log())).containsExactly(15L, 30L);
        assertThat(reading.read()).isEqualTo(5);
        assertThat(reading.passedOver()).isEqualTo(3);
        assertThat(reading.assumptions()).isEmpty();
    }

    @Test
    void pairing_goesByTheInstance_whereTheLogSaysWhich() {
        LogReading reading = csv(
                FORMAT.pairing("phase").instance("no"),
                "1,check,2026-03-01T09:00Z,start,a",
                "1,check,2026-03-01T09:10Z,start,b",
                "1,check,2026-03-01T09:15Z,complete,b",
                "1,check,2026-03-01T09:40Z,complete,a");

        assertThat(minutes(reading.log())).containsExactly(5L, 40L);
        assertThat(reading.log().traits()).isEmpty();
    }

    @Test
    void pairing_leavesWhatIsUnknownUnknown() {
        LogReading reading = csv(
                FORMAT.pairing("phase"),
                "1,apply,2026-03-01T09:00Z,complete,",
                "1,check,2026-03-01T09:00Z,start,",
                "1,check,2026-03-01T09:00Z,complete,",
                "1,decide,2026-03-01T10:00Z,start,",
                "2,check,2026-03-01T09:00Z,start,",
                "2,check,2026-03-01T09:07Z,complete,");

        assertThat(minutes(reading.log())).containsExactly(null, 0L, 7L);
        assertThat(reading.assumptions())
                .containsExactly(
                        "of events without a beginning (1) the service time is unknown, and waits for them last until"
                                + " they were completed",
                        "what has begun and not ended (1) is no event yet");
        TimeInsights times = TimeAnalysis.analyse(reading.log()).orElseThrow();
        assertThat(times.serviceByActivity()).containsOnlyKeys("check");
        assertThat(times.unknownBeginnings()).isEqualTo(1);
        // the first journey has an activity of unknown length: only the second tells how long work takes
        assertThat(times.processingSum().orElseThrow().n()).isEqualTo(1);
        assertThat(times.processingSum().orElseThrow().median()).isEqualTo(7 * 60);
    }

    @Test
    void pairing_readsXes() {
        String xes = """
            <log xmlns="http://www.xes-standard.org/">
              <trace><string key="concept:name" value="1"/>
                <event><string key="concept:name" value="check"/><string key="concept:instance" value="7"/>
                  <date key="time:timestamp" value="2026-03-01T09:00:00Z"/>
                  <string key="lifecycle:transition" value="start"/></event>
                <event><string key="concept:name" value="check"/><string key="concept:instance" value="7"/>
                  <date key="time:timestamp" value="2026-03-01T09:25:00Z"/>
                  <string key="lifecycle:transition" value="complete"/></event>
              </trace>
            </log>
            """;

        LogReading reading = XesLog.of(
                        LogFormat.xesNames().pairing("lifecycle:transition").instance("concept:instance"))
                .reading(Source.of("log.xes", xes));

        assertThat(minutes(reading.log())).containsExactly(25L);
        assertThat(reading.read()).isEqualTo(2);
    }

    /** As the history of Camunda and Flowable has it: an activity under way has no end, and one skipped no beginning. */
    @Test
    void start_mayBeUnknown_andTheEndStillToCome() {
        String history = """
            PROC_INST_ID_,ACT_NAME_,START_TIME_,END_TIME_
            1,check,2026-03-01T09:00Z,2026-03-01T09:30Z
            1,skip,,2026-03-01T09:40Z
            1,decide,2026-03-01T10:00Z,
            """;

        LogReading reading = CsvLog.of(LogFormat.columns("PROC_INST_ID_", "ACT_NAME_", "END_TIME_")
                        .start("START_TIME_"))
                .reading(Source.of("history.csv", history));

        assertThat(minutes(reading.log())).containsExactly(30L, null);
        assertThat(reading.passedOver()).isEqualTo(1);
        assertThat(reading.assumptions()).hasSize(2);
        // waiting for an activity of which only the end is known is counted until that end
        assertThat(GraphDiscovery.discover(reading.log())
                        .edges()
                        .get(0)
                        .seconds()
                        .median())
                .isEqualTo(600);
    }

    @Test
    void start_ofXes_mustBeAnAttributeOfSomeEvent() {
        String xes = """
            <log><trace><string key="concept:name" value="1"/>
              <event><string key="concept:name" value="a"/>
                <date key="time:timestamp" value="2026-03-01T09:00:00Z"/></event></trace></log>
            """;

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> XesLog.of(LogFormat.xesNames().start("begin")).read(Source.of("log.xes", xes)))
                .withMessageContaining("is an attribute of no event of this log");
    }

    @Test
    void addWithoutStart_isNotAnActivityThatTookNoTime() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        EventLog log = EventLog.builderWithStarts()
                .addWithoutStart("1", "a", noon.toEpochMilli() * 1_000)
                .add("1", "b", noon, noon)
                .build();

        assertThat(log.hasStart(0)).isFalse();
        assertThat(log.startMicros(0)).isEqualTo(log.micros(0));
        assertThat(log.hasStart(1)).isTrue();
    }
}
