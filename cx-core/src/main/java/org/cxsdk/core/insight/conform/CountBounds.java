package org.cxsdk.core.insight.conform;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often, at least and at most, each activity occurs on the way from a marking to the end: what makes the search for an
 * alignment go straight.
 *
 * <p>If {@code r} events of an activity are left and it must still occur {@code min} times and can occur {@code max} times,
 * then {@code min - r} moves of the model or {@code r - max} moves of the log are certain. Every move belongs to one
 * activity, so these may be added up: the sum never exceeds the true cost, and it falls by no more than the cost of a move
 * (admissible and consistent).
 *
 * <p>The least counts are found by a breadth-first search with weights 0 and 1 backwards from the end, one for each
 * activity; the greatest on the graph of strongly connected components (Tarjan 1972), where a component that holds the
 * activity allows it without limit. Cost: activities times edges, once for each net.
 */
final class CountBounds {

    /** Greater than any count that can occur, small enough to be added up. */
    static final int NEVER = 1 << 24;

    private final int labels;
    private final boolean[] alive;
    private final int[] least;
    private final int[] most;

    private CountBounds(int labels, boolean[] alive, int[] least, int[] most) {
        this.labels = labels;
        this.alive = alive;
        this.least = least;
        this.most = most;
    }

    /** Bounds, or null where the graph is too large to work them out. */
    static @Nullable CountBounds within(int limit, MarkingGraph graph, int[] labelOf, int labels) {
        return graph.explore(limit) ? of(graph, labelOf, labels) : null;
    }

    /**
     * Works out the bounds of a graph that was explored to the end.
     *
     * @param labelOf the activity of each transition; -1 if it is silent
     */
    private static CountBounds of(MarkingGraph graph, int[] labelOf, int labels) {
        Backwards backwards = new Backwards(graph);
        int n = graph.size();
        int[] least = new int[n * labels];
        int[] most = new int[least.length];
        boolean[] alive = backwards.alive();
        for (int label = 0; label < labels; label++) {
            int[] counts = backwards.least(label, labelOf);
            for (int m = 0; m < n; m++) {
                least[m * labels + label] = counts[m];
            }
        }
        if (labels > 0) {
            new Components(graph, alive).most(labelOf, labels, most);
        }
        return new CountBounds(labels, alive, least, most);
    }

    /** Whether the end cannot be reached from this marking. */
    boolean isDead(int marking) {
        return !alive[marking];
    }

    /**
     * The least cost from a marking on.
     *
     * @param left how many events of each activity are left, beginning at {@code offset}
     */
    int bound(int marking, int[] left, int offset) {
        int sum = 0;
        int base = marking * labels;
        for (int a = 0; a < labels; a++) {
            int r = left[offset + a];
            int min = least[base + a];
            if (min > r) {
                sum += min - r;
            } else {
                int max = most[base + a];
                if (r > max) {
                    sum += r - max;
                }
            }
        }
        return sum;
    }

    /** The graph against the arrows. */
    private static final class Backwards {
        private final MarkingGraph graph;
        private final int[] from;
        private final int[] source;
        private final int[] transition;

        Backwards(MarkingGraph graph) {
            this.graph = graph;
            int n = graph.size();
            from = new int[n + 1];
            for (int m = 0; m < n; m++) {
                for (int target : graph.reached(m)) {
                    from[target + 1]++;
                }
            }
            for (int m = 0; m < n; m++) {
                from[m + 1] += from[m];
            }
            source = new int[from[n]];
            transition = new int[from[n]];
            int[] next = Arrays.copyOf(from, n);
            for (int m = 0; m < n; m++) {
                int[] reached = graph.reached(m);
                int[] fired = graph.fired(m);
                for (int i = 0; i < reached.length; i++) {
                    source[next[reached[i]]] = m;
                    transition[next[reached[i]]++] = fired[i];
                }
            }
        }

        boolean[] alive() {
            int[] counts = least(-2, new int[0]);
            boolean[] alive = new boolean[counts.length];
            for (int m = 0; m < counts.length; m++) {
                alive[m] = counts[m] < NEVER;
            }
            return alive;
        }

