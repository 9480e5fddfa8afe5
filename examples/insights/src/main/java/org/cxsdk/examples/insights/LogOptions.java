package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.xes.XesLog;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which log to read, and what its columns mean: the same for every command that reads one. */
final class LogOptions {

    @Option(names = "--log", required = true, paramLabel = "FILE")
    private Path log;

    @Option(names = "--case", paramLabel = "COL")
    private @Nullable String caseColumn;

    @Option(names = "--activity", paramLabel = "COL")
    private String activity = "concept:name";

    @Option(names = "--time", paramLabel = "COL")
    private String time = "time:timestamp";

    @Option(names = "--start", paramLabel = "COL")
    private @Nullable String start;

    @Option(names = "--lifecycle", paramLabel = "COL")
    private @Nullable String lifecycle;

    @Option(names = "--keep", paramLabel = "WORD")
    private @Nullable String keep;

    @Option(names = "--zone", paramLabel = "ZONE", converter = ZoneConverter.class)
    private ZoneId zone = ZoneId.of("UTC");

    /** Reads the log, which has at least one event. */
    EventLog read(CommandLine command) {
        if (keep != null && lifecycle == null) {
            throw new CommandLine.ParameterException(
                    command, "--keep says which rows count by a column that --lifecycle names; name it");
        }
        EventLog events = events();
        if (events.events() == 0) {
            throw new CxException(
                    CoreError.INVALID_DOCUMENT,
                    log + " has no event" + (lifecycle == null ? "" : " that " + lifecycle + " lets count"),
                    "Give a log with at least one event.");
        }
        return events;
    }

    private EventLog events() {
        String file = String.valueOf(log.getFileName()).toLowerCase(Locale.ROOT);
        String kept = keep == null ? "complete" : keep;
        if (file.endsWith(".xes") || file.endsWith(".xes.gz")) {
            XesLog format = XesLog.keys(caseColumn == null ? "concept:name" : caseKey(caseColumn), activity, time)
                    .localIn(zone);
            format = start == null ? format : format.start(start);
            return (lifecycle == null ? format : format.keepOnly(lifecycle, kept)).read(Source.of(log));
        }
        CsvLog format = CsvLog.columns(caseColumn == null ? "case:concept:name" : caseColumn, activity, time)
                .localIn(zone);
        format = start == null ? format : format.start(start);
        return (lifecycle == null ? format : format.keepOnly(lifecycle, kept)).read(Source.of(log));
    }

    /** The name that CSV exports give to an attribute of the trace is understood in XES as well. */
    private static String caseKey(String column) {
        return column.startsWith("case:") ? column.substring("case:".length()) : column;
    }

    /** The file's name without folder and endings. */
    String name() {
        String name = String.valueOf(log.getFileName());
        for (String ending : new String[] {".gz", ".csv", ".xes"}) {
            if (name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length()) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** Reads {@code Asia/Dubai}. */
    static final class ZoneConverter implements CommandLine.ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new CommandLine.TypeConversionException("\"" + value + "\" is not a time zone like Asia/Dubai");
            }
        }
    }
}
