package org.cxsdk.core.insight.read;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.ActivityInstances;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.EventTime;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.json.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the events of one source as texts, whatever its format, and notes what is wrong with them: a case or an activity
 * that is missing, a time that cannot be read, an end before its beginning. For one reading, on one thread.
 */
public final class EventIntake {

    /** Longer names of cases, activities and traits are a mistake of the source, and would only fill memory. */
    public static final int MAX_NAME = 10_000;

    /** No instant and no number of a log. */
    private static final long BAD = Long.MIN_VALUE;
    /** A beginning that nobody tells; no instant of a log either. */
    private static final long NO_TIME = Long.MIN_VALUE + 1;
    /** The transition of XES with which an activity begins. */
    private static final String START = "start";

    private final LogFormat format;
    private final String source;
    private final String where;
    private final Violations problems;
    private final EventTime times;
    private final EventLog.Builder log;
    private final Trait[] traits;
    private final String[] traitColumns;
    private final boolean[] seen;
    private final @Nullable String startColumn;
    private final boolean lifecycle;
    private final EventLog.@Nullable Builder beginnings;
    private long read;
    private long passedOver;
    private long leftOut;
    private long unbegun;
    private long running;
    private long padded;
    private final List<String> assumptions = new ArrayList<>();
    private int firstLocal = -1;
    private boolean days;
    private boolean finer;
    private long uncertain;
    private long withOffset;

    /**
     * @param where what stands in front of the name of an attribute in violations, for example {@code event.}
     * @param problems where to note what is wrong
     */
    public EventIntake(LogFormat format, String source, String where, Violations problems) {
        this.format = format;
        this.source = source;
        this.where = where;
        this.problems = problems;
        this.times = format.times();
        this.startColumn = format.startColumn().orElse(null);
        this.lifecycle = format.lifecycleColumn().isPresent();
        Map<Trait, String> columns = format.traits();
        this.traits = columns.keySet().toArray(Trait[]::new);
        this.traitColumns = columns.values().toArray(String[]::new);
        this.seen = new boolean[traits.length];
        boolean pairing = format.isPairing();
        this.log = (startColumn == null && !pairing ? EventLog.builder() : EventLog.builderWithStarts())
                .traits(traits)
                .tieRule(format.tieRule());
        this.beginnings = pairing ? EventLog.builder().traits(ActivityInstances.INSTANCE) : null;
        if (pairing) {
            log.traits(ActivityInstances.INSTANCE);
        }
    }

    /** Whether an event with this lifecycle counts; one that does not is counted here as passed over. */
    public boolean counts(@Nullable CharSequence value) {
        if (!lifecycle || (value != null && format.kept().equalsIgnoreCase(value.toString())) || begins(value)) {
            return true;
        }
        read++;
        passedOver++;
        return false;
    }

    /**
     * Takes in an event that counts.
     *
     * @param line where it stands
     * @param start ignored if the format names no beginnings
     * @param sequence ignored if the format names none
     * @return whether it was taken, so that {@link #trait} may follow
     */
    public boolean event(
            int line,
            @Nullable CharSequence caseId,
            @Nullable CharSequence activity,
            @Nullable CharSequence start,
            @Nullable CharSequence time,
            @Nullable CharSequence sequence) {
        boolean named = named(line, format.caseColumn(), caseId);
        return take(line, named ? caseId : null, activity, start, time, sequence);
    }

    private boolean begins(@Nullable CharSequence value) {
        return beginnings != null
                && value != null
                && START.contentEquals(value.toString().toLowerCase(Locale.ROOT));
    }

