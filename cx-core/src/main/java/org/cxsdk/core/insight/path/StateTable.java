package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.Summary;

/** What came next, and how long it still took, in each state that journeys were in, and over all. For one thread. */
final class StateTable {

    /** Stands for what follows the last activity; no activity is called so, since names are not blank. */
    static final String END = "";

    private final NextStepBacktest.State state;
    private final Map<Object, Seen> states = new HashMap<>();
    private final Set<String> activities = new HashSet<>();
    private final Seen all = new Seen();

    StateTable(NextStepBacktest.State state) {
        this.state = state;
    }

    /** Takes in a journey, as if it had ended with its last event. */
    void learn(EventLog log, int c) {
        List<String> soFar = new ArrayList<>();
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            soFar.add(log.activity(log.activityOf(e)));
            String next = next(log, c, e);
            double left = remaining(log, c, e);
            states.computeIfAbsent(key(soFar), key -> new Seen()).add(next, left);
            all.add(next, left);
        }
        activities.addAll(soFar);
    }

    /** To be called after the last journey, of which there must be one. */
    void finish() {
        states.values().forEach(Seen::finish);
        all.finish();
    }

    int states() {
        return states.size();
    }

    /** What was seen in the state of a journey that has done this; nothing if none was ever in it. */
    Optional<Seen> of(List<String> soFar) {
        return Optional.ofNullable(states.get(key(soFar)));
    }

    Seen all() {
        return all;
    }

    /** (times + 1) / (all times + what there is to come next): what was never seen is rare, not impossible (Laplace). */
    double chance(Seen seen, String next) {
        return (seen.next.getOrDefault(next, 0) + 1.0) / (seen.seconds.size() + activities.size() + 1);
    }

    static String next(EventLog log, int c, int event) {
        return event + 1 == log.from(c + 1) ? END : log.activity(log.activityOf(event + 1));
    }

    static double remaining(EventLog log, int c, int event) {
        return (log.micros(log.from(c + 1) - 1) - log.micros(event)) / 1e6;
    }

    private Object key(List<String> soFar) {
        int n = soFar.size();
        return switch (state) {
            case LAST -> soFar.get(n - 1);
            case LAST_TWO -> List.of(n == 1 ? END : soFar.get(n - 2), soFar.get(n - 1));
            case SET -> new HashSet<>(soFar);
            case PREFIX -> List.copyOf(soFar);
        };
    }

    /** What was seen in one state. */
    static final class Seen {
        private final Map<String, Integer> next = new HashMap<>();
        private final List<Double> seconds = new ArrayList<>();
        private String likeliest = END;
        private Summary remaining = Summary.of(new double[] {0});

        private void add(String activity, double left) {
            next.merge(activity, 1, Integer::sum);
            seconds.add(left);
        }

        private void finish() {
            likeliest = next.entrySet().stream()
                    .min(Comparator.<Map.Entry<String, Integer>>comparingInt(entry -> -entry.getValue())
                            .thenComparing(entry -> entry.getKey().equals(END))
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .orElse(END);
            remaining =
                    Summary.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** How often each activity came next; {@link #END} for the end. */
        Map<String, Integer> next() {
            return next;
        }

        /** The most frequent of them; of equals the first by name, the end last. */
        String likeliest() {
            return likeliest;
        }

        Summary remaining() {
            return remaining;
        }
    }
}
