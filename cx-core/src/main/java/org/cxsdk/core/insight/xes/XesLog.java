package org.cxsdk.core.insight.xes;

import java.time.ZoneId;
import java.util.Objects;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.read.EventIntake;
import org.cxsdk.core.insight.read.LogFormat;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;

/**
 * Reads an event log from XES 1.0 or 2.0 (IEEE 1849), plain or gzipped, in one pass: each trace is a case called by its
 * {@code concept:name}; each event has an activity ({@code concept:name}) and a time ({@code time:timestamp}). Two traces of
 * one name are one case. Declarations of globals, classifiers and extensions are passed over: they carry no events.
 *
 * <p>A trace without name, an event without activity or with a time that cannot be read, and a file that is no XML are
 * violations with their line; all are told at once, and then no log comes back, unless the
 * {@linkplain LogFormat#lenient format is lenient}. Document types and external entities are refused. Immutable and safe for
 * use by many threads.
 */
public final class XesLog {

    private static final XesLog STANDARD = new XesLog(LogFormat.xesNames());

    private final LogFormat format;

    private XesLog(LogFormat format) {
        this.format = format;
    }

    /** Reads logs of this format; {@code case:name} is the attribute {@code name} of the trace. */
    public static XesLog of(LogFormat format) {
        return new XesLog(Objects.requireNonNull(format, "format"));
    }

    /** The attributes of the standard extensions: {@code concept:name} of trace and event, {@code time:timestamp}. */
    public static XesLog standard() {
        return STANDARD;
    }

    /**
     * These attributes hold case, activity and time.
     *
     * @param caseKey attribute of the trace
     * @param activityKey attribute of the event
     * @param timeKey attribute of the event
     */
    public static XesLog keys(String caseKey, String activityKey, String timeKey) {
        return new XesLog(LogFormat.columns(XesTraces.OF_TRACE + caseKey, activityKey, timeKey));
    }

    /** This attribute of the event holds when it began; the time then holds when it was completed. */
    public XesLog start(String key) {
        return new XesLog(format.start(key));
    }

    /** Only events count whose attribute says this, in capitals or not; without this setting every event counts. */
    public XesLog keepOnly(String lifecycle, String value) {
        return new XesLog(format.keepOnly(lifecycle, value));
    }

    /** Times without offset are local to this zone; without this setting they are violations. */
    public XesLog localIn(ZoneId zone) {
        return new XesLog(format.localIn(zone));
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
     * @throws org.cxsdk.core.InvalidDocumentException if anything is wrong, unless the format is lenient
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public LogReading reading(Source source) {
        Violations problems = new Violations(source.name());
        EventIntake intake = new EventIntake(format, source.name(), "event.", problems);
        XesTraces traces = new XesTraces(format, intake);
        XmlInput.read(source, problems, traces);
        traces.endOfFile();
        return intake.finish();
    }
}
