package org.cxsdk.metrics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.ReportingPeriod;

/**
 * What may be published of the figures of several KPIs together. Small groups are withheld, and as many others as it takes to
 * keep them from being worked out: from totals of their own KPI, from other KPIs about the same people, and from figures made
 * of several. KPIs are taken to be about the same people in a period where they have as many in all and in every segment that
 * both tell; if that is chance, a little more is withheld than need be.
 *
 * <p>Left out: what periods of different length, overlapping windows or earlier revisions tell of one another; publish one
 * length of period and final figures.
 */
final class Publication {

    private final int least;
    private final Set<KpiResult> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

    private Publication(int least) {
        this.least = least;
    }

    /** The figures with groups of fewer than {@code least} withheld, in the same order. */
    static List<KpiResult> of(List<KpiResult> results, int least) {
        Publication publication = new Publication(least);
        publication.hideGroups(results);
        publication.hideWhatIsMadeOfHidden(results);
        return results.stream()
                .map(result -> publication.hidden.contains(result) ? Suppression.withheld(result) : result)
                .toList();
    }

    private record Period(ReportingPeriod.Grain grain, LocalDate firstDay, ZoneId zone) {}

    /** Tables of the same people. */
    private record People(List<List<KpiResult>> tables, Map<Segment, Long> sizes) {

        boolean areThoseOf(List<KpiResult> table) {
            Long all = sizes.get(Segment.WHOLE);
            boolean sameWhole = table.stream()
                    .anyMatch(result -> result.segment().equals(Segment.WHOLE)
                            && all != null
                            && result.measurement().n() == all);
            return sameWhole
                    && table.stream()
                            .allMatch(result -> sizes.getOrDefault(
                                            result.segment(),
                                            result.measurement().n())
                                    == result.measurement().n());
        }

        void add(List<KpiResult> table) {
            tables.add(table);
            table.forEach(result ->
                    sizes.putIfAbsent(result.segment(), result.measurement().n()));
        }
    }

    private void hideGroups(List<KpiResult> results) {
        Map<Period, Map<KpiId, List<KpiResult>>> tables = new LinkedHashMap<>();
        results.forEach(result -> tables.computeIfAbsent(
                        new Period(
                                result.period().grain(),
                                result.period().firstDay(),
                                result.period().zone()),
                        period -> new LinkedHashMap<>())
                .computeIfAbsent(result.kpi().id(), kpi -> new ArrayList<>())
                .add(result));
        tables.values().forEach(this::hideGroups);
    }

    private void hideGroups(Map<KpiId, List<KpiResult>> tables) {
        List<People> known = new ArrayList<>();
        // the finest tables first: a coarse one that shares only the whole must not stand between two that share more
        List<List<KpiResult>> finestFirst = new ArrayList<>(tables.values());
        finestFirst.sort(Comparator.comparing(List::size, Comparator.reverseOrder()));
        for (List<KpiResult> table : finestFirst) {
            KpiDefinition kpi = table.get(0).kpi();
            if (Suppression.isWithheldInPart(table)) {
                hidden.addAll(Suppression.allParts(table, least(kpi)));
            } else if (Suppression.addsUp(kpi)) {
                people(known, table).add(table);
            } else {
                hidden.addAll(Suppression.hidden(List.of(table), least(kpi)));
            }
        }
        for (People people : known) {
            int most = people.tables().stream()
                    .mapToInt(table -> least(table.get(0).kpi()))
                    .max()
                    .orElse(least);
            hidden.addAll(Suppression.hidden(people.tables(), most));
        }
    }

    private static People people(List<People> known, List<KpiResult> table) {
        for (People people : known) {
            if (people.areThoseOf(table)) {
                return people;
            }
        }
        People others = new People(new ArrayList<>(), new HashMap<>());
        known.add(others);
        return others;
    }

    private int least(KpiDefinition kpi) {
        return Math.max(least, kpi.handling().suppressBelow());
    }

    /** A quotient and one of its parts give the other part away. */
    private void hideWhatIsMadeOfHidden(List<KpiResult> results) {
        Map<String, KpiResult> byPlace = new HashMap<>();
        results.forEach(
                result -> byPlace.put(place(result.kpi().id(), result.period().firstDay(), result.segment()), result));
        boolean more = true;
        while (more) {
            more = false;
            for (KpiResult result : results) {
                more |= result.kpi().measure() instanceof ComposedMeasure.Derived derived
                        && !hidden.contains(result)
                        && isMadeOfHidden(result, derived, byPlace)
                        && hidden.add(result);
            }
        }
    }

    private boolean isMadeOfHidden(KpiResult result, ComposedMeasure.Derived derived, Map<String, KpiResult> byPlace) {
        for (ComposedMeasure.Operand operand : derived.operands()) {
            ReportingPeriod period = result.period();
            for (int i = 0; i < operand.periodsAgo(); i++) {
                period = period.previous();
            }
            KpiResult part = byPlace.get(place(operand.kpi(), period.firstDay(), result.segment()));
            if (part != null && hidden.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static String place(KpiId kpi, LocalDate firstDay, Segment segment) {
        return kpi + "\n" + firstDay + "\n" + segment;
    }
}
