package org.cxsdk.core.insight.time;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.insight.Elapsed;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.Summary;

/**
 * Question: of the time that journeys take, how much is worked on, and how much is nobody doing anything?
 *
 * <p>Service time = end - beginning of an activity. Processing is given twice, since activities may overlap: as the sum of
 * service times, and as the length of their union. Idle = throughput - union. Waiting times stand at the edges of the graph
 * ({@link org.cxsdk.core.insight.GraphDiscovery}). n log n in the events of a case. Stateless.
 */
public final class TimeAnalysis {

    private static final double MICROS_PER_SECOND = 1e6;

    private TimeAnalysis() {}

    /** Measures by the clock; empty if the log has no event. */
    public static Optional<TimeInsights> analyse(EventLog log) {
        return analyse(log, Elapsed.clock());
    }

    /** Measures in this way, for example in working time; empty if the log has no event. */
    public static Optional<TimeInsights> analyse(EventLog log, Elapsed elapsed) {
        if (log.events() == 0) {
            return Optional.empty();
        }
        double[] throughput = throughput(log, elapsed);
        if (!log.hasStarts()) {
            return Optional.of(new TimeInsights(
                    Summary.of(throughput),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    log.events()));
        }
        double[] sum = new double[log.cases()];
        double[] union = new double[log.cases()];
        double[] idle = new double[log.cases()];
        int known = 0;
        int negative = 0;
        int unknown = 0;
        for (int c = 0; c < log.cases(); c++) {
            sum[known] = 0;
            int missing = 0;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                sum[known] += elapsed.between(log.startMicros(e), log.micros(e)) / MICROS_PER_SECOND;
                negative += e > log.from(c) && log.startMicros(e) < log.micros(e - 1) ? 1 : 0;
                missing += log.hasStart(e) ? 0 : 1;
            }
            unknown += missing;
            if (missing == 0) {
                union[known] = union(log, c, elapsed);
                idle[known] = throughput[c] - union[known];
                known++;
            }
        }
        return Optional.of(new TimeInsights(
                Summary.of(throughput),
                service(log, elapsed),
                summary(sum, known),
                summary(union, known),
                summary(idle, known),
                negative,
                unknown));
    }

    private static Optional<Summary> summary(double[] seconds, int n) {
        return n == 0 ? Optional.empty() : Optional.of(Summary.of(Arrays.copyOf(seconds, n)));
    }

    /** Latest end - earliest beginning of each case, in seconds. */
    private static double[] throughput(EventLog log, Elapsed elapsed) {
        double[] seconds = new double[log.cases()];
        for (int c = 0; c < log.cases(); c++) {
            long begin = Long.MAX_VALUE;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                begin = Math.min(begin, log.startMicros(e));
            }
            seconds[c] = elapsed.between(begin, log.micros(log.from(c + 1) - 1)) / MICROS_PER_SECOND;
        }
        return seconds;
    }

    private static double union(EventLog log, int c, Elapsed elapsed) {
        long[][] spans = new long[log.length(c)][];
        for (int i = 0; i < spans.length; i++) {
            int e = log.from(c) + i;
            spans[i] = new long[] {log.startMicros(e), log.micros(e)};
        }
        Arrays.sort(spans, (one, other) -> Long.compare(one[0], other[0]));
        double seconds = 0;
        long until = Long.MIN_VALUE;
        for (long[] span : spans) {
            if (span[1] > until) {
                seconds += elapsed.between(Math.max(span[0], until), span[1]) / MICROS_PER_SECOND;
                until = span[1];
            }
        }
        return seconds;
    }

    private static Map<String, Summary> service(EventLog log, Elapsed elapsed) {
        int[] counts = new int[log.activities()];
        for (int e = 0; e < log.events(); e++) {
            counts[log.activityOf(e)] += log.hasStart(e) ? 1 : 0;
        }
        double[][] seconds = new double[counts.length][];
        Arrays.setAll(seconds, a -> new double[counts[a]]);
        for (int e = 0; e < log.events(); e++) {
            if (!log.hasStart(e)) {
                continue;
            }
            int a = log.activityOf(e);
            seconds[a][--counts[a]] = elapsed.between(log.startMicros(e), log.micros(e)) / MICROS_PER_SECOND;
        }
        Map<String, Summary> byName = new TreeMap<>();
        for (int a = 0; a < seconds.length; a++) {
            if (seconds[a].length > 0) {
                byName.put(log.activity(a), Summary.of(seconds[a]));
            }
        }
        return new LinkedHashMap<>(byName);
    }
}
