package org.cxsdk.core.insight.path;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;

/**
 * Question: how often was something done again: at once (self-loop) or later (repetition), by the same actor (repeat) or by
 * another (redo)?
 *
 * <p>The terms of edeaR (Swennen and others, bupaR). Each occurrence of an activity behind its first one in a case counts
 * once. Linear in the events.
 *
 * @param selfLoops by activity, how often it was done again at once
 * @param repetitions by activity, how often it was done again later
 * @param casesWithSelfLoop how many cases did anything again at once
 * @param casesWithRepetition how many did anything again later
 * @param bySameActor how many were done again by the actor of the time before; -1 if the log has no actors
 * @param byAnother how many by another; -1 likewise
 */
public record Repeats(
        Map<String, Integer> selfLoops,
        Map<String, Integer> repetitions,
        int casesWithSelfLoop,
        int casesWithRepetition,
        int bySameActor,
        int byAnother) {

    public Repeats {
        selfLoops = Collections.unmodifiableMap(new TreeMap<>(selfLoops));
        repetitions = Collections.unmodifiableMap(new TreeMap<>(repetitions));
    }

    /** Counts what was done again in a log. */
    public static Repeats of(EventLog log) {
        Map<String, Integer> loops = new TreeMap<>();
        Map<String, Integer> later = new TreeMap<>();
        TraitColumn actors = log.trait(Trait.ACTOR).orElse(null);
        int casesWithLoop = 0;
        int casesWithLater = 0;
        int same = 0;
        int other = 0;
        int[] lastOf = new int[log.activities()];
        Arrays.fill(lastOf, -1);
        for (int c = 0; c < log.cases(); c++) {
            boolean loop = false;
            boolean again = false;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                int a = log.activityOf(e);
                int before = lastOf[a];
                lastOf[a] = e;
                if (before < log.from(c)) {
                    continue;
                }
                if (before == e - 1) {
                    loops.merge(log.activity(a), 1, Integer::sum);
                    loop = true;
                } else {
                    later.merge(log.activity(a), 1, Integer::sum);
                    again = true;
                }
                if (actors != null && actors.of(e) != TraitColumn.UNKNOWN && actors.of(before) != TraitColumn.UNKNOWN) {
                    same += actors.of(e) == actors.of(before) ? 1 : 0;
                    other += actors.of(e) == actors.of(before) ? 0 : 1;
                }
            }
            casesWithLoop += loop ? 1 : 0;
            casesWithLater += again ? 1 : 0;
        }
        return new Repeats(
                loops, later, casesWithLoop, casesWithLater, actors == null ? -1 : same, actors == null ? -1 : other);
    }
}
