package org.cxsdk.core.insight.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelWalk;

/** How many journeys reached each step of a funnel, and how many did it otherwise. */
final class FunnelFollower implements Follower {

    private final Funnel funnel;
    private final FunnelWalk walk;
    private final Codes activities;
    private final int[] reached;
    private final int[] outOfOrder;
    private int[] stepOf = new int[0];
    private int journeys;

    FunnelFollower(Funnel funnel, Codes activities) {
        this.funnel = funnel;
        this.walk = FunnelWalk.of(funnel);
        this.activities = activities;
        this.reached = new int[funnel.steps().size()];
        this.outOfOrder = new int[reached.length];
    }

    @Override
    public void count(Journey journey, int by) {
        int count = walk.reached(0, journey.size, e -> step(journey.activity[e]), e -> journey.micros[e]).length;
        boolean[] done = walk.done(0, journey.size, e -> step(journey.activity[e]));
        for (int s = 0; s < done.length; s++) {
            if (s < count) {
                reached[s] += by;
            } else if (done[s]) {
                outOfOrder[s] += by;
            }
        }
        journeys += by;
    }

    private int step(int activity) {
        if (activity >= stepOf.length) {
            int known = stepOf.length;
            stepOf = Arrays.copyOf(stepOf, activities.size());
            for (int a = known; a < stepOf.length; a++) {
                stepOf[a] = walk.step(activities.name(a));
            }
        }
        return stepOf[activity];
    }

    List<LiveInsights.LiveStep> steps() {
        List<LiveInsights.LiveStep> steps = new ArrayList<>();
        for (int s = 0; s < reached.length; s++) {
            String name = funnel.mode() == Funnel.Mode.ANY_ORDER
                    ? String.valueOf(s + 1)
                    : funnel.steps().get(s);
            steps.add(
                    new LiveInsights.LiveStep(name, reached[s], outOfOrder[s], journeys - reached[s] - outOfOrder[s]));
        }
        return steps;
    }
}
