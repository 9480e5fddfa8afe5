package org.cxsdk.core.insight.path;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Question: how far does one journey come in a {@link Funnel}? The one definition of it, for logs ({@link FunnelAnalysis})
 * and for live figures. Linear in the events of the journey; with {@link Funnel.Start#BEST} times the occurrences of the
 * first step. Immutable and safe for use by many threads.
 */
public final class FunnelWalk {

    /** Stands for an activity that is no step. */
    public static final int NO_STEP = -1;

    /** Stands for an activity that ends the attempt. */
    public static final int EXCLUDED = -2;

    private final Funnel funnel;
    private final long window;

    private FunnelWalk(Funnel funnel) {
        this.funnel = Objects.requireNonNull(funnel, "funnel");
        this.window = funnel.window().map(d -> d.toNanos() / 1_000).orElse(Long.MAX_VALUE);
    }

    /** Walks along this funnel. */
    public static FunnelWalk of(Funnel funnel) {
        return new FunnelWalk(funnel);
    }

    /** Which step an activity is, from 0; or {@link #NO_STEP}, or {@link #EXCLUDED}. */
    public int step(String activity) {
        return funnel.exclusions().contains(activity)
                ? EXCLUDED
                : funnel.steps().indexOf(activity);
    }

    /**
     * When each step was reached, as far as the journey came.
     *
     * @param from first event of the journey
     * @param to behind its last
     * @param steps what {@link #step} says of the activity of an event
     * @param micros when an event was
     */
    public long[] reached(int from, int to, IntUnaryOperator steps, IntToLongFunction micros) {
        return funnel.mode() == Funnel.Mode.ANY_ORDER
                ? anyOrder(from, to, steps, micros)
                : inOrder(from, to, steps, micros);
    }

    private long[] inOrder(int from, int to, IntUnaryOperator steps, IntToLongFunction micros) {
        long[] best = new long[0];
        for (int e = from; e < to; e++) {
            if (steps.applyAsInt(e) == 0) {
                long[] at = onFrom(e, to, steps, micros);
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

    private long[] onFrom(int first, int to, IntUnaryOperator steps, IntToLongFunction micros) {
        long[] at = new long[funnel.steps().size()];
        at[0] = micros.applyAsLong(first);
        int next = 1;
        for (int e = first + 1; e < to && next < at.length; e++) {
            int step = steps.applyAsInt(e);
            if (micros.applyAsLong(e) - at[0] > window || step == EXCLUDED) {
                break;
            }
            if (step == next) {
                at[next++] = micros.applyAsLong(e);
            } else if (funnel.mode() == Funnel.Mode.STRICT) {
                break;
            }
        }
        return Arrays.copyOf(at, next);
    }

    /** When the first, second, … different step was taken, within the window of the first of them. */
    private long[] anyOrder(int from, int to, IntUnaryOperator steps, IntToLongFunction micros) {
        long[] at = new long[funnel.steps().size()];
        boolean[] taken = new boolean[at.length];
        int count = 0;
        for (int e = from; e < to; e++) {
            int step = steps.applyAsInt(e);
            if (count > 0 && (step == EXCLUDED || micros.applyAsLong(e) - at[0] > window)) {
                break;
            }
            if (step >= 0 && !taken[step]) {
                taken[step] = true;
                at[count++] = micros.applyAsLong(e);
            }
        }
        return Arrays.copyOf(at, count);
    }

    /** Which steps the journey did at all; of those in any order, how many. */
    public boolean[] done(int from, int to, IntUnaryOperator steps) {
        boolean[] done = new boolean[funnel.steps().size()];
        int count = 0;
        for (int e = from; e < to; e++) {
            int step = steps.applyAsInt(e);
            if (step >= 0 && !done[step]) {
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
}
