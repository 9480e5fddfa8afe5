package org.cxsdk.core.insight.publish;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of the journeys of a log. Every figure counts journeys, and every figure that is absent is withheld: what
 * is shown does not tell how many journeys it is, below the minimum, that a withheld one counts.
 *
 * @param minimumN fewer journeys are never shown
 * @param journeys how many journeys there are; absent if there are fewer than the minimum
 * @param paths paths that enough journeys took, the most frequent first
 * @param otherPaths how many journeys took paths that are not shown, all together; 0 or at least the minimum, absent if that
 *     is withheld
 * @param activities how many journeys did each activity, by name; only those that are shown
 * @param edges what followed what, by journeys descending
 * @param starts how many journeys began with each activity, by name
 * @param ends how many ended with each activity, by name
 * @param counts what else was to be told, by the name under which it was asked for; only those that are shown
 * @param hiddenCells how many edges, beginnings and ends are withheld
 */
public record PublishedJourneys(
        int minimumN,
        Optional<Integer> journeys,
        List<Path> paths,
        Optional<Integer> otherPaths,
        Map<String, Integer> activities,
        List<Edge> edges,
        Map<String, Integer> starts,
        Map<String, Integer> ends,
        Map<String, Integer> counts,
        int hiddenCells) {

    public PublishedJourneys {
        Objects.requireNonNull(journeys, "journeys");
        Objects.requireNonNull(otherPaths, "otherPaths");
        paths = List.copyOf(paths);
        edges = List.copyOf(edges);
        activities = Collections.unmodifiableMap(new LinkedHashMap<>(activities));
        starts = Collections.unmodifiableMap(new LinkedHashMap<>(starts));
        ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * A path that is shown.
     *
     * @param journeys how many journeys took it, to the nearest multiple of twice the minimum
     * @param activities in order
     */
    public record Path(int journeys, List<String> activities) {
        public Path {
            activities = List.copyOf(activities);
        }
    }

    /**
     * An edge that is shown.
     *
     * @param from the earlier activity
     * @param to the later one
     * @param journeys in how many journeys the one followed the other at once
     * @param medianSeconds how long it took at the median; null if fewer than twice the minimum did, since then it is nearly
     *     the time of one of them
     */
    public record Edge(
            String from, String to, int journeys, @Nullable Double medianSeconds) {
        public Edge {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }
}
