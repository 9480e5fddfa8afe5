package org.cxsdk.metrics.analytics;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;

/**
 * Who comes back: customers by the period in which they were first seen, and how many of each such cohort were seen again so many
 * periods later. Only periods that are over count, so that the newest are not low for want of time. Cohorts smaller than the
 * minimum are withheld.
 *
 * <p>First seen means first among the observations handed in: hand in all there are, or the first cohort takes in old customers.
 * Memory: one entry for each person and period.
 *
 * @param cohorts by period, oldest first
 * @param withheld how many cohorts were too small
 * @param withoutPerson how many observations named no person and were left out
 */
public record CohortTable(List<Cohort> cohorts, int withheld, long withoutPerson) {

    public CohortTable {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * The customers first seen in one period.
     *
     * @param first that period
     * @param size how many
     * @param seenAfter how many of them were seen one, two, … periods later
     */
    public record Cohort(ReportingPeriod first, int size, List<Integer> seenAfter) {
        public Cohort {
            seenAfter = List.copyOf(seenAfter);
        }

        /** Which share was seen so many periods later, from 1. */
        public double share(int later) {
            return (double) seenAfter.get(later - 1) / size;
        }
    }

    /**
     * Builds the table.
     *
     * @param observations of whatever counts as being seen
     * @param until the last period that is over
     * @param minimumN the least size of a cohort that is shown, at least 1
     */
    public static CohortTable of(
            Collection<Observation> observations,
            ReportingPeriod.Grain grain,
            ZoneId zone,
            ReportingPeriod until,
            int minimumN) {
        if (minimumN < 1) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 1");
        }
        Map<SubjectId, Set<ReportingPeriod>> seen = new HashMap<>();
        long withoutPerson = 0;
        for (Observation observation : observations) {
            SubjectId subject = observation.subject();
            if (subject == null) {
                withoutPerson++;
                continue;
            }
            ReportingPeriod period = ReportingPeriod.containing(observation.occurred(), grain, zone);
            if (period.compareTo(until) <= 0) {
                seen.computeIfAbsent(subject, absent -> new HashSet<>()).add(period);
            }
        }
        TreeMap<ReportingPeriod, List<Set<ReportingPeriod>>> byFirst = new TreeMap<>();
        seen.values()
                .forEach(periods -> byFirst.computeIfAbsent(
                                periods.stream().min(ReportingPeriod::compareTo).orElseThrow(),
                                absent -> new ArrayList<>())
                        .add(periods));
        List<Cohort> cohorts = new ArrayList<>();
        int withheld = 0;
        for (Map.Entry<ReportingPeriod, List<Set<ReportingPeriod>>> one : byFirst.entrySet()) {
            if (one.getValue().size() < minimumN) {
                withheld++;
            } else {
                cohorts.add(cohort(one.getKey(), one.getValue(), until));
            }
        }
        return new CohortTable(cohorts, withheld, withoutPerson);
    }

    private static Cohort cohort(ReportingPeriod first, List<Set<ReportingPeriod>> people, ReportingPeriod until) {
        List<Integer> after = new ArrayList<>();
        for (ReportingPeriod later = first.next(); later.compareTo(until) <= 0; later = later.next()) {
            ReportingPeriod at = later;
            after.add((int)
                    people.stream().filter(periods -> periods.contains(at)).count());
        }
        return new Cohort(first, people.size(), after);
    }
}
