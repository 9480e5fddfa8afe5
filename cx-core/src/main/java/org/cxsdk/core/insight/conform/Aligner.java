package org.cxsdk.core.insight.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;

/**
 * Question: what is the cheapest way to bring a trace and a model together, where agreement and silent moves cost nothing
 * and every move of one alone costs 1?
 *
 * <p>A* over pairs of a marking and a place in the trace (Adriansyah, "Aligning observed and modeled behavior", 2014), with
 * {@link CountBounds} as lower bound; the cost found is the least possible. Markings are numbered once for the net and
 * their successors kept, so that many traces of one log are aligned fast. Where tokens can grow without end, bounds are
 * worked out on a graph that counts only a few of them. A net with so many markings that the bounds
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

    /** More markings are not worked out beforehand: of a net that large, journeys see a small part. */
    private static final int EXPLORED = 400_000;

    /** A search that has met more ends; a marking takes a few hundred bytes. */
    private static final int MOST_MARKINGS = 1_500_000;

    /** Whether tokens grow is asked of nets with more markings than this. */
    private static final int FEW_MARKINGS = 2_000;

    private static final int ROUGHLY_EXPLORED = 60_000;

    /** A net with endlessly many markings is first looked at with so many tokens told apart, then with half of them, … */
    private static final int ROUGHLY = 8;

    /** Where tokens grow, so many states are spent on finding an alignment with few tokens first. */
    private static final int SMALL_STATES = 200_000;

    /** After a search has stopped, so many states are spent on some good alignment. */
    private static final int GREEDY_STATES = 200_000;

    /** In the search, a move of the log; else the transition, with {@link #SYNCHRONOUS} if it takes an event along. */
    private static final int LOG_MOVE = -1;

    private static final int SYNCHRONOUS = 1 << 30;

    private final PetriNet net;
    private final int maxStates;
    private final @Nullable String growing;
    private final Map<String, Integer> labels = new HashMap<>();
    private final int[] labelOf;
    /** Where tokens grow: few of them, which is nearly always enough. */
    private final @Nullable MarkingGraph small;

    private final @Nullable CountBounds bounds;
    /** The graph for which the bounds were worked out: that of the net, or a rough one. */
    private final MarkingGraph boundedGraph;

    private final List<Move> shortestRun;
    private final int shortest;
    private MarkingGraph graph;
    private long looked;

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
        this.growing = graph.explore(FEW_MARKINGS) ? null : graph.growing().orElse(null);
        this.small = growing == null ? null : MarkingGraph.small(net, ROUGHLY);
        int explored =
                Math.min(growing == null ? EXPLORED : ROUGHLY_EXPLORED, BOUNDED_PAIRS / Math.max(1, labels.size()));
        CountBounds found = growing == null ? CountBounds.within(explored, graph, labelOf, labels.size()) : null;
        MarkingGraph known = graph;
        for (int more = ROUGHLY; found == null && growing != null && more > 0; more /= 2) {
            known = MarkingGraph.rough(net, more);
            found = CountBounds.within(explored, known, labelOf, labels.size());
        }
        this.bounds = found;
        this.boundedGraph = known;
        Search search = new Search(small == null ? graph : small, List.of(), DEFAULT_STATES, 0);
        int last = search.run();
        if (last < 0 && small != null) {
            search = new Search(graph, List.of(), Math.max(maxStates, SMALL_STATES), 0);
            last = search.run();
        }
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

    /**
     * A place that can collect tokens without end, if one was found: such a net has endlessly many markings, so that a search
     * may end at its limit where the model looks small. What is said to be {@link Exactness#EXACT} is exact all the same.
     */
    public Optional<String> growingPlace() {
        return Optional.ofNullable(growing);
    }

    /** A cheapest alignment of the trace. */
    public Alignment align(List<String> trace) {
        return align(trace, maxStates);
    }

    /** The net whose aligner this is. */
    PetriNet net() {
        return net;
    }

    /** The limit of states that this aligner was made with. */
    int maxStates() {
        return maxStates;
    }

    /** How many states all searches have looked at so far. */
    long looked() {
        return looked;
    }

    /** An alignment of the trace, by searches that look at no more than so many states each. */
    Alignment align(List<String> trace, int limit) {
        Alignment best = new Alignment(agreeingInNothing(trace), trace.size() + shortest, 0, trace.size() + shortest);
        if (small != null) {
            best = better(best, new Search(small, trace, Math.min(limit, SMALL_STATES), 0));
        }
        if (small == null || best.exactness() != Exactness.EXACT) {
            forgetMarkings();
            best = better(best, new Search(graph, trace, limit, 0));
        }
        if (best.cost() == best.worstCost() && best.exactness() != Exactness.EXACT) {
            best = better(best, new Search(small == null ? graph : small, trace, Math.min(limit, GREEDY_STATES), 1));
        }
        return best;
    }

    /** What is known after one more search: the cheaper alignment, and the greater of two bounds. */
    private Alignment better(Alignment before, Search search) {
        int last = search.run();
        looked += search.size;
        int cost = last < 0 ? before.cost() : Math.min(before.cost(), search.cost(last));
        int least = search.greed > 0 ? 0 : Math.min(search.least, last < 0 ? before.worstCost() : search.cost(last));
        return new Alignment(
                cost < before.cost() ? search.moves(last) : before.moves(),
                cost,
                Math.min(cost, Math.max(before.leastCost(), least)),
                before.worstCost());
    }

    /** Of a net with endlessly many, each search meets others. */
    private void forgetMarkings() {
        if (graph.size() > MOST_MARKINGS / 2 && (bounds == null || graph != boundedGraph)) {
            graph = new MarkingGraph(net);
        }
    }

    /** The number of a marking in the graph for which the bounds were worked out. */
    private int bounded(MarkingGraph of, int marking) {
        return of == boundedGraph ? marking : of.numberIn(boundedGraph, marking);
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
        private final MarkingGraph graph;
        private final List<String> trace;
        private final int limit;
        /** 0 for the least cost; 1 to hurry to the end of the trace, whatever it costs. */
        private final int greed;

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
        /** What any alignment costs that this search has not seen. */
        int least = Integer.MAX_VALUE;

        Search(MarkingGraph graph, List<String> trace, int limit, int greed) {
            this.graph = graph;
            this.trace = trace;
            this.limit = limit;
            this.greed = greed;
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
            long expanded = 0;
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
                if (size > limit || ++expanded > 4L * limit || graph.size() > MOST_MARKINGS) {
                    stopped = true;
                    least = Math.min(least, open.least());
                    return -1;
                }
                expand(state, marking, place);
                if (graph.isCut(marking)) {
                    // the bound falls by no more than the cost of a move: no way through here is cheaper
                    least = Math.min(least, costs[state] + bound(marking, place));
                }
            }
            stopped = least < Integer.MAX_VALUE;
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
            if (bounds != null && bounds.isDead(bounded(graph, marking))) {
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
            open.add(state, cost + bound(marking, place) + greed * (trace.size() - place));
        }

        private int bound(int marking, int place) {
            int unknown = left[place * width + width - 1];
            return bounds == null ? unknown : unknown + bounds.bound(bounded(graph, marking), left, place * width);
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
