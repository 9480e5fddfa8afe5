package org.cxsdk.examples.insights;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.insight.TieRule;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.json.OcelLog;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
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
    private String caseColumn = "case:concept:name";

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

    @Option(names = "--pair")
    private boolean pair;

    @Option(names = "--instance", paramLabel = "COL")
    private @Nullable String instance;

    @Option(names = "--sequence", paramLabel = "COL")
    private @Nullable String sequence;

    @Option(names = "--zone", paramLabel = "ZONE", converter = ZoneConverter.class)
    private @Nullable ZoneId zone;

    @Option(names = "--time-format", paramLabel = "PATTERN|seconds|millis")
    private @Nullable String timeFormat;

    @Option(names = "--drop-offsets")
    private boolean dropOffsets;

    @Option(names = "--encoding", paramLabel = "NAME", converter = CharsetConverter.class)
    private @Nullable Charset encoding;

    @Option(names = "--channel", paramLabel = "COL")
    private @Nullable String channel;

    @Option(names = "--organisation", paramLabel = "COL")
    private @Nullable String organisation;

    @Option(names = "--actor", paramLabel = "COL")
    private @Nullable String actor;

    @Option(names = "--segment", paramLabel = "COL")
    private @Nullable String segment;

    @Option(names = "--ties", paramLabel = "arrival|activity-name", converter = TieRuleConverter.class)
    private TieRule ties = TieRule.ARRIVAL;

    @Option(names = "--object-type", paramLabel = "TYPE")
    private @Nullable String objectType;

    @Option(names = "--lenient")
    private boolean lenient;

    /** Reads the log, which has at least one event. */
    LogReading read(CommandLine command) {
        if (keep != null && lifecycle == null) {
            throw new CommandLine.ParameterException(
                    command, "--keep says which rows count by a column that --lifecycle names; name it");
        }
        if (pair && (lifecycle == null || keep != null || start != null)) {
            throw new CommandLine.ParameterException(
                    command,
                    "--pair makes one event of a row with start and one with complete in the column that --lifecycle"
                            + " names; name it, and leave out --keep and --start");
        }
        if (instance != null && !pair) {
            throw new CommandLine.ParameterException(
                    command, "--instance says which rows --pair puts together; say --pair, too");
        }
        LogReading reading = reading(command);
        if (reading.log().events() == 0) {
            if (!reading.problems().isEmpty()) {
                throw new InvalidDocumentException(reading.problems());
            }
            throw new CxException(
                    CoreError.INVALID_DOCUMENT,
                    log + " has no event" + (lifecycle == null ? "" : " that " + lifecycle + " lets count"),
                    "Give a log with at least one event.");
        }
        return reading;
    }

    /** Says on the side what was taken for granted and left out; journeys.json lists both under {@code input}. */
    void tellAssumptions(LogReading reading, PrintWriter err) {
        reading.assumptions().forEach(assumption -> err.println(log + ": " + assumption));
        if (reading.leftOut() > 0) {
            err.println(log + ": " + reading.leftOut() + " of " + reading.read()
                    + " events were left out, as --lenient asks; journeys.json says why");
        }
        err.flush();
    }

    private LogReading reading(CommandLine command) {
        Source source = Source.of(log);
        char first = ends(".csv", ".xes", ".xml", ".jsonocel", ".xmlocel", ".json") ? ' ' : firstCharacter(source);
        // an object type is asked for of no other log
        boolean ocel = ends(".jsonocel", ".xmlocel", ".json") || first == '{' || objectType != null && first == '<';
        if (ocel) {
            if (objectType == null) {
                throw new CommandLine.ParameterException(
                        command, "an OCEL log has journeys of several kinds of objects: name one with --object-type");
            }
            return OcelLog.of(objectType, format(command)).reading(source);
        }
        return ends(".xes", ".xml") || first == '<'
                ? XesLog.of(format(command)).reading(source)
                : CsvLog.of(format(command)).reading(source);
    }

    /** What a file or a pipe whose name does not tell begins with, behind a byte order mark and spaces. */
    private static char firstCharacter(Source source) {
        try (InputStream in = source.unpacked()) {
            for (byte b : in.readNBytes(64)) {
                boolean passedOver = b <= ' ';
                if (!passedOver) {
                    return (char) b;
                }
            }
            return ' ';
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private LogFormat format(CommandLine command) {
        LogFormat format = LogFormat.columns(caseColumn, activity, time).ties(ties);
        format = zone == null ? format.utcUnlessMixed() : format.localIn(zone);
        format = timeFormat == null ? format : written(format, timeFormat, command);
        format = dropOffsets ? format.withoutOffsets() : format;
        format = encoding == null ? format : format.encoded(encoding);
        format = start == null ? format : format.start(start);
        format = sequence == null ? format : format.sequence(sequence);
        format = lifecycle == null ? format : format.keepOnly(lifecycle, keep == null ? "complete" : keep);
        format = pair && lifecycle != null ? format.pairing(lifecycle) : format;
        format = instance == null ? format : format.instance(instance);
        format = channel == null ? format : format.trait(Trait.CHANNEL, channel);
        format = organisation == null ? format : format.trait(Trait.ORGANISATION, organisation);
        format = actor == null ? format : format.trait(Trait.ACTOR, actor);
        format = segment == null ? format : format.trait(Trait.SEGMENT, segment);
        return lenient ? format.lenient() : format;
    }

    private static LogFormat written(LogFormat format, String times, CommandLine command) {
        switch (times) {
            case "seconds" -> {
                return format.timesSince1970(ChronoUnit.SECONDS);
            }
            case "millis" -> {
                return format.timesSince1970(ChronoUnit.MILLIS);
            }
            default -> {
                try {
                    return format.timesWritten(times);
                } catch (IllegalArgumentException e) {
                    throw new CommandLine.ParameterException(
                            command, "\"" + times + "\" is no way to write times such as dd-MM-yyyy HH:mm");
                }
            }
        }
    }

    private boolean ends(String... endings) {
        String file = String.valueOf(log.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(endings).anyMatch(ending -> file.endsWith(ending) || file.endsWith(ending + ".gz"));
    }

    /** The file's name without folder and endings. */
    String name() {
        String name = String.valueOf(log.getFileName());
        for (String ending : new String[] {".gz", ".csv", ".xes", ".xml", ".jsonocel", ".xmlocel", ".json"}) {
            if (name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length()) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** Reads {@code activity-name}. */
    static final class TieRuleConverter implements CommandLine.ITypeConverter<TieRule> {
        @Override
        public TieRule convert(String value) {
            return switch (value) {
                case "arrival" -> TieRule.ARRIVAL;
                case "activity-name" -> TieRule.ACTIVITY_NAME;
                default ->
                    throw new CommandLine.TypeConversionException(
                            "\"" + value + "\" is neither arrival nor activity-name");
            };
        }
    }

    /** Reads {@code windows-1256}. */
    static final class CharsetConverter implements CommandLine.ITypeConverter<Charset> {
        @Override
        public Charset convert(String value) {
            try {
                return Charset.forName(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(
                        "\"" + value + "\" is not an encoding like UTF-8 or windows-1256");
            }
        }
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
