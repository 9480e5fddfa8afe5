package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.disclosure.Aggregates;
import org.cxsdk.core.disclosure.TableProtection;

/**
 * Withholds results of small groups, and as many others as it takes to keep them from being worked out from totals. Each
 * period is a table by itself: the whole is the sum of each dimension's parts, and a part that of its combinations. Counts
 * of distinct things do not add up, so for them only the small ones themselves are withheld.
 *
 * <p>Left out: what differences between overlapping windows or between revisions of a period may tell; publish one window
 * and final figures.
 */
final class Suppression {

    private Suppression() {}

    /** As the definition says. */
    static List<KpiResult> of(List<KpiResult> results, KpiDefinition definition) {
        int least = definition.handling().suppressBelow();
        if (least < 2) {
            return results;
        }
        Map<LocalDate, List<KpiResult>> periods = new TreeMap<>();
        results.forEach(result -> periods.computeIfAbsent(result.period().firstDay(), day -> new ArrayList<>())
                .add(result));
        Set<KpiResult> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
        periods.values()
                .forEach(table -> hidden.addAll(
                        isWithheldInPart(table) ? allParts(table, least) : hidden(List.of(table), least)));
        return results.stream()
                .map(result -> hidden.contains(result) ? withheld(result) : result)
                .toList();
    }

    static boolean isWithheldInPart(List<KpiResult> table) {
        return table.stream().anyMatch(result -> result.measurement().state() == Measurement.State.SUPPRESSED);
    }

    /**
     * What must be withheld of tables of the same people, each the results of one KPI in one period: what one of them shows
     * must not give away what another withholds.
     */
    static Set<KpiResult> hidden(List<List<KpiResult>> tables, int least) {
        Map<Segment, Long> sizes = new LinkedHashMap<>();
        tables.forEach(table -> table.forEach(result -> {
            if (result.measurement().n() > 0) {
                sizes.put(result.segment(), result.measurement().n());
            }
        }));
        Map<Segment, String> names = new LinkedHashMap<>();
        Aggregates.Builder aggregates = Aggregates.builder();
        sizes.forEach((segment, size) -> {
            String name = "cell " + names.size();
            names.put(segment, name);
            aggregates.cell(name, size);
        });
        for (List<KpiResult> table : tables) {
            KpiDefinition definition = table.get(0).kpi();
            if (addsUp(definition)) {
                sums(table, definition, names, aggregates);
            }
        }
        Set<KpiResult> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!names.isEmpty()) {
            Set<String> cells =
                    TableProtection.below(least).protect(aggregates.build()).hidden();
            for (List<KpiResult> table : tables) {
                for (KpiResult result : table) {
                    String name = names.get(result.segment());
                    if (result.measurement().n() > 0 && name != null && cells.contains(name)) {
                        hidden.add(result);
                    }
                }
            }
        }
        return hidden;
    }

    /** Whether the parts of a segment have as many people as the segment. */
    static boolean addsUp(KpiDefinition definition) {
        return !(definition.measure().counted() instanceof ValueMeasure.Distinct) && !definition.isDerived();
    }

    /** Where something is withheld already nobody knows how great it is, so only the whole can be told. */
    static Set<KpiResult> allParts(List<KpiResult> table, int least) {
        Set<KpiResult> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
        for (KpiResult result : table) {
            if (!result.segment().equals(Segment.WHOLE) || result.measurement().n() < least) {
                hidden.add(result);
            }
        }
        return hidden;
    }

    private static void sums(
            List<KpiResult> table,
            KpiDefinition definition,
            Map<Segment, String> names,
            Aggregates.Builder aggregates) {
        for (List<String> coarse : KpiEvaluator.groupings(definition)) {
            for (List<String> fine : KpiEvaluator.groupings(definition)) {
                if (fine.size() <= coarse.size() || !fine.containsAll(coarse)) {
                    continue;
                }
                Map<String, List<String>> parts = new LinkedHashMap<>();
                Map<String, Long> sizes = new LinkedHashMap<>();
                for (KpiResult result : table) {
                    String part = names.get(result.segment());
                    String whole = names.get(result.segment().by(coarse));
                    if (part != null
                            && whole != null
                            && result.segment().values().keySet().equals(Set.copyOf(fine))) {
                        parts.computeIfAbsent(whole, name -> new ArrayList<>()).add(part);
                        sizes.merge(whole, result.measurement().n(), Long::sum);
                    }
                }
                names.forEach((segment, name) -> {
                    List<String> of = parts.get(name);
                    Long size = sizes.get(name);
                    if (of != null && size != null && size == sizeOf(table, segment)) {
                        aggregates.sum(name, of);
                    }
                });
            }
        }
    }

    private static long sizeOf(List<KpiResult> table, Segment segment) {
        return table.stream()
                .filter(result -> result.segment().equals(segment))
                .mapToLong(result -> result.measurement().n())
                .sum();
    }

    static KpiResult withheld(KpiResult result) {
        Measurement shown = result.measurement();
        Measurement measurement = new Measurement(
                shown.definition(),
                null,
                shown.unit(),
                null,
                0,
                null,
                Measurement.State.SUPPRESSED,
                shown.period(),
                shown.revision(),
                shown.source());
        return new KpiResult(
                result.kpi(),
                result.period(),
                result.segment(),
                measurement,
                BigDecimal.ZERO,
                null,
                Map.of(),
                KpiEvaluator.assessment(result.kpi(), measurement),
                List.of());
    }
}
