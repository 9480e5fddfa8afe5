package org.cxsdk.core.insight.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;

/**
 * Question: what is the cheapest way to bring a trace and a model together, where agreement and silent moves cost nothing
 * and every move of one alone costs 1?
 *
 * <p>A* over pairs of a marking and a place in the trace (Adriansyah, "Aligning observed and modeled behavior", 2014), with
 * {@link CountBounds} as lower bound; the cost found is the least possible. Markings are numbered once for the net and
 * their successors kept, so that many traces of one log are aligned fast. A net with so many markings that the bounds
 * cannot be worked out is searched with a weaker one. A search that reaches its limit of states says so:
 * {@link Exactness#BOUNDED}, with the cost of a real alignment and the least cost still possible. Nothing is ever guessed,
 * as token replay does where nets have silent transitions.
 *
 * <p>Left out: other costs, several cheapest alignments, data and time in the model. Cost: at worst exponential in the
 * parallelism of the net. Not for use by several threads at once.
 */
public final class Aligner {

    /** About 150 MB at most for one trace. */
    public static final int DEFAULT_STATES = 4_000_000;

    /** Bounds are worked out up to this many pairs of marking and activity; two tables of 4 bytes each. */
    private static final int BOUNDED_PAIRS = 4_000_000;

    /** In the search, a move of the log; else the transition, with {@link #SYNCHRONOUS} if it takes an event along. */
    private static final int LOG_MOVE = -1;

    private static final int SYNCHRONOUS = 1 << 30;

    private final PetriNet net;
    private final int maxStates;
    private final MarkingGraph graph;
    private final Map<String, Integer> labels = new HashMap<>();
    private final int[] labelOf;
    private final @Nullable CountBounds bounds;
    private final List<Move> shortestRun;
    private final int shortest;

    private Aligner(PetriNet net, int maxStates) {
        this.net = net;
        this.maxStates = maxStates;
        this.graph = new MarkingGraph(net);
        this.labelOf = new int[net.transitions().size()];
        for (int t = 0; t < labelOf.length; t++) {
            labelOf[t] = net.label(t)
                    .map(label -> labels.computeIfAbsent(label, name -> labels.size()))
                    .orElse(-1);
        }
        this.bounds = CountBounds.within(BOUNDED_PAIRS, graph, labelOf, labels.size());
        Search search = new Search(List.of(), DEFAULT_STATES);
        int last = search.run();
        if (last < 0) {
            throw endless(search.stopped);
        }
        this.shortestRun = search.moves(last);
        this.shortest = search.cost(last);
    }

    /**
     * Returns an aligner for a net.
     *
     * @throws CxException with code CX-CORE-0001 if no run of the net ends in its final marking
     */
    public static Aligner of(PetriNet net) {
        return of(net, DEFAULT_STATES);
    }

    /**
     * Returns an aligner for a net.
     *
     * @param maxStates how many pairs of marking and place in the trace one search may look at
     */
    public static Aligner of(PetriNet net, int maxStates) {
        if (maxStates < 1) {
            throw new IllegalArgumentException("maxStates (" + maxStates + ") must be at least 1");
        }
        return new Aligner(net, maxStates);
    }

    /** How many visible moves the shortest run of the net has. */
    public int shortestRun() {
        return shortest;
    }

    /** A cheapest alignment of the trace. */
    public Alignment align(List<String> trace) {
        Search search = new Search(trace, maxStates);
        int last = search.run();
        int worst = trace.size() + shortest;
        if (last >= 0) {
            int cost = search.cost(last);
            return new Alignment(search.moves(last), cost, cost, worst);
        }
        return new Alignment(agreeingInNothing(trace), worst, Math.min(search.leastOpen, worst), worst);
    }

    private static CxException endless(boolean stopped) {
        return new CxException(
                CoreError.INVALID_DOCUMENT,
                stopped
                        ? "no run of the net was found that ends in its final marking within the limit of the search"
                        : "no run of the net ends in its final marking",
                "Check the final marking, and that every token can be taken away on the way to it.");
    }

    /** Every event a move of the log, then the shortest run: an alignment that is always there. */
    private List<Move> agreeingInNothing(List<String> trace) {
        List<Move> moves = new ArrayList<>();
        for (int e = 0; e < trace.size(); e++) {
            moves.add(new Move(Move.Kind.LOG, trace.get(e), null, e));
        }
        moves.addAll(shortestRun);
        return moves;
    }

    /** One search. States are numbered in the order in which they were met. */
    private final class Search {
        private final List<String> trace;
        private final int limit;
        private final int[] labelAt;
        /** Events of each activity from each place in the trace on, and, last, events unknown to the net. */
        private final int[] left;

        private final int width = labels.size() + 1;
        private long[] keys = new long[1024];
        private int[] costs = new int[1024];
        private int[] before = new int[1024];
        private int[] by = new int[1024];
        private boolean[] closed = new boolean[1024];
        private int[] table = new int[4096];
        private int size;
        private final Buckets open = new Buckets();
        boolean stopped;
        int leastOpen;

        Search(List<String> trace, int limit) {
            this.trace = trace;
            this.limit = limit;
            int n = trace.size();
            labelAt = new int[n];
            left = new int[(n + 1) * width];
            for (int e = n - 1; e >= 0; e--) {
                System.arraycopy(left, (e + 1) * width, left, e * width, width);
                labelAt[e] = labels.getOrDefault(trace.get(e), -1);
                left[e * width + (labelAt[e] < 0 ? width - 1 : labelAt[e])]++;
            }
        }

