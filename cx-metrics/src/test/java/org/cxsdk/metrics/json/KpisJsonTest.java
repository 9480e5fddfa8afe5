package org.cxsdk.metrics.json;

import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.ExclusionReason;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** From definitions and events.csv to kpis.json. */
class KpisJsonTest {

    private static final KpiDefinitions DEFINITIONS = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
        source: {dimensions: [channel], values: {minutes: minutes}}
        kpis:
          - id: digital
            title: {en: Digital, ar: رقمي}
            measure:
              kind: share
              numerator: {where: {kind: done, dimension: channel, is: web}}
              denominator: {where: {kind: done}}
            dimensions: [channel]
            target: 0.8
        """));

    private static final String EVENTS = """
        id,kind,at,channel,minutes,remark
        1,done,2026-10-01T08:00:00Z,web,3,fine
        2,done,2026-10-01T12:00:00+04:00,web,,
        3,done,2026-10-02T08:00:00Z,counter,5,
        4,done,2026-10-02T09:00:00Z,,5,
        4,done,2026-10-02T09:00:00Z,,5,
        """;

    @Test
    void text_hasTheKeysOfTheFormat_inOrder() {
        String json = KpisJson.text(report(EVENTS));

        // Wilson limits of 2 of 4, worked in 40-digit decimals outside this library: 0.1500389892, 0.8499610108
        assertThat(json)
                .startsWith("{\n  \"definitions\": {\n    \"sha256\": \"" + DEFINITIONS.sha256() + "\"\n  }")
                .contains("\"DUPLICATE_ID\": 1")
                .containsSubsequence(
                        "\"kpi\": \"digital\"",
                        "\"period\": \"2026-10\"",
                        "\"dimensions\": {}",
                        "\"value\": 0.5",
                        "\"unit\": \"1\"",
                        "\"numerator\": 2",
                        "\"denominator\": 4",
                        "\"n\": 4",
                        "\"low\": 0.15003",
                        "\"high\": 0.84996",
                        "\"state\": \"ok\"",
                        "\"target\": {",
                        "\"status\": \"missed\"",
                        "\"signals\": []")
                .contains("\"channel\": null", "\"channel\": \"counter\"", "\"channel\": \"web\"")
                .contains("\"numerator\": \"count where (kind = \\\"done\\\") and (dimension \\\"channel\\\" ="
                        + " \\\"web\\\")\"");
    }

    /** The version that the JDK of this test names itself. */
    @Test
    void text_namesTheRulesOfTimeZones() {
        String version = ZoneRulesProvider.getVersions("Asia/Dubai").lastKey();

        assertThat(version).matches("20[0-9]{2}[a-z]+");
        assertThat(KpisJson.text(report(EVENTS))).contains("\"timeZoneData\": \"" + version + "\"");
    }

    @Test
    void text_isTheSame_forTheSameEventsInAnotherOrder() {
        List<String> lines = new ArrayList<>(EVENTS.lines().toList());
        Collections.reverse(lines.subList(1, lines.size()));

        assertThat(KpisJson.text(report(String.join("\n", lines)))).isEqualTo(KpisJson.text(report(EVENTS)));
    }

    @Test
    void read_tellsEveryBadRow() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> observations("""
                    id,kind,at,channel,minutes
                    1,done,2026-10-01T08:00:00,web,3
                    ,done,2026-10-01T08:00:00Z,web,3
                    3,done,2026-10-01T08:00:00Z,web,"1,234"
                    """))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.line() + " " + violation.path())
                        .containsExactly("2 at", "3 id", "4 minutes"));
    }

    @Test
    void read_takesCorrectionsAndWithdrawals_inAnyOrder() {
        KpiReport report = report("""
            id,kind,at,channel,minutes,corrects,retracts
            1b,done,2026-10-01T08:00:00Z,web,3,1,
            1,done,2026-10-01T08:00:00Z,counter,3,,
            2,done,2026-10-01T08:00:00Z,counter,3,,
            3,done,2026-10-02T08:00:00Z,counter,5,,
            2x,done,2026-10-01T08:00:00Z,,,,2
            """);

        KpiResult whole = report.results().get(0);
        assertThat(whole.measurement().ratio()).isEqualTo(Ratio.of(1, 2));
        assertThat(report.excluded()).isEqualTo(Map.of(ExclusionReason.SUPERSEDED, 1L, ExclusionReason.RETRACTED, 2L));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> observations(
                        "id,kind,at,channel,minutes,corrects,retracts\n" + "4,done,2026-10-02T09:00:00Z,,5,1,2\n"))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.line() + " " + violation.path())
                        .containsExactly("2 retracts"));
    }

    @Test
    void read_refusesAFileWithoutADeclaredColumn() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> observations("id,kind,at,minutes\n"))
                .satisfies(e -> assertThat(e.violations())
                        .singleElement()
                        .satisfies(violation -> assertThat(violation.path()).isEqualTo("channel")));
    }

    private static KpiReport report(String csv) {
        return KpiEngine.compute(DEFINITIONS, observations(csv), Instant.parse("2026-11-01T00:00:00Z"));
    }

    private static List<Observation> observations(String csv) {
        List<Observation> observations = new ArrayList<>();
        ObservationsCsv.read(Source.of("events.csv", csv), DEFINITIONS, observations::add);
        return observations;
    }
}
