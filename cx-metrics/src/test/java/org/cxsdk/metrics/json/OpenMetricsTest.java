package org.cxsdk.metrics.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.Observation;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The text as the grammar of OpenMetrics 1.0 has it (section "ABNF"): families one after the other, each told of before its
 * samples, label names and values, no label and no series twice, {@code # EOF} at the end and nothing after it.
 */
class OpenMetricsTest {

    private static final Pattern DESCRIPTOR =
            Pattern.compile("# (TYPE|HELP|UNIT) ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^\\n]*)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*)\\} ([+-]?[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"(,|$)");

    @Test
    void text_obeysTheGrammar_whateverDimensionsAndWordsAreCalled() {
        KpiDefinitions definitions = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {dimensions: [a-b, a.b, "ü x"], values: {cost: 'AED "net" \\ gross'}}
            kpis:
              - {id: n, title: {en: N, ar: ن}, measure: {kind: count, where: {}}, dimensions: [a-b, a.b, "ü x"], target: 3}
              - {id: c, title: {en: C, ar: ك}, measure: {kind: sum, value: cost, where: {}}, dimensions: ["ü x"]}
            """));
        List<Observation> observations = new ArrayList<>();
        ObservationsCsv.read(
                Source.of(
                        "events.csv",
                        "id,kind,at,a-b,a.b,ü x,cost\n1,v,2026-10-01T00:00:00Z,x,y,\"we\"\"b\\n\n2\",1e-20\n"
                                + "2,v,2026-10-01T00:00:00Z,x,z,\\,-12345678901234567890.5\n3,v,2026-10-01T00:00:00Z,,,,\n"),
                definitions,
                observations::add);

        Map<String, Map<String, String>> series = read(
                OpenMetrics.text(KpiEngine.compute(definitions, observations, Instant.parse("2026-12-01T00:00:00Z"))));

        assertThat(series.keySet().stream()
                        .map(key -> key.substring(0, key.indexOf('{')))
                        .distinct())
                .containsExactlyInAnyOrder("cx_kpi", "cx_kpi_observations", "cx_kpi_target");
        assertThat(series.values())
                .contains(Map.of(
                        "kpi",
                        "c",
                        "unit",
                        "AED \"net\" \\ gross",
                        "period",
                        "2026-10",
                        "state",
                        "ok",
                        "by___x",
                        "we\"b\\n\n2"))
                .contains(Map.of("kpi", "n", "unit", "1", "period", "2026-10", "state", "ok", "by_a_b", "x"))
                .contains(Map.of("kpi", "n", "unit", "1", "period", "2026-10", "state", "ok", "by_a_b_2", "z"));
    }

    /** The labels of each series. */
    private static Map<String, Map<String, String>> read(String text) {
        assertThat(text).endsWith("\n# EOF\n");
        Map<String, Map<String, String>> series = new HashMap<>();
        Set<String> families = new HashSet<>();
        Set<String> told = new HashSet<>();
        String family = "";
        for (String line : text.substring(0, text.length() - "# EOF\n".length()).split("\n")) {
            Matcher descriptor = DESCRIPTOR.matcher(line);
            if (descriptor.matches()) {
                if (!descriptor.group(2).equals(family)) {
                    family = descriptor.group(2);
                    assertThat(families.add(family)).as("a family comes once").isTrue();
                }
                assertThat(told.add(descriptor.group(1) + " " + family))
                        .as(line)
                        .isTrue();
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            assertThat(sample.group(1)).as("samples stand with their family").isEqualTo(family);
            Map<String, String> labels = labels(sample.group(2));
            assertThat(series.put(family + new TreeMap<>(labels), labels))
                    .as("a series comes once")
                    .isNull();
        }
        return series;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            assertThat(label.find(at) && label.start() == at).as(text).isTrue();
            assertThat(labels.put(label.group(1), unescaped(label.group(2))))
                    .as("a label comes once")
                    .isNull();
            at = label.end();
        }
        return labels;
    }

    private static String unescaped(String value) {
        return Pattern.compile("\\\\(.)")
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
    }
}
