package org.cxsdk.core.insight.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.GraphDiscovery;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** OCEL 2.0 (arXiv 2403.01975); the flattened figures of two logs were computed by pm4py and an independent script. */
class OcelLogTest {

    private static final Path LOGS =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("journeys");

    /** One move touches the person's case at two agencies: an event of both permits, and one of none. */
    private static final String MOVE = """
        {
          "events": [
            {"id": "e1", "type": "apply", "time": "2026-03-01T09:00:00Z",
             "relationships": [{"objectId": "permit-1", "qualifier": "for"}, {"objectId": "permit-2", "qualifier": "for"}]},
            {"id": "e2", "type": "grant", "time": "2026-03-02T09:00:00Z",
             "relationships": [{"objectId": "permit-1", "qualifier": "for"}, {"objectId": "permit-1", "qualifier": "of"}]},
            {"id": "e3", "type": "call", "time": "2026-03-02T10:00:00Z", "relationships": [{"objectId": "person"}]},
            {"id": "e4", "type": "nothing", "time": "2026-03-02T11:00:00Z", "attributes": [{"name": "a", "value": 1}]}
          ],
          "objects": [
            {"id": "permit-1", "type": "permit", "attributes": [], "relationships": []},
            {"id": "permit-2", "type": "permit"},
            {"id": "person", "type": "person"}
          ],
          "objectTypes": [{"name": "permit", "attributes": []}]
        }
        """;

    @Test
    void read_givesEachObjectItsEvents() {
        EventLog log = OcelLog.of("permit").read(Source.of("move.jsonocel", MOVE));

        assertThat(log.cases()).isEqualTo(2);
        assertThat(log.events()).isEqualTo(3);
        DirectlyFollowsGraph graph = GraphDiscovery.discover(log);
        assertThat(graph.startActivities()).containsExactly(Map.entry("apply", 2));
        assertThat(graph.edges()).hasSize(1);
    }

