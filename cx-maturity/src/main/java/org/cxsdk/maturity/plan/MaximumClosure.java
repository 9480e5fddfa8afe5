package org.cxsdk.maturity.plan;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The set of items, closed under prerequisites, whose weights (which may be negative) add up to most. It is the source side
 * of a least cut (Picard 1976): source to each positive item, each negative item to the sink, each item to its
 * prerequisites without limit.
 *
 * <p>Dinic's flow on whole numbers, so the answer is exact; items that stand alone never enter the network. The work is
 * that of a flow on a sparse graph, some tens of microseconds for 200 items. Not thread-safe; one for each search.
 */
final class MaximumClosure {

    private static final long UNLIMITED = Long.MAX_VALUE / 4;

    private final int[][] prerequisites;
    private final boolean[] alone;

    private final int[] first;
    private final int[] next;
    private final int[] to;
    private final long[] room;
    private final int[] depth;
    private final int[] queue;
    private final int[] cursor;
    private int edges;

    MaximumClosure(int[][] prerequisites) {
        this.prerequisites = prerequisites;
        int n = prerequisites.length;
        alone = new boolean[n];
        Arrays.fill(alone, true);
        int arcs = 0;
        for (int i = 0; i < n; i++) {
            for (int before : prerequisites[i]) {
                alone[i] = false;
                alone[before] = false;
                arcs++;
            }
        }
        first = new int[n + 2];
        next = new int[2 * (arcs + n)];
        to = new int[next.length];
        room = new long[next.length];
        depth = new int[n + 2];
        queue = new int[n + 2];
        cursor = new int[n + 2];
    }

    /**
     * The weight of the best closed set among some items.
     *
     * @param weights by item
     * @param among the items that may be chosen; the prerequisites of each that are not among them count as chosen
     * @param chosen receives the set; of several best ones the smallest
     */
    long best(long[] weights, BitSet among, BitSet chosen) {
        int n = prerequisites.length;
        int source = n;
        int sink = n + 1;
        Arrays.fill(first, -1);
        edges = 0;
        chosen.clear();
        long positive = 0;
        for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
            long weight = weights[i];
            if (weight > 0) {
                positive += weight;
            }
            if (alone[i]) {
                if (weight > 0) {
                    chosen.set(i);
                }
                continue;
            }
            if (weight > 0) {
                arc(source, i, weight);
            } else if (weight < 0) {
                arc(i, sink, -weight);
            }
            for (int before : prerequisites[i]) {
                if (among.get(before)) {
                    arc(i, before, UNLIMITED);
                }
            }
        }
        long flow = 0;
        while (levels(source, sink)) {
            System.arraycopy(first, 0, cursor, 0, n + 2);
            for (long pushed; (pushed = push(source, sink, UNLIMITED)) > 0; ) {
                flow += pushed;
            }
        }
        for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
            if (!alone[i] && depth[i] >= 0) {
                chosen.set(i);
            }
        }
        return positive - flow;
    }

    private void arc(int from, int target, long capacity) {
        add(from, target, capacity);
        add(target, from, 0);
    }

    private void add(int from, int target, long capacity) {
        to[edges] = target;
        room[edges] = capacity;
        next[edges] = first[from];
        first[from] = edges++;
    }

    /** Distances from the source over arcs with room; false when the sink is out of reach. */
    private boolean levels(int source, int sink) {
        Arrays.fill(depth, -1);
        depth[source] = 0;
        int head = 0;
        int tail = 0;
        queue[tail++] = source;
        while (head < tail) {
            int node = queue[head++];
            for (int e = first[node]; e >= 0; e = next[e]) {
                if (room[e] > 0 && depth[to[e]] < 0) {
                    depth[to[e]] = depth[node] + 1;
                    queue[tail++] = to[e];
                }
            }
        }
        return depth[sink] >= 0;
    }

    private long push(int node, int sink, long limit) {
        if (node == sink) {
            return limit;
        }
        for (; cursor[node] >= 0; cursor[node] = next[cursor[node]]) {
            int e = cursor[node];
            if (room[e] > 0 && depth[to[e]] == depth[node] + 1) {
                long pushed = push(to[e], sink, Math.min(limit, room[e]));
                if (pushed > 0) {
                    room[e] -= pushed;
                    room[e ^ 1] += pushed;
                    return pushed;
                }
            }
        }
        return 0;
    }
}