        /** The last state of a cheapest alignment; -1 if there is none, or none was found within the limit. */
        int run() {
            meet(graph.start(), 0, 0, -1, LOG_MOVE);
            while (open.hasNext()) {
                int state = open.next();
                if (closed[state]) {
                    continue;
                }
                closed[state] = true;
                int marking = (int) (keys[state] / (trace.size() + 1));
                int place = (int) (keys[state] % (trace.size() + 1));
                if (place == trace.size() && marking == graph.end()) {
                    return state;
                }
                if (size > limit) {
                    stopped = true;
                    leastOpen = open.least();
                    return -1;
                }
                expand(state, marking, place);
            }
            stopped = graph.overflowed();
            return -1;
        }

        private void expand(int state, int marking, int place) {
            int cost = costs[state];
            int[] fired = graph.fired(marking);
            int[] reached = graph.reached(marking);
            if (place < trace.size()) {
                meet(marking, place + 1, cost + 1, state, LOG_MOVE);
            }
            for (int i = 0; i < fired.length; i++) {
                int label = labelOf[fired[i]];
                meet(reached[i], place, label < 0 ? cost : cost + 1, state, fired[i]);
            }
            if (place < trace.size() && labelAt[place] >= 0) {
                for (int i = 0; i < fired.length; i++) {
                    if (labelOf[fired[i]] == labelAt[place]) {
                        meet(reached[i], place + 1, cost, state, fired[i] | SYNCHRONOUS);
                    }
                }
            }
        }

        private void meet(int marking, int place, int cost, int from, int move) {
            if (bounds != null && bounds.isDead(marking)) {
                return;
            }
            long key = (long) marking * (trace.size() + 1) + place;
            int at = placeOf(key);
            int state = table[at] - 1;
            if (state < 0) {
                state = enter(key, at);
            } else if (costs[state] <= cost) {
                return;
            }
            costs[state] = cost;
            before[state] = from;
            by[state] = move;
            closed[state] = false;
            open.add(state, cost + bound(marking, place));
        }

        private int bound(int marking, int place) {
            int unknown = left[place * width + width - 1];
            return bounds == null ? unknown : unknown + bounds.bound(marking, left, place * width);
        }

        private int enter(long key, int at) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                costs = Arrays.copyOf(costs, 2 * size);
                before = Arrays.copyOf(before, 2 * size);
                by = Arrays.copyOf(by, 2 * size);
                closed = Arrays.copyOf(closed, 2 * size);
            }
            keys[size] = key;
            table[at] = ++size;
            if (2 * size > table.length) {
                table = new int[2 * table.length];
                for (int state = 0; state < size; state++) {
                    table[placeOf(keys[state])] = state + 1;
                }
            }
            return size - 1;
        }

        private int placeOf(long key) {
            long hash = key * 0x9e3779b97f4a7c15L;
            int at = (int) (hash >>> 32) & (table.length - 1);
            while (table[at] != 0 && keys[table[at] - 1] != key) {
                at = (at + 1) & (table.length - 1);
            }
            return at;
        }

        int cost(int state) {
            return costs[state];
        }

        List<Move> moves(int last) {
            List<Move> moves = new ArrayList<>();
            for (int state = last; before[state] >= 0; state = before[state]) {
                moves.add(move(by[state], (int) (keys[state] % (trace.size() + 1)) - 1));
            }
            Collections.reverse(moves);
            return moves;
        }

        private Move move(int code, int event) {
            if (code == LOG_MOVE) {
                return new Move(Move.Kind.LOG, trace.get(event), null, event);
            }
            int transition = code & ~SYNCHRONOUS;
            String id = net.transitions().get(transition);
            if ((code & SYNCHRONOUS) != 0) {
                return new Move(Move.Kind.SYNCHRONOUS, trace.get(event), id, event);
            }
            return net.label(transition)
                    .map(label -> new Move(Move.Kind.MODEL, label, id, -1))
                    .orElseGet(() -> new Move(Move.Kind.SILENT, null, id, -1));
        }
    }

    /** States by estimated cost, the least first; of equals the one added last, which is the one that has come furthest. */
    private static final class Buckets {
        private int[][] stacks = new int[16][];
        private int[] sizes = new int[16];
        private int least;
        private int count;

        void add(int state, int estimate) {
            if (estimate >= sizes.length) {
                int length = Math.max(estimate + 1, 2 * sizes.length);
                stacks = Arrays.copyOf(stacks, length);
                sizes = Arrays.copyOf(sizes, length);
            }
            int[] stack = stacks[estimate];
            if (stack == null) {
                stack = new int[64];
            } else if (sizes[estimate] == stack.length) {
                stack = Arrays.copyOf(stack, 2 * stack.length);
            }
            stacks[estimate] = stack;
            stack[sizes[estimate]++] = state;
            least = Math.min(least, estimate);
            count++;
        }

        boolean hasNext() {
            return count > 0;
        }

        int least() {
            while (sizes[least] == 0) {
                least++;
            }
            return least;
        }

        int next() {
            int bucket = least();
            count--;
            return stacks[bucket][--sizes[bucket]];
        }
    }
}
