package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI remembers of one case or person: what happened when, how often, and why it is ruled out, if it is. Memory:
 * about a hundred bytes for each different mark, of which it keeps at most {@value #MOST_MARKS}.
 */
final class Timeline implements SubtractableState<Timeline.Event, Timeline> {

    static final StateType<Event, Timeline> TYPE = new StateType<>("kpi-case", Timeline::new, Timeline::read);

    /** More than happens to a case; a reference shared by all cases of a day has more. */
    static final int MOST_MARKS = 5_000;

    private static final int FORM = 2;

    private final SortedMap<Mark, Long> marks = new TreeMap<>();
    private final SortedMap<String, Long> exclusions = new TreeMap<>();

    /** A mark, or the code by which the case is ruled out, or both. */
    record Event(@Nullable Mark mark, @Nullable String excluded) {}

    @Override
    public void add(Event event) {
        if (event.mark() != null) {
            put(event.mark(), 1);
        }
        if (event.excluded() != null) {
            exclusions.merge(event.excluded(), 1L, Math::addExact);
        }
    }

    @Override
    public void merge(Timeline other) {
        other.marks.forEach(this::put);
        other.exclusions.forEach((code, times) -> exclusions.merge(code, times, Math::addExact));
    }

    @Override
    public void subtract(Timeline other) {
        refuseUnlessContained(marks, other.marks);
        refuseUnlessContained(exclusions, other.exclusions);
        take(marks, other.marks);
        take(exclusions, other.exclusions);
    }

    boolean isEmpty() {
        return marks.isEmpty() && exclusions.isEmpty();
    }

    /** What happened, in order of time, and how often each. */
    SortedMap<Mark, Long> marks() {
        return Collections.unmodifiableSortedMap(marks);
    }

    /** Why the case is ruled out: the first code by name. */
    @Nullable
    String excluded() {
        return exclusions.isEmpty() ? null : exclusions.firstKey();
    }

    private void put(Mark mark, long times) {
        if (marks.size() >= MOST_MARKS && !marks.containsKey(mark)) {
            throw new CxException(
                    MetricsError.TOO_MANY_CELLS,
                    "one case or person has more than " + MOST_MARKS + " different events",
                    "Give each case a reference of its own.");
        }
        marks.merge(mark, times, Math::addExact);
    }

    private static <K> void refuseUnlessContained(SortedMap<K, Long> all, SortedMap<K, Long> some) {
        some.forEach((key, times) -> {
            if (all.getOrDefault(key, 0L) < times) {
                throw new IllegalArgumentException("cannot take back " + times + " times what was not seen as often");
            }
        });
    }

    private static <K> void take(SortedMap<K, Long> all, SortedMap<K, Long> some) {
        some.forEach((key, times) ->
                all.computeIfPresent(key, (same, now) -> now.equals(times) ? null : Long.valueOf(now - times)));
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM).int32(marks.size());
        marks.forEach((mark, times) -> {
            Keys.instant(out, mark.at());
            out.int32(mark.role().ordinal()).int32(mark.segment() == null ? 0 : 1);
            if (mark.segment() != null) {
                Keys.segment(out, mark.segment());
            }
            out.int64(times);
        });
        out.int32(exclusions.size());
        exclusions.forEach((code, times) -> out.text(code).int64(times));
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
            state.marks.put(mark, times);
            last = mark;
        }
        String before = "";
        for (int left = in.int32(); left > 0; left--) {
            String code = in.text();
            long times = in.countOf(code);
            if (times == 0 || code.compareTo(before) <= 0) {
                throw in.damaged("exclusions are not in order or 0 times");
            }
            state.exclusions.put(code, times);
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
            state.exclusions.put(excluded, 1L);
        }
        return state;
    }
}
