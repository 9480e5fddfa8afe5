package org.cxsdk.core.insight.json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.insight.read.LogFormat;

/**
 * Writes an event log as CSV (RFC 4180, UTF-8) with the columns that tools derive from XES: {@code case:concept:name},
 * {@code concept:name}, {@code time:timestamp}, {@code start_timestamp} where beginnings are known, and one for each trait,
 * called like it. Cases one after the other, their events in order. An empty cell says that a trait or a beginning is unknown.
 *
 * <p>Nothing is lost: {@link CsvLog} with the {@link #format} of the log reads the same log again, years up to 9999. A trait
 * called like one of the other columns stands under {@code trait:} and its name. Cells are written as they are: a spreadsheet
 * takes one that begins with {@code =} for a formula. Stateless.
 */
public final class CsvExport {

    private static final String START = "start_timestamp";
    private static final Set<String> TAKEN = Set.of("case:concept:name", "concept:name", "time:timestamp", START);

    private CsvExport() {}

    /** How what is written of this log is to be read. */
    public static LogFormat format(EventLog log) {
        LogFormat format = LogFormat.xesNames();
        if (log.hasStarts()) {
            format = format.start(START);
        }
        for (Trait trait : log.traits()) {
            format = format.trait(trait, column(trait));
        }
        return format;
    }

    private static String column(Trait trait) {
        return TAKEN.contains(trait.name()) ? "trait:" + trait.name() : trait.name();
    }

    /** Writes the log; the stream is flushed and left open. */
    public static void write(EventLog log, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<String> cells = new ArrayList<>(List.of("case:concept:name", "concept:name", "time:timestamp"));
        List<TraitColumn> columns = new ArrayList<>();
        if (log.hasStarts()) {
            cells.add(START);
        }
        for (Trait trait : log.traits()) {
            cells.add(column(trait));
            columns.add(log.trait(trait).orElseThrow());
        }
        row(csv, cells);
        for (int c = 0; c < log.cases(); c++) {
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                cells.clear();
                cells.add(log.caseId(c));
                cells.add(log.activity(log.activityOf(e)));
                cells.add(time(log.micros(e)));
                if (log.hasStarts()) {
                    cells.add(log.hasStart(e) ? time(log.startMicros(e)) : "");
                }
                for (TraitColumn column : columns) {
                    cells.add(column.of(e) == TraitColumn.UNKNOWN ? "" : column.value(column.of(e)));
                }
                row(csv, cells);
            }
        }
        csv.flush();
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static void row(Writer csv, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            csv.write(i == 0 ? "" : ",");
            String cell = cells.get(i);
            boolean quoted = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c == '\t' || c < ' ')
                    || !cell.equals(cell.strip());
            csv.write(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        csv.write("\r\n");
    }
}
