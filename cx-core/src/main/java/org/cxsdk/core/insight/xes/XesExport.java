package org.cxsdk.core.insight.xes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.insight.read.LogFormat;

/**
 * Writes an event log as XES (IEEE 1849-2016), for ProM, pm4py, Disco and others. A case is a trace; an event has
 * {@code concept:name}, {@code time:timestamp} in UTC with microseconds, and its traits. Where beginnings are known, an
 * activity is two events, {@code start} and {@code complete}, of one {@code concept:instance}.
 *
 * <p>Nothing is lost: {@link XesLog} with the {@link #format} of the log reads the same log again, years up to 9999. Sequence
 * numbers are not written: the order of events of one instant is that in the file. Nor are traits of which no event has a value.
 * Stateless.
 */
public final class XesExport {

    private static final String LIFECYCLE = "lifecycle:transition";
    private static final String INSTANCE = "concept:instance";

    private static final Set<String> TAKEN = Set.of("concept:name", "time:timestamp", LIFECYCLE, INSTANCE);

    private static final Map<Trait, String> KEYS =
            Map.of(Trait.ORGANISATION, "org:group", Trait.ACTOR, "org:resource", Trait.SEGMENT, "segment");

    private static final String HEAD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
          <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
          <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
          <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
          <global scope="trace">
            <string key="concept:name" value=""/>
          </global>
          <global scope="event">
            <string key="concept:name" value=""/>
            <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
            <string key="lifecycle:transition" value="complete"/>
          </global>
          <classifier name="Activity" keys="concept:name"/>
        """;

    private XesExport() {}

    /** How what is written of this log is to be read. */
    public static LogFormat format(EventLog log) {
        LogFormat format = LogFormat.xesNames();
        if (log.hasStarts()) {
            format = format.pairing(LIFECYCLE).instance(INSTANCE);
        }
        for (Trait trait : log.traits()) {
            if (log.trait(trait).filter(column -> isUsed(log, column)).isPresent()) {
                format = format.trait(trait, key(trait));
            }
        }
        return format;
    }

    private static boolean isUsed(EventLog log, TraitColumn column) {
        return IntStream.range(0, log.events()).anyMatch(event -> column.of(event) != TraitColumn.UNKNOWN);
    }

    /**
     * The attribute that holds a trait: that of the organizational extension where there is one, else the trait's name, behind
     * {@code trait:} where that name means something else in a file.
     */
    public static String key(Trait trait) {
        String known = KEYS.get(trait);
        boolean taken = TAKEN.contains(trait.name()) || KEYS.containsValue(trait.name());
        return known != null
                ? known
                : taken || trait.name().startsWith("case:") ? "trait:" + trait.name() : trait.name();
    }

    /**
     * Writes the log as UTF-8; the stream is flushed and left open.
     *
     * @throws CxException with code CX-CORE-0001 if a name holds a character that XML cannot
     */
    public static void write(EventLog log, OutputStream out) throws IOException {
        Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        xml.write(HEAD);
        for (int c = 0; c < log.cases(); c++) {
            xml.write("  <trace>\n");
            attribute(xml, "    ", "string", "concept:name", log.caseId(c));
            for (Row row : rows(log, c)) {
                event(log, row, xml);
            }
            xml.write("  </trace>\n");
        }
        xml.write("</log>\n");
        xml.flush();
    }

    /** A beginning or a completion. */
    private record Row(int event, boolean begins, long micros) {}

    /** By time, a beginning before a completion of the same instant; completions keep their order. */
    private static List<Row> rows(EventLog log, int c) {
        List<Row> rows = new ArrayList<>();
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            if (log.hasStart(e)) {
                rows.add(new Row(e, true, log.startMicros(e)));
            }
            rows.add(new Row(e, false, log.micros(e)));
        }
        rows.sort(Comparator.comparingLong(Row::micros).thenComparing(row -> !row.begins()));
        return rows;
    }

    private static void event(EventLog log, Row row, Writer xml) throws IOException {
        xml.write("    <event>\n");
        attribute(xml, "      ", "string", "concept:name", log.activity(log.activityOf(row.event())));
        if (log.hasStart(row.event())) {
            attribute(xml, "      ", "string", INSTANCE, String.valueOf(row.event()));
        }
        attribute(xml, "      ", "date", "time:timestamp", time(row.micros()));
        attribute(xml, "      ", "string", LIFECYCLE, row.begins() ? "start" : "complete");
        for (Map.Entry<String, TraitColumn> trait : traits(log).entrySet()) {
            int value = trait.getValue().of(row.event());
            if (value != TraitColumn.UNKNOWN) {
                attribute(
                        xml,
                        "      ",
                        "string",
                        trait.getKey(),
                        trait.getValue().value(value));
            }
        }
        xml.write("    </event>\n");
    }

    private static Map<String, TraitColumn> traits(EventLog log) {
        Map<String, TraitColumn> columns = new LinkedHashMap<>();
        log.traits().forEach(trait -> log.trait(trait).ifPresent(column -> columns.put(key(trait), column)));
        return columns;
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static void attribute(Writer xml, String indent, String type, String key, String value) throws IOException {
        xml.write(indent + "<" + type + " key=\"" + escaped(key) + "\" value=\"" + escaped(value) + "\"/>\n");
    }

    /** Line ends and tabs as references, or a reader would make spaces of them. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> {
                    requireXml(c);
                    escaped.appendCodePoint(c);
                }
            }
        });
        return escaped.toString();
    }

    private static void requireXml(int c) {
        if (c < ' ' || c == 0xFFFE || c == 0xFFFF || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            throw new CxException(
                    CoreError.INVALID_DOCUMENT,
                    String.format("a name of the log holds the character U+%04X, which XML cannot hold", c),
                    "Rename it, or write the log as CSV.");
        }
    }
}
