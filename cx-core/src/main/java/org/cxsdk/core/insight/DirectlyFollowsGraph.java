package org.cxsdk.core.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.stat.Summary;

/**
 * Which activity was followed at once by which, how often, and how long it took. Counts obey two laws: the edges' counts
 * add up to events less cases; and for each activity, the edges into it and the cases that start with it add up to its
 * occurrences, as do the edges out of it and the cases that end with it.
 *
 * @param activityCounts how often each activity occurred
 * @param startActivities how many cases begin with the activity
 * @param endActivities how many cases end with the activity; all three by count descending, then by name
 * @param edges the pairs, by count descending, then by names
 */
public record DirectlyFollowsGraph(
        Map<String, Integer> activityCounts,
        Map<String, Integer> startActivities,
        Map<String, Integer> endActivities,
        List<Edge> edges) {

    public DirectlyFollowsGraph {
        activityCounts = Collections.unmodifiableMap(new LinkedHashMap<>(activityCounts));
        startActivities = Collections.unmodifiableMap(new LinkedHashMap<>(startActivities));
        endActivities = Collections.unmodifiableMap(new LinkedHashMap<>(endActivities));
        edges = List.copyOf(edges);
    }

    /**
     * One activity followed at once by another, or by itself.
     *
     * @param from the earlier activity
     * @param to the later one
     * @param seconds how long it took from the completion of the earlier to the later one's beginning, or to its
     *     completion where the log has no beginnings; negative where activities overlap
     */
    public record Edge(String from, String to, Summary seconds) {
        public Edge {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(seconds, "seconds");
        }

        /** How often it happened. */
        public int count() {
            return seconds.n();
        }
    }
}
