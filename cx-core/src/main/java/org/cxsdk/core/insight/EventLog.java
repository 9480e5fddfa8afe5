package org.cxsdk.core.insight;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;

import static java.util.Collections.unmodifiableMap;

/**
 * Events of many cases, in columns: which case, which activity, when. Cases stand in the order in which they first
 * appeared; the events of a case stand by time, then sequence number where the log has one, then by the
 * {@link TieRule}. {@link #ties()} says how many neighbours only that rule ordered, since another may give other figures.
 *
 * <p>An event has the time at which it happened (or was completed) and, if the log knows it, the time at which it began.
 * Instants are kept in microseconds. It may have {@linkplain Trait traits}, such as its channel. Events, cases and
 * activities are addressed by number from 0; the events of case {@code c} are {@code from(c)} to {@code from(c + 1) - 1}.
 *
 * <p>Immutable and safe for use by many threads. Takes 12 bytes for each event, 8 more where beginnings are known and 4 more
 * for each trait, besides each case's and each activity's name once.
 */
public final class EventLog {

    /** Stands where the beginning of an event is unknown. */
    static final long NO_START = Long.MIN_VALUE;

    private final String[] cases;
    private final String[] activities;
    private final int[] from;
    private final int[] activityOf;
    private final long[] timeOf;
    private final long @Nullable [] startOf;
    private final Map<Trait, TraitColumn> traits;
    private final TieRule tieRule;
    private final long ties;

