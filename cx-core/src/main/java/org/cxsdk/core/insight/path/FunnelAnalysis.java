package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.Summary;

/**
 * Question: how many journeys reached each step of a {@link Funnel}, and of the others, how many did the step out of order
 * and how many never? A step that was done earlier is no drop-off.
 *
 * <p>Ordered: from an occurrence of the first step on, the first occurrence of the second behind it, and so on; as early as
 * possible is as far as possible. Strict: every next event must be the next step. Events of one instant count in the order
 * of the log. Journeys still under way are counted as they stand; how long steps take if they are not taken for lost says
 * {@link org.cxsdk.core.insight.time.SurvivalAnalysis}. Linear in the events; with {@link Funnel.Start#BEST} times the
 * occurrences of the first step. Stateless.
 */
public final class FunnelAnalysis {

    private final EventLog log;
    private final Funnel funnel;
    private final FunnelWalk walk;
    /** The step that each activity is. */
    private final int[] stepOf;

    private FunnelAnalysis(EventLog log, Funnel funnel) {
        this.log = log;
        this.funnel = funnel;
        this.walk = FunnelWalk.of(funnel);
        this.stepOf = new int[log.activities()];
        for (int a = 0; a < stepOf.length; a++) {
            stepOf[a] = walk.step(log.activity(a));
        }
    }

    /** Follows the journeys of the log. */
    public static FunnelResult follow(EventLog log, Funnel funnel) {
        return new FunnelAnalysis(log, funnel).result();
    }

    /** What a step's count is of. */
    public enum Part {
        /** The journey reached the step as the funnel asks. */
        REACHED,
        /** It did the activity, but not as the funnel asks. */
        OUT_OF_ORDER
    }

    /** The name under which {@link #journeys} keeps a count. */
    public static String count(String step, Part part) {
        return "funnel " + part + " " + step;
    }

    /** Which journeys are counted, by {@link #count}, to be held against what else is published. In order only. */
    public static Map<String, BitSet> journeys(EventLog log, Funnel funnel) {
        FunnelAnalysis analysis = new FunnelAnalysis(log, funnel);
        Map<String, BitSet> journeys = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            funnel.steps().forEach(step -> journeys.put(count(step, part), new BitSet()));
        }
        for (int c = 0; c < log.cases(); c++) {
            int reached = funnel.mode() == Funnel.Mode.ANY_ORDER ? 0 : analysis.reached(c).length;
            boolean[] done = analysis.done(c);
            for (int s = 0; s < done.length; s++) {
                if (s < reached || done[s]) {
                    Part part = s < reached ? Part.REACHED : Part.OUT_OF_ORDER;
                    journeys.getOrDefault(count(funnel.steps().get(s), part), new BitSet())
                            .set(c);
                }
            }
        }
        return journeys;
    }

    private FunnelResult result() {
        int steps = funnel.steps().size();
        int[] reached = new int[steps];
        int[] outOfOrder = new int[steps];
        List<List<Double>> fromPrevious = lists(steps);
        List<List<Double>> fromFirst = lists(steps);
        for (int c = 0; c < log.cases(); c++) {
            long[] at = reached(c);
            boolean[] done = done(c);
            for (int s = 0; s < steps; s++) {
                if (s < at.length) {
                    reached[s]++;
                    if (s > 0) {
                        fromPrevious.get(s).add((at[s] - at[s - 1]) / 1e6);
                        fromFirst.get(s).add((at[s] - at[0]) / 1e6);
                    }
                } else if (done[s]) {
                    outOfOrder[s]++;
                }
            }
        }
        List<FunnelResult.Reached> rows = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            rows.add(new FunnelResult.Reached(
                    funnel.mode() == Funnel.Mode.ANY_ORDER
                            ? String.valueOf(s + 1)
                            : funnel.steps().get(s),
                    reached[s],
                    outOfOrder[s],
                    log.cases() - reached[s] - outOfOrder[s],
                    summary(fromPrevious.get(s)),
                    summary(fromFirst.get(s))));
        }
        return new FunnelResult(funnel, log.cases(), rows);
    }

    private long[] reached(int c) {
        return walk.reached(log.from(c), log.from(c + 1), e -> stepOf[log.activityOf(e)], log::micros);
    }

    private boolean[] done(int c) {
        return walk.done(log.from(c), log.from(c + 1), e -> stepOf[log.activityOf(e)]);
    }

    private static List<List<Double>> lists(int count) {
        List<List<Double>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static Optional<Summary> summary(List<Double> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(Summary.of(
                        values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
