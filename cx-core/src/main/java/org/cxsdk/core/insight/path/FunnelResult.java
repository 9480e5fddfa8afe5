package org.cxsdk.core.insight.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.stat.Summary;

/**
 * How far journeys came.
 *
 * @param funnel what was asked
 * @param journeys how many journeys were looked at
 * @param steps in order
 */
public record FunnelResult(Funnel funnel, int journeys, List<Reached> steps) {

    public FunnelResult {
        Objects.requireNonNull(funnel, "funnel");
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param activity the step; in any order the number of steps taken
     * @param reached how many journeys reached it as the funnel asks
     * @param outOfOrder how many did not, but did the activity: earlier, later than the window, or in another order
     * @param never how many never did it
     * @param secondsFromPrevious how long it took from the step before; empty for the first step, or if nobody reached it
     * @param secondsFromFirst how long it took from the first step; empty likewise
     */
    public record Reached(
            String activity,
            int reached,
            int outOfOrder,
            int never,
            Optional<Summary> secondsFromPrevious,
            Optional<Summary> secondsFromFirst) {

        public Reached {
            Objects.requireNonNull(activity, "activity");
        }
    }

    /** The share of those who took the first step that reached a step; empty if nobody took the first. */
    public Optional<Ratio> fromFirst(int step) {
        int first = steps.get(0).reached();
        return first == 0
                ? Optional.empty()
                : Optional.of(Ratio.of(steps.get(step).reached(), first));
    }

    /** The share of those who reached the step before; empty for the first, or if nobody did. */
    public Optional<Ratio> fromPrevious(int step) {
        int before = step == 0 ? 0 : steps.get(step - 1).reached();
        return before == 0
                ? Optional.empty()
                : Optional.of(Ratio.of(steps.get(step).reached(), before));
    }
}
