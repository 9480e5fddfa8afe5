package org.cxsdk.core.insight.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.core.stat.SurvivalTime;

/**
 * Question: how long do journeys take until they do one of some activities, if those that have not done so yet are not taken
 * for short or for lost? A mean over finished journeys leaves out exactly the slow ones.
 *
 * <p>Time runs from the earliest beginning of a journey to its first event with one of the activities. A journey without
 * any is open: it is known to take longer than from its beginning to the cut ("censored"). Estimated after Kaplan and Meier
 * ({@link SurvivalCurve}).
 *
 * <p>Left out: a journey that was given up counts as open, since a log does not tell the one from the other. If journeys can
 * end in several ways, name all of them, or the curve says how long it would take if nobody ended otherwise. Linear in the
 * events, n log n in the journeys. Stateless.
 */
public final class SurvivalAnalysis {

    private static final double MICROS_PER_SECOND = 1e6;

    private SurvivalAnalysis() {}

    /** Watches the journeys until the last instant of the log; empty if it has no event. */
    public static Optional<JourneySurvival> until(EventLog log, Set<String> activities) {
        long last = Long.MIN_VALUE;
        for (int c = 0; c < log.cases(); c++) {
            last = Math.max(last, log.micros(log.from(c + 1) - 1));
        }
        return log.events() == 0
                ? Optional.empty()
                : Optional.of(until(
                        log,
                        activities,
                        Instant.ofEpochSecond(
                                Math.floorDiv(last, 1_000_000L), Math.floorMod(last, 1_000_000L) * 1_000L)));
    }

    /**
     * Watches the journeys.
     *
     * @param cut until when: what is later is not known yet
     */
    public static JourneySurvival until(EventLog log, Set<String> activities, Instant cut) {
        boolean[] waitedFor = new boolean[log.activities()];
        for (int a = 0; a < waitedFor.length; a++) {
            waitedFor[a] = activities.contains(log.activity(a));
        }
        long end = Math.addExact(Math.multiplyExact(cut.getEpochSecond(), 1_000_000L), cut.getNano() / 1_000);
        List<SurvivalTime> times = new ArrayList<>(log.cases());
        int open = 0;
        int notBegun = 0;
        for (int c = 0; c < log.cases(); c++) {
            long begin = Long.MAX_VALUE;
            long done = Long.MAX_VALUE;
            for (int e = log.from(c + 1) - 1; e >= log.from(c); e--) {
                begin = Math.min(begin, log.startMicros(e));
                done = waitedFor[log.activityOf(e)] ? log.micros(e) : done;
            }
            if (begin > end) {
                notBegun++;
            } else if (done <= end) {
                times.add(SurvivalTime.ended((done - begin) / MICROS_PER_SECOND));
            } else {
                times.add(SurvivalTime.open((end - begin) / MICROS_PER_SECOND));
                open++;
            }
        }
        return new JourneySurvival(
                activities,
                cut,
                open,
                notBegun,
                times.isEmpty() ? Optional.empty() : Optional.of(SurvivalCurve.of(times)));
    }
}