    private EventLog(
            String[] cases,
            String[] activities,
            int[] from,
            int[] activityOf,
            long[] timeOf,
            long @Nullable [] startOf,
            Map<Trait, TraitColumn> traits,
            TieRule tieRule,
            long ties) {
        this.cases = cases;
        this.activities = activities;
        this.from = from;
        this.activityOf = activityOf;
        this.timeOf = timeOf;
        this.startOf = startOf;
        this.traits = traits;
        this.tieRule = tieRule;
        this.ties = ties;
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

    /** When an event began, in microseconds since 1970-01-01T00:00Z; its {@link #micros} if that is unknown. */
    public long startMicros(int event) {
        return startOf == null || startOf[event] == NO_START ? timeOf[event] : startOf[event];
    }

    /** Whether the log knows when events began, of at least some. */
    public boolean hasStarts() {
        return startOf != null;
    }

    /** Whether it is known when this event began. */
    public boolean hasStart(int event) {
        return startOf != null && startOf[event] != NO_START;
    }

    /** The same log with these beginnings, {@link #NO_START} where unknown, and without one of its traits. */
    EventLog withStarts(long[] starts, Trait dropped) {
        Map<Trait, TraitColumn> columns = new LinkedHashMap<>(traits);
        columns.remove(dropped);
        return new EventLog(
                cases, activities, from, activityOf, timeOf, starts, unmodifiableMap(columns), tieRule, ties);
    }

    /** The log of those cases alone that are chosen, in the same order. Activities keep their numbers. */
    public EventLog select(IntPredicate chosen) {
        int[] kept = IntStream.range(0, cases.length).filter(chosen).toArray();
        int[] events = Arrays.stream(kept)
                .flatMap(c -> IntStream.range(from[c], from[c + 1]))
                .toArray();
        int[] newFrom = new int[kept.length + 1];
        String[] ids = new String[kept.length];
        for (int i = 0; i < kept.length; i++) {
            newFrom[i + 1] = newFrom[i] + length(kept[i]);
            ids[i] = cases[kept[i]];
        }
        Map<Trait, TraitColumn> columns = new LinkedHashMap<>();
        traits.forEach((trait, column) -> columns.put(trait, column.permuted(events)));
        return new EventLog(
                ids,
                activities,
                newFrom,
                Builder.permuted(activityOf, events),
                Builder.permuted(timeOf, events),
                startOf == null ? null : Builder.permuted(startOf, events),
                unmodifiableMap(columns),
                tieRule,
                tiesWithin(kept));
    }

    /** Where sequence numbers ordered events of one instant, these are counted too: numbers are not kept. */
    private long tiesWithin(int[] kept) {
        if (ties == 0) {
            return 0;
        }
        long count = 0;
        for (int c : kept) {
            for (int e = from[c] + 1; e < from[c + 1]; e++) {
                count += timeOf[e] == timeOf[e - 1] ? 1 : 0;
            }
        }
        return count;
    }

    /** The values of a trait; nothing if the log does not have it. */
    public Optional<TraitColumn> trait(Trait trait) {
        return Optional.ofNullable(traits.get(trait));
    }

    /** The traits that the log has, in the order in which they were asked for. */
    public Set<Trait> traits() {
        return traits.keySet();
    }

    /** What orders events of a case that carry the same instant and sequence number. */
    public TieRule tieRule() {
        return tieRule;
    }

    /** How many pairs of neighbours within a case only the {@link TieRule} ordered. */
    public long ties() {
        return ties;
    }

    /** Collects events in any order. Not for use by several threads. */
    public static final class Builder {

        /** Java arrays end a little below 2^31 elements. */
        private static final int MAX_EVENTS = Integer.MAX_VALUE - 16;

        private static final int INITIAL = 1024;

        private final Names cases = new Names();
        private final Names activities = new Names();
        private final Map<Trait, Trail> trails = new LinkedHashMap<>();
        private TieRule tieRule = TieRule.ARRIVAL;
        private int size;
        private int[] caseOf = new int[INITIAL];
        private int[] activityOf = new int[INITIAL];
        private long[] timeOf = new long[INITIAL];
        private long @Nullable [] startOf;
        private long @Nullable [] sequenceOf;

        private Builder(boolean withStarts) {
            startOf = withStarts ? new long[INITIAL] : null;
        }

        /** Events will have these traits; to be said before the first event. */
        public Builder traits(Trait... more) {
            if (size > 0) {
                throw new IllegalStateException("traits are to be said before the first event is added");
            }
            for (Trait trait : more) {
                trails.putIfAbsent(trait, new Trail());
            }
            return this;
        }

        /** What orders events of one instant; {@link TieRule#ARRIVAL} unless given. */
        public Builder tieRule(TieRule rule) {
            this.tieRule = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /** Adds an event. */
        public Builder add(CharSequence caseId, CharSequence activity, Instant time) {
            return add(caseId, activity, micros(time));
        }

        /** Adds an event of a log with beginnings. */
        public Builder add(CharSequence caseId, CharSequence activity, Instant start, Instant time) {
            return add(caseId, activity, micros(start), micros(time));
        }

        /** Adds an event; the time in microseconds since 1970-01-01T00:00Z. The texts are copied if they are kept. */
        public Builder add(CharSequence caseId, CharSequence activity, long time) {
            if (startOf != null) {
                throw new IllegalArgumentException("this log has beginnings: give start and time of each event");
            }
            append(caseId, activity, time);
            return this;
        }

        /** Adds an event of a log with beginnings; times in microseconds since 1970-01-01T00:00Z. */
        public Builder add(CharSequence caseId, CharSequence activity, long start, long time) {
            if (startOf == null) {
                throw new IllegalArgumentException("this log has no beginnings: use builderWithStarts()");
            }
            int event = append(caseId, activity, time);
            startOf[event] = start;
            return this;
        }

        /** Adds an event of a log with beginnings whose own is unknown, which is not the same as taking no time. */
        public Builder addWithoutStart(CharSequence caseId, CharSequence activity, long time) {
            return add(caseId, activity, NO_START, time);
        }

        /** Gives the event added last a trait; null or an empty text says that it is not known. */
        public Builder with(Trait trait, @Nullable CharSequence value) {
            Trail trail = trails.get(trait);
            if (trail == null) {
                throw new IllegalArgumentException(
                        "this log has no trait " + trait.name() + ": say so before the first event");
            }
            if (value != null && value.length() > 0) {
                trail.codes[requireEvent()] = trail.values.number(value);
            }
            return this;
        }

        /** Gives the event added last a number that orders events of one instant; 0 unless given. */
        public Builder sequence(long number) {
            int event = requireEvent();
            if (sequenceOf == null) {
                sequenceOf = new long[caseOf.length];
            }
            sequenceOf[event] = number;
            return this;
        }

        /** How many events were added. */
        public int size() {
            return size;
        }

        /** Returns the log; the builder is not to be used any more. */
        public EventLog build() {
            int[] from = offsets();
            EventOrder order = new EventOrder(size, from, caseOf, timeOf, sequenceOf, ranks());
            int[] sorted = order.sorted();
            long ties = ties(order, sorted, from);
            caseOf = new int[0];
            sequenceOf = null;
            int[] sortedActivity = permuted(activityOf, sorted);
            activityOf = new int[0];
            long[] sortedTime = permuted(timeOf, sorted);
            timeOf = new long[0];
            long[] sortedStart = startOf == null ? null : permuted(startOf, sorted);
            Map<Trait, TraitColumn> traits = new LinkedHashMap<>();
            trails.forEach((trait, trail) ->
                    traits.put(trait, new TraitColumn(permuted(trail.codes, sorted), trail.values.toArray())));
            return new EventLog(
                    cases.toArray(),
                    activities.toArray(),
                    from,
                    sortedActivity,
                    sortedTime,
                    sortedStart,
                    unmodifiableMap(traits),
                    tieRule,
                    ties);
        }

        private int append(CharSequence caseId, CharSequence activity, long time) {
            if (size == caseOf.length) {
                grow();
            }
            caseOf[size] = cases.number(caseId);
            activityOf[size] = activities.number(activity);
            timeOf[size] = time;
            return size++;
        }

        private int requireEvent() {
            if (size == 0) {
                throw new IllegalStateException("no event was added yet");
            }
            return size - 1;
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
            startOf = startOf == null ? null : Arrays.copyOf(startOf, capacity);
            sequenceOf = sequenceOf == null ? null : Arrays.copyOf(sequenceOf, capacity);
            trails.values().forEach(trail -> trail.grow(capacity));
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

        /** Where the name of the activity decides: its rank, for each event. */
        private int @Nullable [] ranks() {
            if (tieRule == TieRule.ARRIVAL) {
                return null;
            }
            String[] names = activities.toArray();
            int[] rankOf = new int[names.length];
            int[] byName = IntStream.range(0, names.length)
                    .boxed()
                    .sorted((a, b) -> names[a].compareTo(names[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int rank = 0; rank < byName.length; rank++) {
                rankOf[byName[rank]] = rank;
            }
            return IntStream.range(0, size)
                    .map(event -> rankOf[activityOf[event]])
                    .toArray();
        }

        private static long ties(EventOrder order, int[] sorted, int[] from) {
            long count = 0;
            for (int c = 0; c + 1 < from.length; c++) {
                for (int e = from[c] + 1; e < from[c + 1]; e++) {
                    if (order.isTie(sorted[e - 1], sorted[e])) {
                        count++;
                    }
                }
            }
            return count;
        }

        private static int[] permuted(int[] column, int[] order) {
            int[] permuted = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                permuted[i] = column[order[i]];
            }
            return permuted;
        }

        private static long[] permuted(long[] column, int[] order) {
            long[] permuted = new long[order.length];
            for (int i = 0; i < order.length; i++) {
                permuted[i] = column[order[i]];
            }
            return permuted;
        }

        private static long micros(Instant instant) {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        }

        /** The values of one trait in order of arrival. */
        private static final class Trail {
            private final Names values = new Names();
            private int[] codes = new int[INITIAL];

            Trail() {
                Arrays.fill(codes, TraitColumn.UNKNOWN);
            }

            void grow(int capacity) {
                int before = codes.length;
                codes = Arrays.copyOf(codes, capacity);
                Arrays.fill(codes, before, capacity, TraitColumn.UNKNOWN);
            }
        }
    }
}
