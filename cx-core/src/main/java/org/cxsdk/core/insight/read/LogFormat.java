package org.cxsdk.core.insight.read;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cxsdk.core.insight.EventTime;
import org.cxsdk.core.insight.TieRule;
import org.cxsdk.core.insight.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a CSV file, or attributes of a XES file, hold what, and how strictly they are read. Attributes of the
 * trace are called {@code case:name}, as tools that write XES as CSV call them.
 *
 * <p>Immutable: every method returns another format. Safe for use by many threads.
 */
public final class LogFormat {

    private static final LogFormat STANDARD =
            new LogFormat(new Fields("case:concept:name", "concept:name", "time:timestamp"));

    /** The transition of XES with which an activity ends. */
    private static final String COMPLETE = "complete";

    private final Fields fields;

    private LogFormat(Fields fields) {
        this.fields = fields;
    }

    /** {@code case:concept:name}, {@code concept:name}, {@code time:timestamp}: the standard extensions of XES. */
    public static LogFormat xesNames() {
        return STANDARD;
    }

    /** These hold case, activity and time. */
    public static LogFormat columns(String caseColumn, String activityColumn, String timeColumn) {
        return new LogFormat(new Fields(caseColumn, activityColumn, timeColumn));
    }

    /**
     * This holds when an event began; the time then holds when it was completed. Without a beginning its service time is
     * unknown; with a beginning and no time it has not ended, and is no event yet.
     */
    public LogFormat start(String column) {
        Fields copy = new Fields(fields);
        copy.start = Objects.requireNonNull(column, "column");
        return new LogFormat(copy);
    }

    /** This holds a whole number that orders events of one instant. */
    public LogFormat sequence(String column) {
        Fields copy = new Fields(fields);
        copy.sequence = Objects.requireNonNull(column, "column");
        return new LogFormat(copy);
    }

    /** What orders events of one instant and sequence number; as in the file unless given. */
    public LogFormat ties(TieRule rule) {
        Fields copy = new Fields(fields);
        copy.ties = Objects.requireNonNull(rule, "rule");
        return new LogFormat(copy);
    }

    /** Only events count whose column says this, in capitals or not; without this setting every event counts. */
    public LogFormat keepOnly(String lifecycle, String value) {
        Fields copy = new Fields(fields);
        copy.lifecycle = Objects.requireNonNull(lifecycle, "lifecycle");
        copy.kept = Objects.requireNonNull(value, "value");
        copy.pairing = false;
        return new LogFormat(copy);
    }

    /**
     * Beginnings and completions stand as events of their own: the column says {@code start} or {@code complete}, in capitals
     * or not, and what belongs together is one event ({@link org.cxsdk.core.insight.ActivityInstances}). Whatever else the
     * column says is passed over.
     */
    public LogFormat pairing(String lifecycle) {
        Fields copy = new Fields(fields);
        copy.lifecycle = Objects.requireNonNull(lifecycle, "lifecycle");
        copy.kept = COMPLETE;
        copy.pairing = true;
        return new LogFormat(copy);
    }

    /** This says which beginning and which completion belong together; without it what began first is completed first. */
    public LogFormat instance(String column) {
        Fields copy = new Fields(fields);
        copy.instance = Objects.requireNonNull(column, "column");
        return new LogFormat(copy);
    }

    /** Times without offset are local to this zone; without this setting they are violations. */
    public LogFormat localIn(ZoneId zone) {
        Fields copy = new Fields(fields);
        copy.zone = Objects.requireNonNull(zone, "zone");
        copy.utcUnlessMixed = false;
        return new LogFormat(copy);
    }

    /** Times without offset are UTC if no time of the log has one; a log that mixes both is wrong. */
    public LogFormat utcUnlessMixed() {
        Fields copy = new Fields(fields);
        copy.zone = ZoneOffset.UTC;
        copy.utcUnlessMixed = true;
        return new LogFormat(copy);
    }

    /**
     * Offsets are dropped: what the clock showed is read as if it had shown UTC. For comparing with tools that do so
     * ({@link EventTime#withoutOffset}); durations across a change of clocks are then wrong.
     */
    public LogFormat withoutOffsets() {
        Fields copy = new Fields(fields);
        copy.offsetsDropped = true;
        copy.utcUnlessMixed = false;
        return new LogFormat(copy);
    }

    /**
     * Times are written like this pattern, for example {@code dd-MM-yyyy HH:mm}, instead of ISO 8601.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public LogFormat timesWritten(String pattern) {
        return noted(times -> times.written(pattern));
    }

    /**
     * Times are numbers since 1970-01-01T00:00Z.
     *
     * @param unit seconds, milliseconds, microseconds or nanoseconds
     */
    public LogFormat timesSince1970(ChronoUnit unit) {
        return noted(times -> times.since1970(unit));
    }

