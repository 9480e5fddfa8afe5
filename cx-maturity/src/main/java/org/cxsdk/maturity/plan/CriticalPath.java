package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * When can each activity start and finish at the earliest and at the latest, and which of them decide the end?
 *
 * <p>The critical path method (Kelley and Walker 1959): forward, {@code earliest start = max(earliest finish of what comes
 * before)}; backward, {@code latest finish = min(latest start of what comes after)}; slack is the difference, and what has
 * none is critical. People and machines are not levelled here; what a phase can carry is a limit of the selection. Pure;
 * linear in activities and arrows.
 */
public final class CriticalPath {

    /**
     * Something that takes time.
     *
     * @param id its identifier
     * @param duration how long, in whole units, not negative
     * @param after what must be finished before
     */
    public record Activity(InitiativeId id, long duration, Set<InitiativeId> after) {
        public Activity {
            Objects.requireNonNull(id, "id");
            if (duration < 0) {
                throw new IllegalArgumentException("duration (" + duration + ") of " + id + " must not be negative");
            }
            after = Collections.unmodifiableSet(new TreeSet<>(after));
        }
    }

    /**
     * When an activity can take place; all in units from the start.
     *
     * @param id the activity
     * @param earliestStart not before this
     * @param earliestFinish finished at the earliest
     * @param latestStart later, and the end moves
     * @param latestFinish later, and the end moves
     */
    public record Window(
            InitiativeId id, long earliestStart, long earliestFinish, long latestStart, long latestFinish) {

        /** By how much it can slip before the end moves. */
        public long slack() {
            return latestStart - earliestStart;
        }

        /** Whether the end moves as soon as it slips. */
        public boolean isCritical() {
            return slack() == 0;
        }
    }

    private final List<Window> windows;
    private final List<InitiativeId> path;
    private final long length;

    private CriticalPath(List<Window> windows, List<InitiativeId> path, long length) {
        this.windows = List.copyOf(windows);
        this.path = List.copyOf(path);
        this.length = length;
    }

    /**
     * The windows of these activities.
     *
     * @throws IllegalArgumentException if they wait for each other, or for one that is not there
     */
    public static CriticalPath of(List<Activity> activities) {
        Map<InitiativeId, Activity> byId = new LinkedHashMap<>();
        activities.forEach(activity -> byId.put(activity.id(), activity));
        List<Activity> ordered = ordered(byId);
        Map<InitiativeId, Long> finish = new LinkedHashMap<>();
        long length = 0;
        for (Activity activity : ordered) {
            long start = activity.after().stream().mapToLong(finish::get).max().orElse(0);
            finish.put(activity.id(), start + activity.duration());
            length = Math.max(length, start + activity.duration());
        }
        Map<InitiativeId, Long> latest = new LinkedHashMap<>();
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Activity activity = ordered.get(i);
            long end = latest.getOrDefault(activity.id(), length);
            long start = end - activity.duration();
            latest.put(activity.id(), end);
            activity.after().forEach(before -> latest.merge(before, start, Math::min));
        }
        List<Window> windows = new ArrayList<>();
        for (Activity activity : activities) {
            long earliest = Objects.requireNonNull(finish.get(activity.id()));
            long end = Objects.requireNonNull(latest.get(activity.id()));
            windows.add(new Window(
                    activity.id(), earliest - activity.duration(), earliest, end - activity.duration(), end));
        }
        return new CriticalPath(windows, longest(ordered, byId, finish, length), length);
    }

    /** When each activity can take place, in the order given. */
    public List<Window> windows() {
        return windows;
    }

    /** One longest chain of activities from the start to the end; of several the one that comes first by order. */
    public List<InitiativeId> path() {
        return path;
    }

    /** The time that everything takes. */
    public long length() {
        return length;
    }

    private static List<Activity> ordered(Map<InitiativeId, Activity> byId) {
        List<Activity> ordered = new ArrayList<>();
        Set<InitiativeId> done = new TreeSet<>();
        byId.values().forEach(activity -> visit(activity, byId, done, new ArrayList<>(), ordered));
        return ordered;
    }

    private static void visit(
            Activity activity,
            Map<InitiativeId, Activity> byId,
            Set<InitiativeId> done,
            List<InitiativeId> waiting,
            List<Activity> ordered) {
        if (waiting.contains(activity.id())) {
            throw new IllegalArgumentException("activities wait for each other: " + waiting);
        }
        if (!done.add(activity.id())) {
            return;
        }
        waiting.add(activity.id());
        for (InitiativeId before : activity.after()) {
            Activity earlier = byId.get(before);
            if (earlier == null) {
                throw new IllegalArgumentException(activity.id() + " waits for " + before + ", which is not there");
            }
            if (waiting.contains(before)) {
                throw new IllegalArgumentException("activities wait for each other: " + waiting);
            }
            visit(earlier, byId, done, waiting, ordered);
        }
        waiting.remove(waiting.size() - 1);
        ordered.add(activity);
    }

    private static List<InitiativeId> longest(
            List<Activity> ordered, Map<InitiativeId, Activity> byId, Map<InitiativeId, Long> finish, long length) {
        List<InitiativeId> path = new ArrayList<>();
        Activity at = ordered.stream()
                .filter(activity -> Long.valueOf(length).equals(finish.get(activity.id())))
                .findFirst()
                .orElse(null);
        while (at != null) {
            path.add(0, at.id());
            long start = Objects.requireNonNull(finish.get(at.id())) - at.duration();
            at = at.after().stream()
                    .filter(before -> Long.valueOf(start).equals(finish.get(before)))
                    .findFirst()
                    .map(byId::get)
                    .orElse(null);
        }
        return path;
    }
}