        /** How often the label must occur at least between each marking and the end. */
        int[] least(int label, int[] labelOf) {
            int[] counts = new int[graph.size()];
            Arrays.fill(counts, NEVER);
            counts[graph.end()] = 0;
            ArrayDeque<Integer> open = new ArrayDeque<>();
            open.add(graph.end());
            while (!open.isEmpty()) {
                int m = open.poll();
                for (int i = from[m]; i < from[m + 1]; i++) {
                    int weight = label >= 0 && labelOf[transition[i]] == label ? 1 : 0;
                    int before = source[i];
                    if (counts[m] + weight < counts[before]) {
                        counts[before] = counts[m] + weight;
                        if (weight == 0) {
                            open.addFirst(before);
                        } else {
                            open.addLast(before);
                        }
                    }
                }
            }
            return counts;
        }
    }

    /** Strongly connected components of the markings from which the end can be reached, those nearest to the end first. */
    private static final class Components {
        private final MarkingGraph graph;
        private final boolean[] alive;
        private final int[] componentOf;
        private int components;

        Components(MarkingGraph graph, boolean[] alive) {
            this.graph = graph;
            this.alive = alive;
            this.componentOf = new int[alive.length];
            Arrays.fill(componentOf, -1);
            int[] index = new int[alive.length];
            int[] low = new int[alive.length];
            int[] stack = new int[alive.length];
            int[] path = new int[alive.length];
            int[] edge = new int[alive.length];
            int counter = 0;
            int depth = 0;
            for (int root = 0; root < alive.length; root++) {
                if (!alive[root] || index[root] != 0) {
                    continue;
                }
                int length = 0;
                path[length++] = root;
                while (length > 0) {
                    int m = path[length - 1];
                    if (index[m] == 0) {
                        index[m] = ++counter;
                        low[m] = index[m];
                        stack[depth++] = m;
                    }
                    int next = nextUnseen(m, edge, index, low);
                    if (next >= 0) {
                        path[length++] = next;
                        continue;
                    }
                    length--;
                    if (length > 0) {
                        low[path[length - 1]] = Math.min(low[path[length - 1]], low[m]);
                    }
                    if (low[m] == index[m]) {
                        depth = close(m, stack, depth);
                    }
                }
            }
        }

        private int nextUnseen(int m, int[] edge, int[] index, int[] low) {
            int[] reached = graph.reached(m);
            while (edge[m] < reached.length) {
                int target = reached[edge[m]++];
                if (!alive[target]) {
                    continue;
                }
                if (index[target] == 0) {
                    return target;
                }
                if (componentOf[target] < 0) {
                    low[m] = Math.min(low[m], index[target]);
                }
            }
            return -1;
        }

        private int close(int root, int[] stack, int depth) {
            int left = depth;
            int member;
            do {
                member = stack[--left];
                componentOf[member] = components;
            } while (member != root);
            components++;
            return left;
        }

        /** Components are numbered from the end backwards, so targets are done before sources. */
        void most(int[] labelOf, int labels, int[] most) {
            int[] byComponent = new int[components * labels];
            int[][] members = members();
            for (int c = 0; c < components; c++) {
                for (int m : members[c]) {
                    int[] fired = graph.fired(m);
                    int[] reached = graph.reached(m);
                    for (int i = 0; i < reached.length; i++) {
                        if (alive[reached[i]]) {
                            raise(byComponent, labels, c, componentOf[reached[i]], labelOf[fired[i]]);
                        }
                    }
                }
                for (int m : members[c]) {
                    System.arraycopy(byComponent, c * labels, most, m * labels, labels);
                }
            }
        }

        private static void raise(int[] byComponent, int labels, int from, int to, int label) {
            for (int a = 0; a < labels; a++) {
                int count = byComponent[to * labels + a];
                if (a == label) {
                    count = from == to ? NEVER : Math.min(NEVER, count + 1);
                }
                byComponent[from * labels + a] = Math.max(byComponent[from * labels + a], count);
            }
        }

        private int[][] members() {
            int[] sizes = new int[components];
            for (int c : componentOf) {
                if (c >= 0) {
                    sizes[c]++;
                }
            }
            int[][] members = new int[components][];
            Arrays.setAll(members, c -> new int[sizes[c]]);
            int[] next = new int[components];
            for (int m = 0; m < componentOf.length; m++) {
                if (componentOf[m] >= 0) {
                    members[componentOf[m]][next[componentOf[m]]++] = m;
                }
            }
            return members;
        }
    }
}
