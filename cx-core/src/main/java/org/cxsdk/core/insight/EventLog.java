package org.cxsdk.core.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;

/**
 * Events of many cases, in columns: which case, which activity, when. Cases stand in the order in which they first
 * appeared; the events of a case stand by time, and events of the same instant in the order in which they were added.
 * {@link #ties()} says how many neighbours had to be ordered that way, since another rule may give other figures.
 *
 * <p>An event has the time at which it happened (or was completed) and, if the log knows it, the time at which it began.
 * Instants are kept in microseconds. Events, cases and activities are addressed by number from 0; the events of case
 * {@code c} are {@code from(c)} to {@code from(c + 1) - 1}.
 *
 * <p>Immutable and safe for use by many threads. Takes 12 bytes for each event, 8 more where beginnings are known,
 * besides each case's and each activity's name once.
 */
public final class EventLog {

    private final String[] cases;
    private final String[] activities;
    private final int[] from;
    private final int[] activityOf;
    private final long[] timeOf;
    private final long @Nullable [] startOf;
    private final long ties;

    private EventLog(
            String[] cases,
            String[] activities,
            int[] from,
            int[] activityOf,
            long[] timeOf,
            long @Nullable [] startOf) {
        this.cases = cases;
        this.activities = activities;
        this.from = from;
        this.activityOf = activityOf;
        this.timeOf = timeOf;
        this.startOf = startOf;
        this.ties = countTies();
    }

    /** Starts a log whose events carry one instant each. */
    public static Builder builder() {
        return new Builder(false);
    }

    /** Starts a log whose events carry the instant of their beginning as well. */
    public static Builder builderWithStarts() {
        return new Builder(true);
    }

    /** How many events there are. */
    public int events() {
        return activityOf.length;
    }

    /** How many cases there are; each has at least one event. */
    public int cases() {
        return cases.length;
    }

    /** How many different activities there are. */
    public int activities() {
        return activities.length;
    }

    /** The identifier of a case. */
    public String caseId(int c) {
        return cases[c];
    }

    /** The name of an activity. */
    public String activity(int a) {
        return activities[a];
    }

    /** The first event of case {@code c}; for {@code c = cases()} the number of events. */
    public int from(int c) {
        return from[c];
    }

    /** How many events case {@code c} has. */
    public int length(int c) {
        return from[c + 1] - from[c];
    }

    /** The activity of an event. */
    public int activityOf(int event) {
        return activityOf[event];
    }

    /** When an event happened or was completed, in microseconds since 1970-01-01T00:00Z. */
    public long micros(int event) {
        return timeOf[event];
    }

    /** When an event began, in microseconds since 1970-01-01T00:00Z; its {@link #micros} if the log has no beginnings. */
    public long startMicros(int event) {
        return startOf == null ? timeOf[event] : startOf[event];
    }

    /** Whether the log knows when events began. */
    public boolean hasStarts() {
        return startOf != null;
    }

    /** How many pairs of neighbours within a case carry the same instant, so that only their order in the file ordered them. */
    public long ties() {
        return ties;
    }

