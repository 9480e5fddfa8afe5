package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI remembers of one case or person: what happened when, how often, and why it is ruled out, if it is. Most cases
 * have two or three marks, so they stand in an array in order of time. Memory: about fifty bytes for each different mark, of
 * which it keeps at most {@value #MOST_MARKS}.
 */
final class Timeline implements SubtractableState<Timeline.Event, Timeline> {

    static final StateType<Event, Timeline> TYPE = new StateType<>("kpi-case", Timeline::new, Timeline::read);

    /** More than happens to a case; a reference shared by all cases of a day has more. */
    static final int MOST_MARKS = 5_000;

    private static final int FORM = 2;

    private Mark[] marks = new Mark[2];
    private long[] times = new long[2];
    private int size;
    private @Nullable SortedMap<String, Long> exclusions;

    /** A mark, or the code by which the case is ruled out, or both. */
    record Event(@Nullable Mark mark, @Nullable String excluded) {}

    @Override
    public void add(Event event) {
        if (event.mark() != null) {
            put(event.mark(), 1);
        }
        if (event.excluded() != null) {
            exclude(event.excluded(), 1);
        }
    }

    @Override
    public void merge(Timeline other) {
        for (int i = 0; i < other.size; i++) {
            put(other.marks[i], other.times[i]);
        }
        if (other.exclusions != null) {
            other.exclusions.forEach(this::exclude);
        }
    }

    @Override
    public void subtract(Timeline other) {
        refuseUnlessContained(other);
        for (int i = 0; i < other.size; i++) {
            take(other.marks[i], other.times[i]);
        }
        SortedMap<String, Long> own = exclusions;
        if (other.exclusions != null && own != null) {
            other.exclusions.forEach((code, count) ->
                    own.computeIfPresent(code, (same, now) -> now.equals(count) ? null : Long.valueOf(now - count)));
        }
    }

    boolean isEmpty() {
        return size == 0 && (exclusions == null || exclusions.isEmpty());
    }

    /** How many different things happened. */
    int size() {
        return size;
    }

    /** What happened, in order of time, counted from 0. */
    Mark mark(int place) {
        return marks[place];
    }

    /** How often it happened. */
    long times(int place) {
        return times[place];
    }

    /** Why the case is ruled out: the first code by name. */
    @Nullable
    String excluded() {
        return exclusions == null || exclusions.isEmpty() ? null : exclusions.firstKey();
    }

    private void put(Mark mark, long count) {
        int found = find(mark);
        if (found >= 0) {
            times[found] = Math.addExact(times[found], count);
            return;
        }
        if (size >= MOST_MARKS) {
            throw new CxException(
                    MetricsError.TOO_MANY_CELLS,
                    "one case or person has more than " + MOST_MARKS + " different events",
                    "Give each case a reference of its own.");
        }
        int at = -found - 1;
        if (size == marks.length) {
            marks = Arrays.copyOf(marks, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        System.arraycopy(marks, at, marks, at + 1, size - at);
        System.arraycopy(times, at, times, at + 1, size - at);
        marks[at] = mark;
        times[at] = count;
        size++;
    }

    private int find(Mark mark) {
        return Arrays.binarySearch(marks, 0, size, mark);
    }

    private void exclude(String code, long count) {
        SortedMap<String, Long> known = exclusions;
        if (known == null) {
            known = new TreeMap<>();
            exclusions = known;
        }
        known.merge(code, count, Math::addExact);
    }

    private void refuseUnlessContained(Timeline other) {
        boolean contained = true;
        for (int i = 0; i < other.size; i++) {
            int found = find(other.marks[i]);
            contained &= found >= 0 && times[found] >= other.times[i];
        }
        SortedMap<String, Long> own = exclusions == null ? new TreeMap<>() : exclusions;
        if (other.exclusions != null) {
            contained &= other.exclusions.entrySet().stream()
                    .allMatch(entry -> own.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
        }
        if (!contained) {
            throw new IllegalArgumentException("cannot take back what was not seen as often");
        }
    }

    private void take(Mark mark, long count) {
        int at = find(mark);
        times[at] -= count;
        if (times[at] == 0) {
            size--;
            System.arraycopy(marks, at + 1, marks, at, size - at);
            System.arraycopy(times, at + 1, times, at, size - at);
        }
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM).int32(size);
        for (int i = 0; i < size; i++) {
            Mark mark = marks[i];
            Keys.instant(out, mark.at());
            out.int32(mark.role().ordinal()).int32(mark.segment() == null ? 0 : 1);
            if (mark.segment() != null) {
                Keys.segment(out, mark.segment());
            }
            out.int64(times[i]);
        }
        SortedMap<String, Long> codes = exclusions == null ? new TreeMap<>() : exclusions;
        out.int32(codes.size());
        codes.forEach((code, count) -> out.text(code).int64(count));
        return out.toBytes();
    }

    private static Timeline read(StateReader in) {
        return in.form(FORM) == 1 ? readForm1(in) : readForm2(in);
    }

    private static Timeline readForm2(StateReader in) {
        Timeline state = new Timeline();
        Mark last = null;
        for (int left = in.int32(); left > 0; left--) {
            Instant at = Keys.instant(in);
            int role = in.int32();
            if (at == null || role < 0 || role >= Mark.Role.values().length) {
                throw in.damaged("a mark has no time or no role");
            }
            Segment segment = in.int32() == 0 ? null : Keys.segment(in);
            Mark mark = new Mark(at, Mark.Role.values()[role], segment);
            long times = in.countOf("times");
            if (times == 0 || last != null && mark.compareTo(last) <= 0) {
                throw in.damaged("marks are not in order or 0 times");
            }
            state.put(mark, times);
            last = mark;
        }
        String before = "";
        for (int left = in.int32(); left > 0; left--) {
            String code = in.text();
            long times = in.countOf(code);
            if (times == 0 || code.compareTo(before) <= 0) {
                throw in.damaged("exclusions are not in order or 0 times");
            }
            state.exclude(code, times);
            before = code;
        }
        return state;
    }

    /** Form 1 kept the first opening, the first and the last closing, and one code. */
    private static Timeline readForm1(StateReader in) {
        Timeline state = new Timeline();
        Instant opened = Keys.instant(in);
        if (opened != null) {
            state.put(new Mark(opened, Mark.Role.OPEN, Keys.segment(in)), 1);
        }
        Instant firstClose = Keys.instant(in);
        Instant lastClose = Keys.instant(in);
        if ((firstClose == null) != (lastClose == null)) {
            throw in.damaged("a case has a first closing without a last one");
        }
        if (firstClose != null && lastClose != null) {
            state.put(new Mark(firstClose, Mark.Role.CLOSE, null), 1);
            state.put(new Mark(lastClose, Mark.Role.CLOSE, null), 1);
        }
        String excluded = in.text();
        if (!excluded.isEmpty()) {
            state.exclude(excluded, 1);
        }
        return state;
    }
}
