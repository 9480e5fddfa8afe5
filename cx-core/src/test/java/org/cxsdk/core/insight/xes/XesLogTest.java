package org.cxsdk.core.insight.xes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class XesLogTest {

    private static final String TWO_VISITS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="2.0" xmlns="http://www.xes-standard.org/">
          <global scope="event">
            <string key="concept:name" value="default"/>
          </global>
          <trace>
            <event>
              <string key="concept:name" value="apply"><string key="concept:name" value="nested"/></string>
              <date key="time:timestamp" value="2026-03-01T09:00:00.000+04:00"/>
              <string key="lifecycle:transition" value="start"/>
            </event>
            <event>
              <string key="concept:name" value="apply"/>
              <date key="time:timestamp" value="2026-03-01T09:30:00.000+04:00"/>
              <string key="lifecycle:transition" value="COMPLETE"/>
            </event>
            <string key="concept:name" value="NA"/>
          </trace>
        </log>
        """;

    private static EventLog read(String xml) {
        return XesLog.standard().read(Source.of("visits.xes", xml));
    }

    private static List<Violation> violations(XesLog format, byte[] bytes) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> format.read(Source.of("visits.xes", bytes)))
                .violations();
    }

    private static List<Violation> violations(String xml) {
        return violations(XesLog.standard(), xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_takesTraceNameBehindItsEvents_andNoNestedAttribute() {
        EventLog log = read(TWO_VISITS);

        assertThat(log.events()).isEqualTo(2);
        assertThat(log.caseId(0)).isEqualTo("NA");
        assertThat(log.activities()).isEqualTo(1);
        assertThat(log.micros(0))
                .isEqualTo(Instant.parse("2026-03-01T05:00:00Z").getEpochSecond() * 1_000_000);
    }

    @Test
    void read_keepsOneTransition_whenAsked() {
        assertThat(XesLog.standard()
                        .keepOnly("lifecycle:transition", "complete")
                        .read(Source.of("visits.xes", TWO_VISITS))
                        .events())
                .isEqualTo(1);
    }

    @Test
    void read_unpacksGzip() throws IOException {
        assertThat(XesLog.standard()
                        .read(Source.of("visits.xes.gz", zipped(TWO_VISITS)))
                        .events())
                .isEqualTo(2);
    }

    @Test
    void read_tells_whenGzipIsCutOff() throws IOException {
        byte[] whole = zipped(TWO_VISITS);

        assertThat(violations(XesLog.standard(), Arrays.copyOf(whole, whole.length - 60)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).contains("compressed data end"));
    }

    @Test
    void read_tellsAllThatIsWrong() {
        List<Violation> found = violations(TWO_VISITS
                .replace("<string key=\"concept:name\" value=\"NA\"/>", "")
                .replace("T09:30", " noon "));

        assertThat(found).extracting(Violation::line).containsExactly(6, 12);
        assertThat(found.get(0).rule()).startsWith("has no name");
        assertThat(found.get(1).path()).isEqualTo("event.time:timestamp");
    }

    @Test
    void read_tellsTheLine_whenXmlIsBroken() {
        assertThat(violations(TWO_VISITS.replace("</trace>", "")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(19);
                    assertThat(violation.rule()).startsWith("is not well-formed XML: ");
                });
    }

    @Test
    void read_refusesADocumentType_soThatNoEntityIsFetched() {
        assertThat(violations("<!DOCTYPE log [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n<log>&secret;</log>"))
                .anySatisfy(violation -> assertThat(violation.rule()).contains("document type"));
    }

    @Test
    void read_refusesAnotherRoot() {
        assertThat(violations("<html/>"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.value()).isEqualTo("html"));
    }

    @Test
    void read_asksForAZone_whereTimesAreLocal() {
        String local = TWO_VISITS.replace("+04:00", "");

        assertThat(violations(local)).hasSize(2);
        assertThat(XesLog.standard()
                        .localIn(ZoneId.of("Asia/Dubai"))
                        .read(Source.of("visits.xes", local))
                        .micros(0))
                .isEqualTo(read(TWO_VISITS).micros(0));
    }

    /** The same logs exported as CSV by pm4py: every figure must be the same. */
    @ParameterizedTest
    @CsvSource({"running-example.xes,running-example.csv", "roadtraffic100traces.xes.gz,roadtraffic100traces.csv"})
    void read_equalsTheCsvTwin(String xes, String csv) {
        Path logs = Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys");
        assumeTrue(Files.isRegularFile(logs.resolve(xes)), "sample data absent: " + logs);

        EventLog ours = XesLog.standard().read(Source.of(logs.resolve(xes)));

        assertThat(LogAnalysis.analyse(ours))
                .isPresent()
                .isEqualTo(LogAnalysis.analyse(CsvLog.xesNames().read(Source.of(logs.resolve(csv)))));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void reading_leavesOutWhatIsWrong_andItsCountsAddUp_whenLenient() {
        String wrong = TWO_VISITS.replace("T09:30", " noon ") + "<event/>";

        LogReading reading = XesLog.of(LogFormat.xesNames().lenient()).reading(Source.of("visits.xes", wrong));

        assertThat(reading.read()).isEqualTo(2);
        assertThat(reading.log().events()).isEqualTo(1);
        assertThat(reading.leftOut()).isEqualTo(1);
        assertThat(reading.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
        assertThat(reading.problems().get(1).rule()).startsWith("is not well-formed XML");
    }

    @Test
    void reading_takesTraitsOfEventsAndOfTraces() {
        Trait group = Trait.of("group");
        EventLog log = XesLog.of(LogFormat.xesNames()
                        .trait(Trait.CHANNEL, "case:channel")
                        .trait(group, "org:group"))
                .read(Source.of("visits.xes", """
                    <log>
                      <trace>
                        <string key="concept:name" value="1"/>
                        <event>
                          <string key="concept:name" value="apply"/>
                          <date key="time:timestamp" value="2026-03-01T09:00:00Z"/>
                          <string key="org:group" value="front"/>
                        </event>
                        <string key="channel" value="desk"/>
                      </trace>
                    </log>
                    """));

        TraitColumn channel = log.trait(Trait.CHANNEL).orElseThrow();
        assertThat(channel.value(channel.of(0))).isEqualTo("desk");
        TraitColumn groups = log.trait(group).orElseThrow();
        assertThat(groups.value(groups.of(0))).isEqualTo("front");
        assertThat(log.trait(Trait.ACTOR)).isEmpty();
    }

    @Test
    void reading_refusesOrListsAnAttributeOfTenMegabytes() {
        String huge = "x".repeat(10_000_000);
        String noted = TWO_VISITS.replaceFirst("</trace>", "<string key=\"note\" value=\"" + huge + "\"/></trace>");

        assertThat(violations(noted)).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("has attributes of more than 4194304 characters");
            assertThat(violation.line()).isPositive();
        });
        LogReading lenient = XesLog.of(LogFormat.xesNames().lenient()).reading(Source.of("visits.xes", noted));
        assertThat(lenient.log().events()).isEqualTo(2);
        assertThat(lenient.read()).isEqualTo(2);
        assertThat(lenient.problems()).hasSize(1);

        String named = TWO_VISITS
                .replaceFirst("<trace>", "<trace><string key=\"concept:name\" value=\"" + huge + "\"/>")
                .replaceFirst("<string key=\"concept:name\" value=\"NA\"/>", "");
        assertThat(violations(named)).extracting(Violation::rule).contains("has more than 10000 characters");
        LogReading without = XesLog.of(LogFormat.xesNames().lenient()).reading(Source.of("visits.xes", named));
        assertThat(without.log().events() + without.leftOut()).isEqualTo(without.read());
        assertThat(without.leftOut()).isPositive();
    }

    @Test
    void reading_refusesATraitThatNoEventHas() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> XesLog.of(LogFormat.xesNames().trait(Trait.CHANNEL, "chanel"))
                        .read(Source.of("visits.xes", TWO_VISITS)))
                .withMessageContaining("event.chanel: is an attribute of no event of this log");
    }

    @Test
    void reading_saysHowManyTracesHaveNoEvents() {
        LogReading reading = XesLog.standard()
                .reading(Source.of(
                        "visits.xes",
                        TWO_VISITS.replace(
                                "</log>", "<trace><string key=\"concept:name\" value=\"none\"/></trace></log>")));

        assertThat(reading.log().cases())
                .isEqualTo(XesLog.standard()
                        .read(Source.of("visits.xes", TWO_VISITS))
                        .cases());
        assertThat(reading.assumptions()).containsExactly("traces without events (1) are no cases");
    }

    @Test
    void reading_listsATraitThatIsTooLong_insteadOfDroppingIt() {
        String tooLong =
                TWO_VISITS.replace("<event>", "<event><string key=\"channel\" value=\"" + "x".repeat(10_001) + "\"/>");
        LogFormat format = LogFormat.xesNames().trait(Trait.CHANNEL, "channel");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> XesLog.of(format).read(Source.of("visits.xes", tooLong)))
                .withMessageContaining("event.channel: has more than 10000 characters");
        LogReading lenient = XesLog.of(format.lenient()).reading(Source.of("visits.xes", tooLong));
        assertThat(lenient.log().events()).isEqualTo(2);
        assertThat(lenient.problems()).isNotEmpty();
    }
}
