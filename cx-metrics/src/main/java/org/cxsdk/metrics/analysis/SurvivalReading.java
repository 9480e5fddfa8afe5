package org.cxsdk.metrics.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    public SurvivalReading {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(logRank, "logRank");
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /**
     * Reads cases by group.
     *
     * @param cases at least one; a single group of any name if there are no groups
     * @param grouped whether the names mean anything
     * @param horizon up to which means are restricted; the longest watched time if not given
     */
    public static SurvivalReading of(
            SortedMap<String, List<SurvivalTime>> cases, boolean grouped, Optional<Double> horizon) {
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
}