    /**
     * Takes in an event that counts, of a log in which beginnings and completions are events of their own.
     *
     * @param value what its lifecycle says
     * @param instance to which doing of the activity it belongs; null if unknown
     * @return whether it was taken as a completion, so that {@link #trait} may follow
     */
    public boolean event(
            int line,
            @Nullable CharSequence caseId,
            @Nullable CharSequence activity,
            @Nullable CharSequence time,
            @Nullable CharSequence sequence,
            @Nullable CharSequence value,
            @Nullable CharSequence instance) {
        if (beginnings == null || !begins(value)) {
            boolean taken = event(line, caseId, activity, null, time, sequence);
            if (taken && beginnings != null) {
                log.with(ActivityInstances.INSTANCE, instance);
            }
            return taken;
        }
        read++;
        boolean named =
                named(line, format.caseColumn(), caseId) & named(line, where + format.activityColumn(), activity);
        long begin = micros(line, format.timeColumn(), time);
        if (!named || begin == BAD || caseId == null || activity == null) {
            leftOut++;
            return false;
        }
        beginnings.add(caseId, activity, begin).with(ActivityInstances.INSTANCE, instance);
        passedOver++;
        return false;
    }

    /** Looks at an event whose case is unknown, which the reader has noted: it is left out, whatever else is wrong. */
    public void orphan(
            int line,
            @Nullable CharSequence activity,
            @Nullable CharSequence start,
            @Nullable CharSequence time,
            @Nullable CharSequence sequence) {
        take(line, null, activity, start, time, sequence);
    }

    private boolean take(
            int line,
            @Nullable CharSequence caseId,
            @Nullable CharSequence activity,
            @Nullable CharSequence start,
            @Nullable CharSequence time,
            @Nullable CharSequence sequence) {
        read++;
        boolean good = named(line, where + format.activityColumn(), activity);
        boolean unknown = startColumn != null && isBlank(start);
        long begin = startColumn == null || unknown ? NO_TIME : micros(line, startColumn, start);
        if (begin != NO_TIME && begin != BAD && good && caseId != null && isBlank(time)) {
            running++;
            passedOver++;
            return false;
        }
        long end = micros(line, format.timeColumn(), time);
        long number = sequence == null ? 0 : number(line, sequence);
        good &= end != BAD && begin != BAD && number != BAD;
        if (good && begin != NO_TIME && begin > end) {
            note(
                    line,
                    where + startColumn,
                    start,
                    "is later than " + format.timeColumn(),
                    "Exchange the two, or mend the event");
            good = false;
        }
        if (!good || caseId == null || activity == null) {
            leftOut++;
            return false;
        }
        if (startColumn == null && beginnings == null) {
            log.add(caseId, activity, end);
        } else if (begin == NO_TIME) {
            log.addWithoutStart(caseId, activity, end);
            unbegun++;
        } else {
            log.add(caseId, activity, begin, end);
        }
        if (sequence != null) {
            log.sequence(number);
        }
        return true;
    }

    /** Gives the event taken in last the trait that the format names at this place; a value that is too long is noted. */
    public void trait(int line, int index, @Nullable CharSequence value) {
        if (value == null) {
            return;
        }
        if (value.length() > MAX_NAME) {
            note(
                    line,
                    where + traitColumns[index],
                    null,
                    "has more than " + MAX_NAME + " characters",
                    "Shorten it; without it the event has no "
                            + traits[index].name().toLowerCase(Locale.ROOT));
            return;
        }
        seen[index] = true;
        log.with(traits[index], value);
    }

