package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private static final int ABSENT = -1;

    private final EventLog log;
    private final Funnel funnel;
    /** The step that an activity is; {@link #ABSENT} if none. */
    private final int[] stepOf;

    private final boolean[] excluded;
    private final long window;

    private FunnelAnalysis(EventLog log, Funnel funnel) {
        this.log = log;
        this.funnel = funnel;
        this.stepOf = new int[log.activities()];
        this.excluded = new boolean[log.activities()];
        this.window = funnel.window().map(d -> d.toNanos() / 1_000).orElse(Long.MAX_VALUE);
        for (int a = 0; a < stepOf.length; a++) {
            stepOf[a] = funnel.steps().indexOf(log.activity(a));
            excluded[a] = funnel.exclusions().contains(log.activity(a));
        }
    }

    /** Follows the journeys of the log. */
    public static FunnelResult follow(EventLog log, Funnel funnel) {
        return new FunnelAnalysis(log, funnel).result();
    }

    private FunnelResult result() {
        int steps = funnel.steps().size();
        int[] reached = new int[steps];
        int[] outOfOrder = new int[steps];
        List<List<Double>> fromPrevious = lists(steps);
        List<List<Double>> fromFirst = lists(steps);
        for (int c = 0; c < log.cases(); c++) {
            long[] at = funnel.mode() == Funnel.Mode.ANY_ORDER ? anyOrder(c) : inOrder(c);
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

    /** When each step was reached, as far as the journey came. */
    private long[] inOrder(int c) {
        long[] best = new long[0];
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            if (stepOf[log.activityOf(e)] == 0) {
                long[] at = from(e, log.from(c + 1));
                if (at.length > best.length) {
                    best = at;
                }
                if (funnel.start() == Funnel.Start.FIRST) {
                    break;
                }
            }
        }
        return best;
    }

    private long[] from(int first, int end) {
        long[] at = new long[funnel.steps().size()];
        at[0] = log.micros(first);
        int next = 1;
        for (int e = first + 1; e < end && next < at.length; e++) {
            int a = log.activityOf(e);
            if (log.micros(e) - at[0] > window || excluded[a]) {
                break;
            }
            if (stepOf[a] == next) {
                at[next++] = log.micros(e);
            } else if (funnel.mode() == Funnel.Mode.STRICT) {
                break;
            }
        }
        return Arrays.copyOf(at, next);
    }

    /** When the first, second, … different step was taken, within the window of the first of them. */
    private long[] anyOrder(int c) {
        long[] at = new long[funnel.steps().size()];
        boolean[] taken = new boolean[at.length];
        int count = 0;
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            int a = log.activityOf(e);
            if (count > 0 && (excluded[a] || log.micros(e) - at[0] > window)) {
                break;
            }
            if (stepOf[a] != ABSENT && !taken[stepOf[a]]) {
                taken[stepOf[a]] = true;
                at[count++] = log.micros(e);
            }
        }
        return Arrays.copyOf(at, count);
    }

    /** Which steps the journey did at all; of those in any order, how many. */
    private boolean[] done(int c) {
        boolean[] done = new boolean[funnel.steps().size()];
        int count = 0;
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            int step = stepOf[log.activityOf(e)];
            if (step != ABSENT && !done[step]) {
                done[step] = true;
                count++;
            }
        }
        if (funnel.mode() == Funnel.Mode.ANY_ORDER) {
            Arrays.fill(done, 0, count, true);
            Arrays.fill(done, count, done.length, false);
        }
        return done;
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
