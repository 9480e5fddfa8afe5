package org.cxsdk.core.insight;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Question: when did each activity that was completed begin, in a log that tells beginnings and completions as events of their
 * own (the lifecycle transitions {@code start} and {@code complete} of XES)?
 *
 * <p>Where events name the {@linkplain #INSTANCE instance} of the activity, a completion belongs to the beginning of the same
 * instance. Otherwise what began first is completed first: of the beginnings of this activity in this case that are still
 * open, a completion takes the earliest. A beginning and a completion of one instant belong together. A completion without a
 * beginning has none: its service time is unknown, not 0. A beginning without a completion is no event yet. n log n in the
 * events of a case. Stateless.
 */
public final class ActivityInstances {

    /** Which doing of an activity an event belongs to, where the log says so ({@code concept:instance} of XES). */
    public static final Trait INSTANCE = Trait.of("activity instance");

    private ActivityInstances() {}

    /**
     * What came of it.
     *
     * @param log the completions, with beginnings, without the trait {@link #INSTANCE}
     * @param withoutBeginning how many completions have no beginning
     * @param withoutCompletion how many beginnings have no completion
     */
    public record Paired(EventLog log, long withoutBeginning, long withoutCompletion) {
        public Paired {
            Objects.requireNonNull(log, "log");
        }
    }

    private record Doing(String activity, String instance) {}

    /** Gives completions the beginnings that belong to them. */
    public static Paired pair(EventLog beginnings, EventLog completions) {
        Map<String, Integer> begun = new HashMap<>();
        for (int c = 0; c < beginnings.cases(); c++) {
            begun.put(beginnings.caseId(c), c);
        }
        long[] starts = new long[completions.events()];
        Arrays.fill(starts, EventLog.NO_START);
        long paired = 0;
        for (int c = 0; c < completions.cases(); c++) {
            Integer same = begun.get(completions.caseId(c));
            if (same != null) {
                paired += pair(beginnings, same, completions, c, starts);
            }
        }
        return new Paired(
                completions.withStarts(starts, INSTANCE), completions.events() - paired, beginnings.events() - paired);
    }

    private static long pair(EventLog beginnings, int begun, EventLog completions, int c, long[] starts) {
        Map<Doing, Deque<Long>> open = new HashMap<>();
        long paired = 0;
        int next = beginnings.from(begun);
        for (int e = completions.from(c); e < completions.from(c + 1); e++) {
            while (next < beginnings.from(begun + 1) && beginnings.micros(next) <= completions.micros(e)) {
                open.computeIfAbsent(doing(beginnings, next), key -> new ArrayDeque<>())
                        .add(beginnings.micros(next));
                next++;
            }
            Deque<Long> waiting = open.get(doing(completions, e));
            Long start = waiting == null ? null : waiting.poll();
            if (start != null) {
                starts[e] = start;
                paired++;
            }
        }
        return paired;
    }

    private static Doing doing(EventLog log, int event) {
        String instance = log.trait(INSTANCE)
                .filter(column -> column.of(event) != TraitColumn.UNKNOWN)
                .map(column -> column.value(column.of(event)))
                .orElse("");
        return new Doing(log.activity(log.activityOf(event)), instance);
    }
}
