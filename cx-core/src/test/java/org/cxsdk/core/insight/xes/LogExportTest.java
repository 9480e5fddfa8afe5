package org.cxsdk.core.insight.xes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.CxException;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.SeededJourneys;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.insight.json.CsvExport;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is written is read again as it was: every event, beginning and trait, and their order. */
class LogExportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Names that break careless writers, ties, a beginning that is unknown, activities that overlap and begin together. */
    private static EventLog odd() {
        EventLog.Builder log = EventLog.builderWithStarts()
                .traits(Trait.CHANNEL, Trait.ORGANISATION, Trait.ACTOR, Trait.of("reason <why>"));
        String[] names = {
            "NA", "a,b", "say \"no\"", "<x> & 'y'", " spaces ", "line\nend", "tab\t", "انتقال", "😀", "=1+1"
        };
        for (int c = 0; c < names.length; c++) {
            long noon = NOON.plusSeconds(c).toEpochMilli() * 1_000;
            log.add("case " + names[c], names[c], noon, noon + 60_000_001)
                    .with(Trait.CHANNEL, names[c])
                    .with(Trait.of("reason <why>"), names[(c + 1) % names.length]);
            log.addWithoutStart("case " + names[c], "unknown", noon + 60_000_001)
                    .with(Trait.ACTOR, names[c]);
            log.add("case " + names[c], names[c], noon, noon + 60_000_001);
            log.add("case " + names[c], "instant", noon + 7, noon + 7).with(Trait.ORGANISATION, "city");
        }
        return log.build();
    }

    private static List<String> rows(EventLog log) {
        List<String> rows = new ArrayList<>();
        for (int c = 0; c < log.cases(); c++) {
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                StringBuilder row = new StringBuilder(log.caseId(c))
                        .append('|')
                        .append(log.activity(log.activityOf(e)))
                        .append('|')
                        .append(log.micros(e))
                        .append('|')
                        .append(log.hasStart(e) ? log.startMicros(e) : "unknown");
                for (Trait trait : log.traits()) {
                    TraitColumn column = log.trait(trait).orElseThrow();
                    int value = column.of(e);
                    row.append('|').append(value == TraitColumn.UNKNOWN ? "unknown" : column.value(value));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static Source xes(EventLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XesExport.write(log, out);
        return Source.of("log.xes", () -> new ByteArrayInputStream(out.toByteArray()));
    }

    private static Source csv(EventLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvExport.write(log, out);
        return Source.of("log.csv", () -> new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void xes_isReadAgainAsItWas_withOddNamesAndUnknownBeginnings() throws IOException {
        EventLog log = odd();

        assertThat(rows(XesLog.of(XesExport.format(log)).read(xes(log)))).isEqualTo(rows(log));
    }

    @Test
    void csv_isReadAgainAsItWas_withOddNamesAndUnknownBeginnings() throws IOException {
        EventLog log = odd();

        assertThat(rows(CsvLog.of(CsvExport.format(log)).read(csv(log)))).isEqualTo(rows(log));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothAreReadAgainAsTheyWere_onSeededJourneys(long seed) throws IOException {
        EventLog log = SeededJourneys.log(SeededJourneys.events(seed, 200));

        assertThat(rows(XesLog.of(XesExport.format(log)).read(xes(log)))).isEqualTo(rows(log));
        assertThat(rows(CsvLog.of(CsvExport.format(log)).read(csv(log)))).isEqualTo(rows(log));
    }

    @Test
    void xes_refusesCharactersThatXmlCannotHold() {
        EventLog log = EventLog.builder().add("1", "bell \u0007", NOON).build();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> XesExport.write(log, new ByteArrayOutputStream()))
                .withMessageContaining("U+0007");
    }

    @Test
    void xes_namesExtensionsAndClassifier_asTheStandardAsks() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XesExport.write(EventLog.builder().add("1", "a", NOON).build(), out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("xes.version=\"1849-2016\"")
                .contains("<extension name=\"Concept\" prefix=\"concept\"")
                .contains("<global scope=\"event\">")
                .contains("<date key=\"time:timestamp\" value=\"2026-03-01T12:00:00Z\"/>")
                .contains("<string key=\"lifecycle:transition\" value=\"complete\"/>");
    }

    @Test
    void traitsCalledLikeSomethingElse_andTraitsOfNoEvent_areNoTrouble() throws IOException {
        Trait activity = Trait.of("concept:name");
        Trait ofCase = Trait.of("case:AMOUNT");
        Trait group = Trait.of("org:group");
        EventLog.Builder building =
                EventLog.builder().traits(activity, ofCase, group, Trait.ORGANISATION, Trait.CHANNEL);
        building.add("c1", "apply", NOON.toEpochMilli() * 1_000)
                .with(activity, "5")
                .with(ofCase, "100")
                .with(group, "g")
                .with(Trait.ORGANISATION, "city");
        EventLog log = building.build();

        EventLog again = XesLog.of(XesExport.format(log)).read(xes(log));
        assertThat(again.activity(again.activityOf(0))).isEqualTo("apply");
        assertThat(again.traits()).containsExactlyInAnyOrder(activity, ofCase, group, Trait.ORGANISATION);
        for (Trait trait : again.traits()) {
            assertThat(value(again, trait)).isEqualTo(value(log, trait));
        }
        EventLog fromCsv = CsvLog.of(CsvExport.format(log)).read(csv(log));
        for (Trait trait : List.of(activity, ofCase, group, Trait.ORGANISATION)) {
            assertThat(value(fromCsv, trait)).isEqualTo(value(log, trait));
        }
    }

    private static String value(EventLog log, Trait trait) {
        TraitColumn column = log.trait(trait).orElseThrow();
        return column.value(column.of(0));
    }
}
