package org.cxsdk.metrics.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.stat.LogRank;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.core.stat.SurvivalTime;

/**
 * How long cases take, open ones included: over all, in each group, and whether the groups differ.
 *
 * @param whole over all cases
 * @param groups by name, in order of the names; empty if there are none
 * @param horizon up to which means are restricted: the same for all, so that they can be compared
 * @param logRank whether groups differ; empty with fewer than two groups, or if nothing ended
 */
public record SurvivalReading(
        SurvivalCurve whole,
        SortedMap<String, SurvivalCurve> groups,
        double horizon,
        Optional<LogRank.Result> logRank) {

    /** Square root of the machine's precision, as in R. */
    private static final double ROUNDING = Math.sqrt(Math.ulp(1.0));

    public SurvivalReading {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(logRank, "logRank");
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /**
     * Reads cases by group.
     *
     * <p>Times that differ by no more than the rounding of computed numbers (0.3 and 0.1 + 0.2) are one, as in R's
     * {@code survfit}.
     *
     * @param given at least one case; a single group of any name if there are no groups
     * @param grouped whether the names mean anything
     * @param horizon up to which means are restricted; the longest watched time if not given
     */
    public static SurvivalReading of(
            SortedMap<String, List<SurvivalTime>> given, boolean grouped, Optional<Double> horizon) {
        SortedMap<String, List<SurvivalTime>> cases = tied(given);
        List<SurvivalTime> all = cases.values().stream().flatMap(List::stream).toList();
        SurvivalCurve whole = SurvivalCurve.of(all);
        SortedMap<String, SurvivalCurve> groups = new TreeMap<>();
        if (grouped) {
            cases.forEach((name, times) -> groups.put(name, SurvivalCurve.of(times)));
        }
        boolean testable = groups.size() > 1 && whole.events() > 0;
        return new SurvivalReading(
                whole,
                groups,
                horizon.orElse(whole.last()),
                testable ? Optional.of(LogRank.test(List.copyOf(cases.values()))) : Optional.empty());
    }

    /** Each time becomes the least one from which no gap greater than rounding leads to it; R's {@code aeqSurv}. */
    private static SortedMap<String, List<SurvivalTime>> tied(SortedMap<String, List<SurvivalTime>> cases) {
        TreeSet<Double> times = new TreeSet<>();
        cases.values()
                .forEach(group -> group.forEach(one -> {
                    times.add(one.exit());
                    if (one.entry() > 0) {
                        times.add(one.entry());
                    }
                }));
        double mean = times.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        TreeSet<Double> kept = new TreeSet<>();
        double last = Double.NEGATIVE_INFINITY;
        for (double time : times) {
            double gap = time - last;
            if (gap > ROUNDING && gap > ROUNDING * mean) {
                kept.add(time);
            }
            last = time;
        }
        if (kept.size() == times.size()) {
            return cases;
        }
        SortedMap<String, List<SurvivalTime>> tied = new TreeMap<>();
        cases.forEach((name, group) ->
                tied.put(name, group.stream().map(one -> tied(one, kept)).toList()));
        return tied;
    }

    private static SurvivalTime tied(SurvivalTime one, TreeSet<Double> kept) {
        double entry = one.entry() == 0 ? 0 : Objects.requireNonNullElse(kept.floor(one.entry()), one.entry());
        double exit = Objects.requireNonNullElse(kept.floor(one.exit()), one.exit());
        // a case that was watched for less than rounding stays as it was told
        return exit > entry || entry == 0 ? new SurvivalTime(entry, exit, one.event()) : one;
    }
}
