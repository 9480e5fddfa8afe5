package org.cxsdk.core.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.stat.Summary;

/**
 * Which activity follows which in a log, how often and after how long: one pass that counts, one that lays the times of
 * each edge side by side, then a sort for each edge. Exact: nothing is sampled or sketched. Linear in the events but for
 * that sort; needs 8 bytes an event while it runs, and 16 for each event of the most frequent edge. Stateless.
 */
public final class GraphDiscovery {

    private static final double MICROS_PER_SECOND = 1e6;

    private GraphDiscovery() {}

    /** Returns the directly-follows graph of the log. */
    public static DirectlyFollowsGraph discover(EventLog log) {
        return discover(log, Elapsed.clock());
    }

    /** Returns the directly-follows graph of the log, with times measured in this way. */
    public static DirectlyFollowsGraph discover(EventLog log, Elapsed elapsed) {
        int[] occurrences = new int[log.activities()];
        int[] starts = new int[log.activities()];
        int[] ends = new int[log.activities()];
        EdgeCounts counts = new EdgeCounts(log.activities());
        for (int c = 0; c < log.cases(); c++) {
            int first = log.from(c);
            int last = log.from(c + 1) - 1;
            starts[log.activityOf(first)]++;
            ends[log.activityOf(last)]++;
            occurrences[log.activityOf(first)]++;
            for (int e = first + 1; e <= last; e++) {
                occurrences[log.activityOf(e)]++;
                counts.add(log.activityOf(e - 1), log.activityOf(e));
            }
        }
        return new DirectlyFollowsGraph(
                byCount(log, occurrences), byCount(log, starts), byCount(log, ends), edges(log, counts, elapsed));
    }

    private static List<DirectlyFollowsGraph.Edge> edges(EventLog log, EdgeCounts counts, Elapsed elapsed) {
        int[] next = counts.offsets();
        long[] micros = new long[log.events() - log.cases()];
        for (int c = 0; c < log.cases(); c++) {
            for (int e = log.from(c) + 1; e < log.from(c + 1); e++) {
                int edge = counts.number(log.activityOf(e - 1), log.activityOf(e));
                // edge time = begin(b) - complete(a); complete(b) where its beginning is unknown
                micros[next[edge]++] = elapsed.between(log.micros(e - 1), log.startMicros(e));
            }
        }
        List<DirectlyFollowsGraph.Edge> edges = new ArrayList<>();
        TimeSort sort = new TimeSort();
        double[] seconds = new double[0];
        for (int edge = 0; edge < counts.size(); edge++) {
            int n = counts.count(edge);
            int begin = next[edge] - n;
            sort.sort(micros, begin, next[edge]);
            seconds = seconds.length < n ? new double[n] : seconds;
            for (int i = 0; i < n; i++) {
                seconds[i] = micros[begin + i] / MICROS_PER_SECOND;
            }
            edges.add(new DirectlyFollowsGraph.Edge(
                    log.activity(counts.from(edge)), log.activity(counts.to(edge)), Summary.ofSorted(seconds, 0, n)));
        }
        edges.sort(Comparator.comparingInt((DirectlyFollowsGraph.Edge edge) -> -edge.count())
                .thenComparing(DirectlyFollowsGraph.Edge::from)
                .thenComparing(DirectlyFollowsGraph.Edge::to));
        return edges;
    }

    private static Map<String, Integer> byCount(EventLog log, int[] counts) {
        Map<String, Integer> byName = new HashMap<>();
        for (int a = 0; a < counts.length; a++) {
            if (counts[a] > 0) {
                byName.put(log.activity(a), counts[a]);
            }
        }
        return Ranking.byCountThenName(byName);
    }

    /** Numbers the pairs that occur, in the order of their first appearance, and counts them. */
    private static final class EdgeCounts {

        /** Up to here a table of all pairs, 4 MiB, is faster than hashing; beyond, most pairs never occur. */
        private static final int DENSE_ACTIVITIES = 1024;

        private final int activities;
        private final int[] dense;
        private final Map<Long, Integer> sparse = new HashMap<>();
        private long[] pairs = new long[64];
        private int[] counts = new int[64];
        private int size;

        EdgeCounts(int activities) {
            this.activities = activities;
            this.dense = new int[activities <= DENSE_ACTIVITIES ? activities * activities : 0];
        }

        void add(int a, int b) {
            int edge = number(a, b);
            if (edge < 0) {
                edge = enter(a, b);
            }
            counts[edge]++;
        }

        /** The number of the pair; -1 if it has not occurred. The table holds number + 1, so that 0 is "not yet". */
        int number(int a, int b) {
            return dense.length > 0 ? dense[a * activities + b] - 1 : sparse.getOrDefault(pair(a, b), -1);
        }

        private int enter(int a, int b) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            pairs[size] = pair(a, b);
            if (dense.length > 0) {
                dense[a * activities + b] = size + 1;
            } else {
                sparse.put(pairs[size], size);
            }
            return size++;
        }

        int size() {
            return size;
        }

        int count(int edge) {
            return counts[edge];
        }

        int from(int edge) {
            return (int) (pairs[edge] / activities);
        }

        int to(int edge) {
            return (int) (pairs[edge] % activities);
        }

        /** Where each edge's times begin if they are laid side by side. */
        int[] offsets() {
            int[] offsets = new int[size];
            for (int edge = 1; edge < size; edge++) {
                offsets[edge] = offsets[edge - 1] + counts[edge - 1];
            }
            return offsets;
        }

        private long pair(int a, int b) {
            return (long) a * activities + b;
        }
    }
}