    /** Notes each trait of which no event had a value: in a format without a header its name may be misspelt. */
    public void mustHaveTraits() {
        if (startColumn != null && unbegun > 0 && unbegun == read - leftOut - passedOver) {
            note(
                    0,
                    where + startColumn,
                    null,
                    "is an attribute of no event of this log",
                    "Name one that is there, or leave it out");
        }
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && read > leftOut + passedOver) {
                note(
                        0,
                        where + traitColumns[i],
                        null,
                        "is an attribute of no event of this log",
                        "Name one that is there, or leave it out");
            }
        }
    }

    /** The columns of the traits, in the order of their places. */
    public List<String> traitColumns() {
        return List.of(traitColumns);
    }

    /** Counts events that the reader itself had to leave out, and has noted. */
    public void leftOut(long events) {
        read += events;
        leftOut += events;
    }

    /** Notes what the reader took for granted, since nobody said it; that is no problem. */
    public void assume(String assumption) {
        assumptions.add(assumption);
    }

    /** Notes a problem that the reader found. */
    public void note(int line, String path, @Nullable CharSequence value, String rule, String remedy) {
        problems.add(new Violation(source, line, 0, path, value == null ? null : value.toString(), rule, remedy));
    }

    /**
     * Ends the reading.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if anything is wrong and the format is not lenient
     */
    public LogReading finish() {
        if (format.isUtcUnlessMixed() && firstLocal >= 0 && withOffset > 0) {
            note(
                    firstLocal,
                    where + format.timeColumn(),
                    null,
                    "is a local time, while " + withOffset + " times of this log have an offset",
                    format.isLenient()
                            ? "It was read as UTC; say in which zone local times are to be read"
                            : "Say in which zone local times are to be read");
        }
        if (!format.isLenient()) {
            problems.throwIfAny();
        }
        if (format.isUtcUnlessMixed() && firstLocal >= 0) {
            assume("times without offset were read as UTC");
        }
        if (finer) {
            assume("times were cut to microseconds");
        }
        if (uncertain > 0) {
            assume("local times (" + uncertain
                    + ") came twice or never, since clocks were changed: of two the earlier one"
                    + " was taken, and one that never came was moved on by the change");
        }
        if (padded > 0) {
            assume("names with a space before or behind them (" + padded
                    + ") were taken as they stand: with it they name another case or activity than without");
        }
        if (days) {
            assume("times without an hour were read as the beginning of the day");
        }
        return new LogReading(whole(), read, passedOver, leftOut, problems.toList(), assumptions);
    }

    private EventLog whole() {
        EventLog events = log.build();
        if (beginnings != null) {
            ActivityInstances.Paired paired = ActivityInstances.pair(beginnings.build(), events);
            events = paired.log();
            unbegun = paired.withoutBeginning();
            running = paired.withoutCompletion();
        }
        if (unbegun > 0) {
            assume("of events without a beginning (" + unbegun
                    + ") the service time is unknown, and waits for them last until they were completed");
        }
        if (running > 0) {
            assume("what has begun and not ended (" + running + ") is no event yet");
        }
        return events;
    }

    private static boolean isBlank(@Nullable CharSequence text) {
        return text == null || text.toString().isBlank();
    }

    private boolean named(int line, String path, @Nullable CharSequence text) {
        if (text == null) {
            note(line, path, null, "is missing", "Name it, or leave the event out");
            return false;
        }
        if (text.length() > MAX_NAME) {
            note(line, path, text, "has more than " + MAX_NAME + " characters", "Shorten it, or leave the event out");
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                padded += i > 0 || Character.isWhitespace(text.charAt(text.length() - 1)) ? 1 : 0;
                return true;
            }
        }
        note(line, path, text, "is empty", "Name it, or leave the event out");
        return false;
    }

    private long micros(int line, String column, @Nullable CharSequence text) {
        if (text == null) {
            note(line, where + column, null, "is missing", "Give the event a time, or leave it out");
            return BAD;
        }
        try {
            long micros = times.micros(text);
            days |= times.isDay(text);
            finer |= times.isFiner(text);
            uncertain += times.isUncertain(text, micros) ? 1 : 0;
            if (format.isUtcUnlessMixed()) {
                if (!times.isLocal(text)) {
                    withOffset++;
                } else if (firstLocal < 0) {
                    firstLocal = line;
                }
            }
            return micros;
        } catch (DateTimeException e) {
            note(
                    line,
                    where + column,
                    text,
                    String.valueOf(e.getMessage()),
                    "Write it as ISO 8601 with an offset, or say how times are written and in which zone local ones"
                            + " are");
            return BAD;
        }
    }

    private long number(int line, CharSequence text) {
        try {
            return Long.parseLong(text, 0, text.length(), 10);
        } catch (NumberFormatException e) {
            note(
                    line,
                    where + format.sequenceColumn().orElse(""),
                    text,
                    "is not a whole number",
                    "Write a number that orders events of one instant, such as 1");
            return BAD;
        }
    }
}
