package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The KPIs that an agency computes from one source of observations.
 *
 * @param dimensions names of the dimensions that observations of the source may carry
 * @param values names of the values that they may carry, with the unit of each, sorted by name
 * @param kpis the definitions, no id twice, in the order of reports
 */
public record KpiDefinitions(SortedSet<String> dimensions, Map<String, String> values, List<KpiDefinition> kpis) {

    public KpiDefinitions {
        dimensions = Collections.unmodifiableSortedSet(new TreeSet<>(dimensions));
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        kpis = List.copyOf(kpis);
        if (kpis.stream().map(KpiDefinition::id).distinct().count() < kpis.size()) {
            throw new IllegalArgumentException("two KPIs have the same id");
        }
        inOrderOfDerivation(kpis);
    }

    /** Returns these KPIs, over a source that carries whatever they ask for. */
    public static KpiDefinitions of(KpiDefinition... kpis) {
        return new KpiDefinitions(new TreeSet<>(), Map.of(), List.of(kpis));
    }

    /** The definitions such that each stands after those that it is made of. */
    List<KpiDefinition> inOrderOfDerivation() {
        return inOrderOfDerivation(kpis);
    }

    private static List<KpiDefinition> inOrderOfDerivation(List<KpiDefinition> kpis) {
        Map<KpiId, KpiDefinition> open = new LinkedHashMap<>();
        kpis.forEach(kpi -> open.put(kpi.id(), kpi));
        Set<KpiId> known = Set.copyOf(open.keySet());
        List<KpiDefinition> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            List<KpiDefinition> next = open.values().stream()
                    .filter(kpi -> parts(kpi).stream().noneMatch(open::containsKey))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalArgumentException("KPIs " + open.keySet() + " are made of each other");
            }
            next.forEach(kpi -> {
                parts(kpi).stream()
                        .filter(part -> !known.contains(part))
                        .findFirst()
                        .ifPresent(part -> {
                            throw new IllegalArgumentException(
                                    "KPI " + kpi.id() + " is made of " + part + ", which is not defined");
                        });
                ordered.add(kpi);
                open.remove(kpi.id());
            });
        }
        return ordered;
    }

    private static List<KpiId> parts(KpiDefinition kpi) {
        return kpi.measure() instanceof ComposedMeasure.Derived derived
                ? derived.operands().stream().map(ComposedMeasure.Operand::kpi).toList()
                : List.of();
    }

    /** The KPI with this id. */
    public Optional<KpiDefinition> find(KpiId id) {
        return kpis.stream().filter(kpi -> kpi.id().equals(id)).findFirst();
    }

    /** SHA-256 over source and KPIs, 64 lower-case hexadecimal digits. */
    public String sha256() {
        String source = "dimensions " + dimensions + "\nvalues " + values + "\n";
        return KpiDefinition.sha256(
                source + kpis.stream().map(KpiDefinition::canonicalText).collect(Collectors.joining("\n")));
    }
}