    private long countTies() {
        long count = 0;
        for (int c = 0; c < cases.length; c++) {
            for (int e = from[c] + 1; e < from[c + 1]; e++) {
                if (timeOf[e] == timeOf[e - 1]) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Collects events in any order. Not for use by several threads. */
    public static final class Builder {

        /** Java arrays end a little below 2^31 elements. */
        private static final int MAX_EVENTS = Integer.MAX_VALUE - 16;

        private static final int INITIAL = 1024;

        private final Dictionary cases = new Dictionary();
        private final Dictionary activities = new Dictionary();
        private int size;
        private int[] caseOf = new int[INITIAL];
        private int[] activityOf = new int[INITIAL];
        private long[] timeOf = new long[INITIAL];
        private long @Nullable [] startOf;

        private Builder(boolean withStarts) {
            startOf = withStarts ? new long[INITIAL] : null;
        }

        /** Adds an event. */
        public Builder add(String caseId, String activity, Instant time) {
            return add(caseId, activity, micros(time));
        }

        /** Adds an event of a log with beginnings. */
        public Builder add(String caseId, String activity, Instant start, Instant time) {
            return add(caseId, activity, micros(start), micros(time));
        }

        /** Adds an event; the time in microseconds since 1970-01-01T00:00Z. */
        public Builder add(String caseId, String activity, long time) {
            if (startOf != null) {
                throw new IllegalArgumentException("this log has beginnings: give start and time of each event");
            }
            append(caseId, activity, time);
            return this;
        }

        /** Adds an event of a log with beginnings; times in microseconds since 1970-01-01T00:00Z. */
        public Builder add(String caseId, String activity, long start, long time) {
            if (startOf == null) {
                throw new IllegalArgumentException("this log has no beginnings: use builderWithStarts()");
            }
            int event = append(caseId, activity, time);
            if (startOf.length < caseOf.length) {
                startOf = Arrays.copyOf(startOf, caseOf.length);
            }
            startOf[event] = start;
            return this;
        }

        /** Returns the log; the builder is not to be used any more. */
        public EventLog build() {
            int[] from = offsets();
            int[] order = byCaseThenTime(from);
            int[] sortedActivity = new int[size];
            long[] sortedTime = new long[size];
            long[] sortedStart = startOf == null ? null : new long[size];
            for (int i = 0; i < size; i++) {
                int event = order[i];
                sortedActivity[i] = activityOf[event];
                sortedTime[i] = timeOf[event];
                if (sortedStart != null) {
                    sortedStart[i] = Objects.requireNonNull(startOf)[event];
                }
            }
            return new EventLog(cases.names(), activities.names(), from, sortedActivity, sortedTime, sortedStart);
        }

        private int append(String caseId, String activity, long time) {
            if (size == caseOf.length) {
                grow();
            }
            caseOf[size] = cases.number(caseId);
            activityOf[size] = activities.number(activity);
            timeOf[size] = time;
            return size++;
        }

        private void grow() {
            if (size == MAX_EVENTS) {
                throw new CxException(
                        CoreError.LIMIT_EXCEEDED,
                        "an event log holds at most " + MAX_EVENTS + " events",
                        "Split the log by period or by service.");
            }
            int capacity = (int) Math.min(MAX_EVENTS, size + (size >> 1) + 1L);
            caseOf = Arrays.copyOf(caseOf, capacity);
            activityOf = Arrays.copyOf(activityOf, capacity);
            timeOf = Arrays.copyOf(timeOf, capacity);
        }

        private int[] offsets() {
            int[] offsets = new int[cases.size() + 1];
            for (int i = 0; i < size; i++) {
                offsets[caseOf[i] + 1]++;
            }
            for (int c = 0; c < cases.size(); c++) {
                offsets[c + 1] += offsets[c];
            }
            return offsets;
        }

        /** A counting sort by case, which keeps the order of arrival, then a stable sort of each case by time. */
        private int[] byCaseThenTime(int[] from) {
            int[] next = Arrays.copyOf(from, cases.size());
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[next[caseOf[i]]++] = i;
            }
            for (int c = 0; c < cases.size(); c++) {
                sortByTime(order, from[c], from[c + 1]);
            }
            return order;
        }

        /** Cases are short and nearly in order, where insertion wins; a case that is neither is merge-sorted. */
        private void sortByTime(int[] order, int begin, int end) {
            long budget = 16L * (end - begin);
            for (int i = begin + 1; i < end; i++) {
                int event = order[i];
                long time = timeOf[event];
                int j = i;
                while (j > begin && timeOf[order[j - 1]] > time) {
                    order[j] = order[j - 1];
                    j--;
                }
                order[j] = event;
                budget -= i - j;
                if (budget < 0) {
                    mergeSortByTime(order, begin, end);
                    return;
                }
            }
        }

        /** Event numbers grow in order of arrival, so (time, number) is the stable order. */
        private void mergeSortByTime(int[] order, int begin, int end) {
            Integer[] events = new Integer[end - begin];
            Arrays.setAll(events, i -> order[begin + i]);
            Arrays.sort(events, (a, b) -> timeOf[a] != timeOf[b] ? Long.compare(timeOf[a], timeOf[b]) : a - b);
            for (int i = 0; i < events.length; i++) {
                order[begin + i] = events[i];
            }
        }

        private static long micros(Instant instant) {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        }
    }

    /** Names numbered in the order of their first appearance. */
    private static final class Dictionary {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();

        int number(String name) {
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known != null) {
                return known;
            }
            names.add(name);
            return names.size() - 1;
        }

        int size() {
            return names.size();
        }

        String[] names() {
            return names.toArray(String[]::new);
        }
    }
}
