package org.cxsdk.core.insight.json;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.read.EventIntake;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.CsvSummary;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;

/**
 * Reads an event log from CSV: which columns hold case, activity and time, and which rows count. Texts are taken as they
 * stand: a case called {@code NA} is a case. A row without case or activity, or with a time that cannot be read, is a
 * violation; all are told at once, and then no log comes back, unless the {@linkplain LogFormat#lenient format is lenient}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class CsvLog {

    private static final CsvLog XES_NAMES = new CsvLog(LogFormat.xesNames());

    private final LogFormat format;

    private CsvLog(LogFormat format) {
        this.format = format;
    }

    /** Reads logs of this format. */
    public static CsvLog of(LogFormat format) {
        return new CsvLog(Objects.requireNonNull(format, "format"));
    }

    /** The columns that tools derive from XES: {@code case:concept:name}, {@code concept:name}, {@code time:timestamp}. */
    public static CsvLog xesNames() {
        return XES_NAMES;
    }

    /** These columns hold case, activity and time. */
    public static CsvLog columns(String caseColumn, String activityColumn, String timeColumn) {
        return new CsvLog(LogFormat.columns(caseColumn, activityColumn, timeColumn));
    }

    /** This column holds when an event began; the time column then holds when it was completed. */
    public CsvLog start(String column) {
        return new CsvLog(format.start(column));
    }

    /** Only rows count whose column says this, in capitals or not; without this setting every row counts. */
    public CsvLog keepOnly(String lifecycle, String value) {
        return new CsvLog(format.keepOnly(lifecycle, value));
    }

    /** Times without offset are local to this zone; without this setting they are violations. */
    public CsvLog localIn(ZoneId zone) {
        return new CsvLog(format.localIn(zone));
    }

    /** Offsets are dropped, to compare with tools that do so; see {@link LogFormat#withoutOffsets}. */
    public CsvLog withoutOffsets() {
        return new CsvLog(format.withoutOffsets());
    }

    /** This column holds a trait of the event, such as its channel. */
    public CsvLog trait(Trait trait, String column) {
        return new CsvLog(format.trait(trait, column));
    }

    /**
     * Reads the log.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything in it is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public EventLog read(Source source) {
        return reading(source).log();
    }

    /**
     * Reads the log and says what was read, and what was left out if the format is lenient.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if a column is missing; or if anything is wrong, unless the format is
     *     lenient
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public LogReading reading(Source source) {
        Violations problems = new Violations(source.name());
        EventIntake intake = new EventIntake(format, source.name(), "", problems);
        CsvReader reader =
                CsvReader.of(source).required(format.caseColumn(), format.activityColumn(), format.timeColumn());
        for (String column : optional()) {
            reader = reader.required(column);
        }
        reader = format.charset().map(reader::charset).orElse(reader.orWindows1252());
        Columns columns = new Columns();
        CsvSummary summary = reader.read(row -> columns.take(row, intake), problems);
        intake.leftOut(summary.rejected());
        if (format.charset().isEmpty() && summary.charset().name().startsWith("windows")) {
            intake.assume("the text is no UTF-8 and was read as " + summary.charset());
        }
        return intake.finish();
    }

    private List<String> optional() {
        List<String> columns = new ArrayList<>(format.traits().values());
        format.startColumn().ifPresent(columns::add);
        format.lifecycleColumn().ifPresent(columns::add);
        format.instanceColumn().ifPresent(columns::add);
        format.sequenceColumn().ifPresent(columns::add);
        return columns;
    }

    /** Where the columns stand, looked up at the first row. */
    private final class Columns {
        private int caseId = -1;
        private int activity;
        private int time;
        private int start;
        private int lifecycle;
        private int sequence;
        private int instance;
        private int[] traits = new int[0];

        void take(CsvRow row, EventIntake intake) {
            if (caseId < 0) {
                find(row, intake);
            }
            if (lifecycle >= 0 && !intake.counts(row.chars(lifecycle))) {
                return;
            }
            CharSequence number = sequence < 0 ? null : row.chars(sequence);
            boolean taken = format.isPairing()
                    ? intake.event(
                            row.line(),
                            row.chars(caseId),
                            row.chars(activity),
                            row.chars(time),
                            number,
                            row.chars(lifecycle),
                            instance < 0 ? null : row.chars(instance))
                    : intake.event(
                            row.line(),
                            row.chars(caseId),
                            row.chars(activity),
                            start < 0 ? null : row.chars(start),
                            row.chars(time),
                            number);
            for (int i = 0; taken && i < traits.length; i++) {
                intake.trait(row.line(), i, row.chars(traits[i]));
            }
        }

        private void find(CsvRow row, EventIntake intake) {
            caseId = row.indexOf(format.caseColumn());
            activity = row.indexOf(format.activityColumn());
            time = row.indexOf(format.timeColumn());
            start = format.startColumn().map(row::indexOf).orElse(-1);
            lifecycle = format.lifecycleColumn().map(row::indexOf).orElse(-1);
            sequence = format.sequenceColumn().map(row::indexOf).orElse(-1);
            instance = format.instanceColumn().map(row::indexOf).orElse(-1);
            traits = intake.traitColumns().stream().mapToInt(row::indexOf).toArray();
        }
    }
}
