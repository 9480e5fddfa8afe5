package org.cxsdk.core.insight.xes;

import java.time.ZoneId;
import java.util.Objects;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.EventTime;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event log from XES 1.0 or 2.0 (IEEE 1849), plain or gzipped, in one pass: each trace is a case called by its
 * {@code concept:name}; each event has an activity ({@code concept:name}) and a time ({@code time:timestamp}). Two traces of
 * one name are one case. Declarations of globals, classifiers and extensions are passed over: they carry no events.
 *
 * <p>A trace without name, an event without activity or with a time that cannot be read, and a file that is no XML are
 * violations with their line; all are told at once, and then no log comes back. Document types and external entities are
 * refused. Immutable and safe for use by many threads.
 */
public final class XesLog {

    private static final XesLog STANDARD =
            new XesLog("concept:name", "concept:name", "time:timestamp", null, null, "complete", null);

    private final String caseKey;
    private final String activityKey;
    private final String timeKey;
    private final @Nullable String startKey;
    private final @Nullable String lifecycleKey;
    private final String kept;
    private final @Nullable ZoneId zone;

    private XesLog(
            String caseKey,
            String activityKey,
            String timeKey,
            @Nullable String startKey,
            @Nullable String lifecycleKey,
            String kept,
            @Nullable ZoneId zone) {
        this.caseKey = Objects.requireNonNull(caseKey, "caseKey");
        this.activityKey = Objects.requireNonNull(activityKey, "activityKey");
        this.timeKey = Objects.requireNonNull(timeKey, "timeKey");
        this.startKey = startKey;
        this.lifecycleKey = lifecycleKey;
        this.kept = Objects.requireNonNull(kept, "kept");
        this.zone = zone;
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
        return new XesLog(caseKey, activityKey, timeKey, null, null, "complete", null);
    }

    /** This attribute of the event holds when it began; the time then holds when it was completed. */
    public XesLog start(String key) {
        return new XesLog(caseKey, activityKey, timeKey, key, lifecycleKey, kept, zone);
    }

    /** Only events count whose attribute says this, in capitals or not; without this setting every event counts. */
    public XesLog keepOnly(String lifecycle, String value) {
        return new XesLog(caseKey, activityKey, timeKey, startKey, lifecycle, value, zone);
    }

    /** Times without offset are local to this zone; without this setting they are violations. */
    public XesLog localIn(ZoneId value) {
        return new XesLog(caseKey, activityKey, timeKey, startKey, lifecycleKey, kept, value);
    }

    /**
     * Reads the log.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything in it is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public EventLog read(Source source) {
        Violations violations = new Violations(source.name());
        XesTraces traces = new XesTraces(
                new XesTraces.Keys(caseKey, activityKey, timeKey, startKey, lifecycleKey, kept),
                zone == null ? EventTime.withOffset() : EventTime.localIn(zone),
                source.name(),
                violations);
        XmlInput.read(source, violations, traces);
        violations.throwIfAny();
        return traces.log();
    }
}
