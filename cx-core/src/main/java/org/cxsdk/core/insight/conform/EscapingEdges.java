package org.cxsdk.core.insight.conform;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.Ratio;

/**
 * Question: of what a model allows, how much do journeys do? A model that allows everything fits every journey and says
 * nothing.
 *
 * <p>Each journey is taken as its alignment has it in the model: the visible moves in order. At every point from which journeys
 * go on, the activities that the model allows next are set beside those that any of them does; those that none does escape.
 * Precision = 1 - escaping / allowed, both added up over all points, each counted as often as journeys go on from it (Muñoz-Gama
 * and Carmona, "A fresh look at precision in process conformance", 2010; on alignments, Adriansyah and others, 2015). What is
 * allowed after some moves is what can be fired in any marking that they, with silent steps between and behind them, lead to:
 * exact where silent steps or equal labels leave several, unlike token replay.
 *
 * <p>Where several alignments cost the same, one is taken, so that precision may depend on it for journeys that do not fit. A net
 * with too many markings is not judged. For one thread.
 */
final class EscapingEdges {

    /** So many markings may be met, and looked at again and again; beyond it precision is not told. */
    private static final int MOST_MARKINGS = 300_000;

    private static final long MOST_LOOKED_AT = 50_000_000;

    private final PetriNet net;
    private final MarkingGraph graph;
    private final Point start;
    private long looked;

    private EscapingEdges(PetriNet net) {
        this.net = net;
        this.graph = new MarkingGraph(net);
        BitSet first = new BitSet();
        first.set(graph.start());
        this.start = new Point();
        start.markings = first;
    }

    /** What journeys have done so far in the model. */
    private static final class Point {
        private BitSet markings = new BitSet();
        private long journeys;
        private final Map<String, Point> next = new TreeMap<>();
    }

    /** The precision of a net on aligned journeys; empty if no journey does anything in it, or it is too large. */
    static Optional<Ratio> precision(PetriNet net, Iterable<LogConformance.Variant> variants) {
        EscapingEdges edges = new EscapingEdges(net);
        variants.forEach(edges::add);
        return edges.result();
    }

    private void add(LogConformance.Variant variant) {
        Point point = start;
        for (Move move : variant.alignment().moves()) {
            String activity = move.activity();
            if (activity != null && move.transition() != null) {
                point.journeys += variant.count();
                point = point.next.computeIfAbsent(activity, key -> new Point());
            }
        }
    }

    private Optional<Ratio> result() {
        long allowed = 0;
        long escaping = 0;
        Deque<Point> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            Point point = open.poll();
            if (point.next.isEmpty()) {
                continue;
            }
            BitSet reached = withSilentSteps(point.markings);
            if (isTooMuch()) {
                return Optional.empty();
            }
            Map<String, BitSet> after = after(reached);
            allowed += point.journeys * after.size();
            Set<String> escape = new TreeSet<>(after.keySet());
            escape.removeAll(point.next.keySet());
            escaping += point.journeys * escape.size();
            point.next.forEach((activity, next) -> {
                next.markings = after.getOrDefault(activity, new BitSet());
                open.add(next);
            });
        }
        return allowed == 0 ? Optional.empty() : Optional.of(Ratio.of(allowed - escaping, allowed));
    }

    private boolean isTooMuch() {
        return looked > MOST_LOOKED_AT || graph.size() > MOST_MARKINGS;
    }

    private BitSet withSilentSteps(BitSet markings) {
        BitSet reached = (BitSet) markings.clone();
        Deque<Integer> open = new ArrayDeque<>();
        markings.stream().forEach(open::add);
        while (!open.isEmpty() && !isTooMuch()) {
            int marking = open.poll();
            looked++;
            int[] fired = graph.fired(marking);
            int[] targets = graph.reached(marking);
            for (int i = 0; i < fired.length; i++) {
                if (net.label(fired[i]).isEmpty() && !reached.get(targets[i])) {
                    reached.set(targets[i]);
                    open.add(targets[i]);
                }
            }
        }
        return reached;
    }

    /** Where each activity leads from any of these markings. */
    private Map<String, BitSet> after(BitSet markings) {
        Map<String, BitSet> after = new HashMap<>();
        markings.stream().forEach(marking -> {
            int[] fired = graph.fired(marking);
            int[] targets = graph.reached(marking);
            for (int i = 0; i < fired.length; i++) {
                int target = targets[i];
                net.label(fired[i])
                        .ifPresent(label -> after.computeIfAbsent(label, key -> new BitSet())
                                .set(target));
            }
        });
        return after;
    }
}
