package org.cxsdk.core.insight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.stat.Summary;

/**
 * What a log reveals, in one call: graph, variants, durations, lengths and rework. Every figure depends on the log alone
 * and is exact. Stateless.
 */
public final class LogAnalysis {

    /** How many paths journeys.json lists at most. */
    public static final int TOP_VARIANTS = 1_000;

    private static final double MICROS_PER_SECOND = 1e6;

    private LogAnalysis() {}

    /** Analyses the log; empty if it has no event, since then there is nothing to say. */
    public static Optional<LogInsights> analyse(EventLog log) {
        if (log.events() == 0) {
            return Optional.empty();
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        double[] durations = new double[log.cases()];
        double[] lengths = new double[log.cases()];
        for (int c = 0; c < log.cases(); c++) {
            long begin = beginning(log, c);
            long end = log.micros(log.from(c + 1) - 1);
            durations[c] = (end - begin) / MICROS_PER_SECOND;
            lengths[c] = log.length(c);
            first = Math.min(first, begin);
            last = Math.max(last, end);
        }
        return Optional.of(new LogInsights(
                log.events(),
                log.cases(),
                log.activities(),
                instant(first),
                instant(last),
                log.ties(),
                GraphDiscovery.discover(log),
                VariantCounter.count(log, TOP_VARIANTS),
                Summary.ofRange(durations, 0, durations.length),
                Summary.ofRange(lengths, 0, lengths.length),
                rework(log)));
    }

    /** The activities that cases did more than once. */
    public static Rework rework(EventLog log) {
        int[] lastCaseOf = new int[log.activities()];
        int[] lastRepeatOf = new int[log.activities()];
        int[] repeatingCases = new int[log.activities()];
        int cases = 0;
        for (int c = 0; c < log.cases(); c++) {
            boolean again = false;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                int a = log.activityOf(e);
                if (lastCaseOf[a] != c + 1) {
                    lastCaseOf[a] = c + 1;
                } else if (lastRepeatOf[a] != c + 1) {
                    lastRepeatOf[a] = c + 1;
                    repeatingCases[a]++;
                    again = true;
                }
            }
            if (again) {
                cases++;
            }
        }
        Map<String, Integer> byActivity = new HashMap<>();
        for (int a = 0; a < repeatingCases.length; a++) {
            if (repeatingCases[a] > 0) {
                byActivity.put(log.activity(a), repeatingCases[a]);
            }
        }
        return new Rework(Ratio.of(cases, log.cases()), Ranking.byCountThenName(byActivity));
    }

    /** The name under which {@link #again} keeps the journeys that did an activity more than once. */
    public static String countOfAgain(String activity) {
        return "again " + activity;
    }

    /** Which journeys did an activity more than once, by {@link #countOfAgain}, to be held against what else is published. */
    public static Map<String, BitSet> again(EventLog log) {
        Map<String, BitSet> journeys = new TreeMap<>();
        int[] lastCaseOf = new int[log.activities()];
        for (int c = 0; c < log.cases(); c++) {
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                int a = log.activityOf(e);
                if (lastCaseOf[a] == c + 1) {
                    journeys.computeIfAbsent(countOfAgain(log.activity(a)), key -> new BitSet())
                            .set(c);
                }
                lastCaseOf[a] = c + 1;
            }
        }
        return journeys;
    }

    /** The earliest instant of a case; where activities overlap it need not be its first event's. */
    private static long beginning(EventLog log, int c) {
        long begin = log.startMicros(log.from(c));
        if (log.hasStarts()) {
            for (int e = log.from(c) + 1; e < log.from(c + 1); e++) {
                begin = Math.min(begin, log.startMicros(e));
            }
        }
        return begin;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
