package org.cxsdk.core.insight.json;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.EventTime;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event log from CSV: which columns hold case, activity and time, and which rows count. Texts are taken as they
 * stand: a case called {@code NA} is a case. A row without case or activity, or with a time that cannot be read, is a
 * violation; all are told at once, and then no log comes back.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class CsvLog {

    private static final CsvLog XES_NAMES =
            new CsvLog("case:concept:name", "concept:name", "time:timestamp", null, null, "complete", null);

    private final String caseColumn;
    private final String activityColumn;
    private final String timeColumn;
    private final @Nullable String startColumn;
    private final @Nullable String lifecycleColumn;
    private final String kept;
    private final @Nullable ZoneId zone;

    private CsvLog(
            String caseColumn,
            String activityColumn,
            String timeColumn,
            @Nullable String startColumn,
            @Nullable String lifecycleColumn,
            String kept,
            @Nullable ZoneId zone) {
        this.caseColumn = Objects.requireNonNull(caseColumn, "caseColumn");
        this.activityColumn = Objects.requireNonNull(activityColumn, "activityColumn");
        this.timeColumn = Objects.requireNonNull(timeColumn, "timeColumn");
        this.startColumn = startColumn;
        this.lifecycleColumn = lifecycleColumn;
        this.kept = Objects.requireNonNull(kept, "kept");
        this.zone = zone;
    }

    /** The columns that tools derive from XES: {@code case:concept:name}, {@code concept:name}, {@code time:timestamp}. */
    public static CsvLog xesNames() {
        return XES_NAMES;
    }

    /** These columns hold case, activity and time. */
    public static CsvLog columns(String caseColumn, String activityColumn, String timeColumn) {
        return new CsvLog(caseColumn, activityColumn, timeColumn, null, null, "complete", null);
    }

    /** This column holds when an event began; the time column then holds when it was completed. */
    public CsvLog start(String column) {
        return new CsvLog(caseColumn, activityColumn, timeColumn, column, lifecycleColumn, kept, zone);
    }

    /** Only rows count whose column says this, in capitals or not; without this setting every row counts. */
    public CsvLog keepOnly(String lifecycle, String value) {
        return new CsvLog(caseColumn, activityColumn, timeColumn, startColumn, lifecycle, value, zone);
    }

    /** Times without offset are local to this zone; without this setting they are violations. */
    public CsvLog localIn(ZoneId value) {
        return new CsvLog(caseColumn, activityColumn, timeColumn, startColumn, lifecycleColumn, kept, value);
    }

    /**
     * Reads the log.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything in it is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public EventLog read(Source source) {
        EventTime times = zone == null ? EventTime.withOffset() : EventTime.localIn(zone);
        EventLog.Builder log = startColumn == null ? EventLog.builder() : EventLog.builderWithStarts();
        CsvReader reader = CsvReader.of(source).required(caseColumn, activityColumn, timeColumn);
        reader = startColumn == null ? reader : reader.required(startColumn);
        reader = lifecycleColumn == null ? reader : reader.required(lifecycleColumn);
        reader.read(row -> {
            if (lifecycleColumn == null || row.text(lifecycleColumn).equalsIgnoreCase(kept)) {
                add(row, times, log);
            }
        });
        return log.build();
    }

    private void add(CsvRow row, EventTime times, EventLog.Builder log) {
        String caseId = named(row, caseColumn);
        String activity = named(row, activityColumn);
        Long time = micros(row, timeColumn, times);
        if (startColumn == null) {
            if (caseId != null && activity != null && time != null) {
                log.add(caseId, activity, time);
            }
            return;
        }
        Long start = micros(row, startColumn, times);
        if (start != null && time != null && start > time) {
            row.violation(startColumn, "is later than " + timeColumn, "Exchange the two columns, or mend the row");
        } else if (caseId != null && activity != null && start != null && time != null) {
            log.add(caseId, activity, start, time);
        }
    }

    private static @Nullable String named(CsvRow row, String column) {
        String text = row.text(column);
        if (text.isBlank()) {
            row.violation(column, "is empty", "Name it, or leave the row out");
            return null;
        }
        return text;
    }

    private static @Nullable Long micros(CsvRow row, String column, EventTime times) {
        try {
            return times.micros(row.text(column));
        } catch (DateTimeException e) {
            row.violation(
                    column,
                    String.valueOf(e.getMessage()),
                    "Write it as ISO 8601 with an offset, or say in which zone local times are to be read");
            return null;
        }
    }
}