    /** A notation that is none is refused here, not at the first row. */
    private LogFormat noted(UnaryOperator<EventTime> notation) {
        Objects.requireNonNull(notation.apply(EventTime.withOffset()));
        Fields copy = new Fields(fields);
        copy.notation = notation;
        return new LogFormat(copy);
    }

    /** This holds a trait of the event. */
    public LogFormat trait(Trait trait, String column) {
        Fields copy = new Fields(fields);
        copy.traits.put(Objects.requireNonNull(trait, "trait"), Objects.requireNonNull(column, "column"));
        return new LogFormat(copy);
    }

    /** How the text of a CSV log is encoded; without this setting a byte order mark decides, or else what it looks like. */
    public LogFormat encoded(Charset charset) {
        Fields copy = new Fields(fields);
        copy.charset = Objects.requireNonNull(charset, "charset");
        return new LogFormat(copy);
    }

    /** What is wrong is left out and listed, instead of refusing the log. */
    public LogFormat lenient() {
        Fields copy = new Fields(fields);
        copy.lenient = true;
        return new LogFormat(copy);
    }

    /** The column with the case. */
    public String caseColumn() {
        return fields.caseColumn;
    }

    /** The column with the activity. */
    public String activityColumn() {
        return fields.activityColumn;
    }

    /** The column with the time. */
    public String timeColumn() {
        return fields.timeColumn;
    }

    /** The column with the beginning. */
    public Optional<String> startColumn() {
        return Optional.ofNullable(fields.start);
    }

    /** The column with the number that orders events of one instant. */
    public Optional<String> sequenceColumn() {
        return Optional.ofNullable(fields.sequence);
    }

    /** The column that says which events count. */
    public Optional<String> lifecycleColumn() {
        return Optional.ofNullable(fields.lifecycle);
    }

    /** Whether beginnings and completions are events of their own. */
    public boolean isPairing() {
        return fields.pairing;
    }

    /** The column that says which of them belong together. */
    public Optional<String> instanceColumn() {
        return Optional.ofNullable(fields.instance);
    }

    /** What it says of those that do. */
    public String kept() {
        return fields.kept;
    }

    /** The columns with traits. */
    public Map<Trait, String> traits() {
        return Collections.unmodifiableMap(fields.traits);
    }

    /** What orders events of one instant. */
    public TieRule tieRule() {
        return fields.ties;
    }

    /** How the text of a CSV log is encoded, if that is said. */
    public Optional<Charset> charset() {
        return Optional.ofNullable(fields.charset);
    }

    /** Whether what is wrong is left out. */
    public boolean isLenient() {
        return fields.lenient;
    }

    /** Whether local times are UTC only as long as no time has an offset. */
    boolean isUtcUnlessMixed() {
        return fields.utcUnlessMixed;
    }

    EventTime times() {
        if (fields.offsetsDropped) {
            return EventTime.withoutOffset();
        }
        return fields.notation.apply(fields.zone == null ? EventTime.withOffset() : EventTime.localIn(fields.zone));
    }

    private static final class Fields {
        private final String caseColumn;
        private final String activityColumn;
        private final String timeColumn;
        private @Nullable String start;
        private @Nullable String sequence;
        private @Nullable String lifecycle;
        private String kept = COMPLETE;
        private boolean pairing;
        private @Nullable String instance;
        private @Nullable ZoneId zone;
        private @Nullable Charset charset;
        private UnaryOperator<EventTime> notation = UnaryOperator.identity();
        private boolean offsetsDropped;
        private boolean utcUnlessMixed;
        private boolean lenient;
        private TieRule ties = TieRule.ARRIVAL;
        private final Map<Trait, String> traits;

        Fields(String caseColumn, String activityColumn, String timeColumn) {
            this.caseColumn = Objects.requireNonNull(caseColumn, "caseColumn");
            this.activityColumn = Objects.requireNonNull(activityColumn, "activityColumn");
            this.timeColumn = Objects.requireNonNull(timeColumn, "timeColumn");
            this.traits = new LinkedHashMap<>();
        }

        Fields(Fields of) {
            caseColumn = of.caseColumn;
            activityColumn = of.activityColumn;
            timeColumn = of.timeColumn;
            start = of.start;
            sequence = of.sequence;
            lifecycle = of.lifecycle;
            kept = of.kept;
            pairing = of.pairing;
            instance = of.instance;
            zone = of.zone;
            charset = of.charset;
            notation = of.notation;
            offsetsDropped = of.offsetsDropped;
            utcUnlessMixed = of.utcUnlessMixed;
            lenient = of.lenient;
            ties = of.ties;
            traits = new LinkedHashMap<>(of.traits);
        }
    }
}