    /** The same move as XML, in a namespace or in none. */
    @ParameterizedTest
    @CsvSource({"''", "' xmlns=\"http://www.ocel-standard.org/\"'"})
    void reading_takesXmlAsWell(String namespace) {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <log%s>
                  <object-types><object-type name="permit"><attributes/></object-type></object-types>
                  <event-types><event-type name="apply"><attributes/></event-type></event-types>
                  <objects>
                    <object id="permit-1" type="permit">
                      <attributes><attribute name="a" time="1970-01-01T00:00:00Z">x</attribute></attributes>
                      <objects><relationship object-id="person" qualifier="of"/></objects>
                    </object>
                    <object id="permit-2" type="permit"/>
                    <object id="person" type="person"/>
                  </objects>
                  <events>
                    <event id="e1" type="apply" time="2026-03-01T09:00:00Z"><attributes/>
                      <objects><relationship object-id="permit-1" qualifier="for"/><relationship object-id="permit-2" qualifier="for"/></objects>
                    </event>
                    <event id="e2" type="grant" time="2026-03-02T09:00:00Z">
                      <objects><relationship object-id="permit-1" qualifier="for"/><relationship object-id="permit-1" qualifier="of"/></objects>
                    </event>
                    <event id="e3" type="call" time="2026-03-02T10:00:00Z"><objects><relationship object-id="person" qualifier="by"/></objects></event>
                    <event id="e4" type="nothing" time="2026-03-02T11:00:00Z"/>
                  </events>
                </log>
                """.formatted(namespace);

        LogReading reading = OcelLog.of("permit").reading(Source.of("move.xmlocel", xml));
        LogReading asJson = OcelLog.of("permit").reading(Source.of("move.jsonocel", MOVE));

        assertThat(GraphDiscovery.discover(reading.log())).isEqualTo(GraphDiscovery.discover(asJson.log()));
        assertThat(reading.assumptions()).isEqualTo(asJson.assumptions());
    }

    @Test
    void reading_tellsWhatIsWrongInXml_withItsLine() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OcelLog.of("permit").read(Source.of("log.xmlocel", """
                        <log><objects><object id="p" type="permit"/><object id="q"/></objects>
                        <events><event id="e" type="a" time="soon"><objects><relationship object-id="p"/><relationship object-id="z"/></objects></event></events>
                        </log>
                        """)))
                .withMessageContaining("log.xmlocel:1: objects: \"q\" has no id or no type")
                .withMessageContaining("log.xmlocel:2: events.time:timestamp: \"soon\"")
                .withMessageContaining("\"z\" names no object of this log");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OcelLog.of("permit").read(Source.of("log.xmlocel", "<pnml></pnml>")))
                .withMessageContaining("is not the root element of an OCEL log");
    }

    /** Both forms of one log of the sample data, written by pm4py. */
    @Test
    void reading_findsTheSameInBothForms() {
        Path xml = LOGS.resolve("ocel/ocel20_example.xmlocel");
        assumeTrue(Files.exists(xml), "sample data absent: " + xml);
        for (String type : new String[] {"Invoice", "Payment", "Purchase Order", "Purchase Requisition"}) {
            // its times have no offset
            LogFormat utc = LogFormat.xesNames().utcUnlessMixed();
            EventLog one = OcelLog.of(type, utc).read(Source.of(xml));
            EventLog other = OcelLog.of(type, utc).read(Source.of(LOGS.resolve("ocel/ocel20_example.jsonocel")));
            assertThat(GraphDiscovery.discover(one)).as(type).isEqualTo(GraphDiscovery.discover(other));
            assertThat(one.events()).as(type).isPositive();
        }
    }

    /** What flattening does to a log: convergence and deficiency in the words of the object-centric literature. */
    @Test
    void reading_saysWhatWasCountedTwice_andWhatIsInNoJourney() {
        LogReading reading = OcelLog.of("permit").reading(Source.of("move.jsonocel", MOVE));

        assertThat(reading.assumptions())
                .containsExactly(
                        "events that several objects of type permit share (1, which makes 1 more) stand in the journey"
                                + " of each",
                        "events without an object of type permit (2 of 4) are in no journey");
    }

    @Test
    void read_tellsWhatIsWrong_withItsLine() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OcelLog.of("permits").read(Source.of("move.jsonocel", MOVE)))
                .withMessageContaining("\"permits\" is the type of no object of this log. Name one of: permit, person");
        String wrong = MOVE.replace("2026-03-02T09:00:00Z", "soon")
                .replace("\"objectId\": \"person\"", "\"objectId\": \"nobody\"");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OcelLog.of("permit").read(Source.of("move.jsonocel", wrong)))
                .withMessageContaining("move.jsonocel:5: events.time:timestamp: \"soon\"")
                .withMessageContaining("move.jsonocel:7: events.relationships.objectId: \"nobody\"");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OcelLog.of("permit").read(Source.of("move.jsonocel", MOVE.substring(0, 600))))
                .withMessageContaining("is not well-formed JSON");
        LogReading lenient =
                OcelLog.of("permit", LogFormat.xesNames().lenient()).reading(Source.of("m", wrong));
        assertThat(lenient.read()).isEqualTo(3);
        assertThat(lenient.leftOut()).isEqualTo(1);
    }

    @Test
    void reading_refusesOrListsAValueOfTenMegabytes_alsoOfWhatIsPassedOver() {
        String huge = MOVE.replaceFirst(
                "\"relationships\"",
                "\"attributes\": [{\"name\": \"letter\", \"value\": \"" + "x".repeat(10_000_000)
                        + "\"}], \"relationships\"");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> OcelLog.of("permit").read(Source.of("move.jsonocel", huge)))
                .satisfies(e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("has more than 4194304 characters");
                    assertThat(violation.line()).isPositive();
                }));
        LogReading lenient =
                OcelLog.of("permit", LogFormat.xesNames().lenient()).reading(Source.of("move.jsonocel", huge));
        assertThat(lenient.log().events())
                .isEqualTo(OcelLog.of("permit")
                        .read(Source.of("move.jsonocel", MOVE))
                        .events());
        assertThat(lenient.problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ocel20_example.jsonocel,ocel20_example.jsonocel,Invoice",
        "ocel20_example.jsonocel,ocel20_example.jsonocel,Payment",
        "ocel20_example.jsonocel,ocel20_example.jsonocel,Purchase Order",
        "ocel20_example.jsonocel,ocel20_example.jsonocel,Purchase Requisition",
        "recruiting-red.jsonocel,recruiting-red.jsonocel.gz,applications",
        "recruiting-red.jsonocel,recruiting-red.jsonocel.gz,offers"
    })
    void read_equalsPm4py(String name, String file, String type) {
        Path path = LOGS.resolve("ocel").resolve(file);
        assumeTrue(Files.exists(path), "sample data absent: " + path);
        JsonNode expected = JsonMapper.shared()
                .readTree(LOGS.resolve("reference/ties_calendar_ocel.json"))
                .get("ocel")
                .get(name)
                .get("per_object_type")
                .get(type);
        EventLog log = OcelLog.of(type, LogFormat.xesNames().utcUnlessMixed()).read(Source.of(path));

        assertThat(log.events()).isEqualTo(expected.get("flattened_events").asInt());
        assertThat(log.cases()).isEqualTo(expected.get("cases").asInt());
        DirectlyFollowsGraph graph = GraphDiscovery.discover(log);
        Map<String, Integer> edges = new HashMap<>();
        expected.get("dfg")
                .forEach(edge -> edges.put(
                        edge.get(0).asString() + " > " + edge.get(1).asString(),
                        edge.get(2).asInt()));
        Map<String, Integer> ours = new HashMap<>();
        graph.edges().forEach(edge -> ours.put(edge.from() + " > " + edge.to(), edge.count()));
        assertThat(ours).isEqualTo(edges);
        assertThat(graph.startActivities()).isEqualTo(counts(expected.get("start")));
        assertThat(graph.endActivities()).isEqualTo(counts(expected.get("end")));
    }

    private static Map<String, Integer> counts(JsonNode object) {
        Map<String, Integer> counts = new HashMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }
}
