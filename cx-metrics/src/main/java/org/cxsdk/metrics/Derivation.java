package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The results of a KPI that is made of others: for each period and segment for which one of them has a result. Without a
 * figure of each of them there is none. n is the least n of the parts. A figure made of provisional ones is provisional,
 * one made of withheld ones is withheld.
 */
final class Derivation {

    private final KpiDefinition definition;
    private final ComposedMeasure.Derived derived;
    private final Map<KpiId, Map<CellKey, KpiResult>> results = new HashMap<>();
    private final long revision;
    private final String source;

    Derivation(
            KpiDefinition definition,
            ComposedMeasure.Derived derived,
            Map<KpiId, List<KpiResult>> results,
            long revision,
            String source) {
        this.definition = definition;
        this.derived = derived;
        this.revision = revision;
        this.source = source;
        for (ComposedMeasure.Operand operand : derived.operands()) {
            Map<CellKey, KpiResult> byKey = new TreeMap<>();
            results.getOrDefault(operand.kpi(), List.of())
                    .forEach(result -> byKey.put(new CellKey(result.period().firstDay(), result.segment()), result));
            this.results.put(operand.kpi(), byKey);
        }
    }

    List<KpiResult> results() {
        Set<CellKey> keys = new TreeSet<>();
        Set<Set<String>> told = new HashSet<>();
        KpiEvaluator.groupings(definition).forEach(grouping -> told.add(Set.copyOf(grouping)));
        for (ComposedMeasure.Operand operand : derived.operands()) {
            for (CellKey key : of(operand).keySet()) {
                if (told.contains(key.segment().values().keySet())) {
                    keys.add(new CellKey(key.firstDay(), key.segment()));
                }
            }
        }
        return keys.stream().map(this::result).toList();
    }

    private Map<CellKey, KpiResult> of(ComposedMeasure.Operand operand) {
        return results.getOrDefault(operand.kpi(), Map.of());
    }

    private KpiResult result(CellKey key) {
        ReportingPeriod period = new ReportingPeriod(definition.grain(), key.firstDay(), definition.zone());
        List<@Nullable KpiResult> parts = new ArrayList<>();
        for (ComposedMeasure.Operand operand : derived.operands()) {
            ReportingPeriod at = period;
            for (int i = 0; i < operand.periodsAgo(); i++) {
                at = at.previous();
            }
            parts.add(of(operand).get(new CellKey(at.firstDay(), key.segment())));
        }
        Rational value = value(parts);
        long n = parts.stream()
                .mapToLong(part -> part == null ? 0 : part.measurement().n())
                .min()
                .orElse(0);
        Measurement.State state = state(parts, value, n);
        Measurement measurement = new Measurement(
                definition.ref(),
                state.hasValue() ? value : null,
                definition.unit(),
                null,
                n,
                null,
                state,
                period,
                revision,
                source);
        return new KpiResult(
                definition,
                period,
                key.segment(),
                measurement,
                BigDecimal.ZERO,
                null,
                Map.of(),
                KpiEvaluator.assessment(definition, measurement),
                parts.stream()
                                .anyMatch(part ->
                                        part == null || part.measurement().value() == null)
                        ? List.of(Signal.PARTS_MISSING)
                        : List.of());
    }

    private @Nullable Rational value(List<@Nullable KpiResult> parts) {
        List<Rational> values = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            KpiResult part = parts.get(i);
            Rational value = part == null ? null : part.measurement().value();
            if (value == null) {
                return null;
            }
            values.add(derived.operands().get(i).scaled(value));
        }
        if (derived.form() == ComposedMeasure.Form.QUOTIENT) {
            Rational below = weighted(1, values);
            return below.signum() == 0 ? null : weighted(0, values).dividedBy(below);
        }
        Rational sum = Rational.ZERO;
        Rational weights = Rational.ZERO;
        for (int i = 0; i < values.size(); i++) {
            sum = sum.plus(weighted(i, values));
            weights = weights.plus(derived.operands().get(i).weight());
        }
        return derived.form() == ComposedMeasure.Form.WEIGHTED_MEAN ? sum.dividedBy(weights) : sum;
    }

    private Rational weighted(int operand, List<Rational> values) {
        return values.get(operand).times(derived.operands().get(operand).weight());
    }

    private Measurement.State state(List<@Nullable KpiResult> parts, @Nullable Rational value, long n) {
        boolean provisional = false;
        boolean tooFew = n < definition.minimumN();
        for (KpiResult part : parts) {
            Measurement.State state = part == null ? null : part.measurement().state();
            if (state == Measurement.State.SUPPRESSED) {
                return Measurement.State.SUPPRESSED;
            }
            provisional |= state == Measurement.State.PROVISIONAL;
            tooFew |= state == Measurement.State.TOO_FEW;
        }
        if (value == null) {
            return tooFew
                            && parts.stream()
                                    .noneMatch(part ->
                                            part == null || part.measurement().state() == Measurement.State.NO_DATA)
                    ? Measurement.State.TOO_FEW
                    : Measurement.State.NO_DATA;
        }
        return tooFew ? Measurement.State.TOO_FEW : provisional ? Measurement.State.PROVISIONAL : Measurement.State.OK;
    }
}
