package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a KPI remembers into results as of a time.
 *
 * <p>State, the first that applies: {@code NO_DATA} (nothing counted, or nothing to divide by), {@code TOO_FEW} (n below
 * the minimum), {@code PROVISIONAL} (the period and its provisional window are not over, or cases of it are not due yet),
 * {@code OK}. Results are given for the whole, for each value of each single dimension, and for each combination of all
 * dimensions; coarser ones are merged from the finest cells. Between the first and the last period with data, the whole
 * has a result for every period, so that a series shows its holes, unless more than 1,000 are missing in a row.
 *
 * <p>Cost: each cell is merged once for each result it belongs to; pure and thread-safe.
 */
final class KpiEvaluator {

    /** A longer gap comes from a wrong date, not from a series. */
    private static final int LONGEST_HOLE = 1_000;

    private final KpiDefinition definition;
    private final Measure counted;
    private final DefinitionRef ref;
    private final Instant asOf;
    private final long revision;
    private final String source;

    private KpiEvaluator(KpiDefinition definition, Instant asOf, long revision, String source) {
        this.definition = definition;
        this.counted = definition.measure().counted();
        this.ref = definition.ref();
        this.asOf = asOf;
        this.revision = revision;
        this.source = source;
    }

    /** The results of all KPIs, derived ones too, in the order of the definitions. */
    static List<KpiResult> evaluate(
            KpiDefinitions definitions, Map<String, KpiState> states, Instant asOf, long revision, String source) {
        Map<KpiId, List<KpiResult>> results = new HashMap<>();
        for (KpiDefinition definition : definitions.inOrderOfDerivation()) {
            KpiEvaluator evaluator = new KpiEvaluator(definition, asOf, revision, source);
            KpiState state = states.get(evaluator.ref.sha256());
            List<KpiResult> figures = definition.measure() instanceof ComposedMeasure.Derived derived
                    ? new Derivation(definition, derived, results, revision, source).results()
                    : state == null ? List.of() : evaluator.evaluate(state);
            results.put(definition.id(), Suppression.of(figures, definition));
        }
        List<KpiResult> inOrder = new ArrayList<>();
        definitions.kpis().forEach(kpi -> inOrder.addAll(results.getOrDefault(kpi.id(), List.of())));
        return inOrder;
    }

    private List<KpiResult> evaluate(KpiState state) {
        SortedMap<CellKey, ResultCell> finest = new TreeMap<>();
        state.cells().forEach((key, cell) -> at(finest, key).state().merge(cell));
        CasePlacement placement = new CasePlacement(definition, asOf, key -> at(finest, key));
        state.cases().values().forEach(placement::place);
        SortedMap<CellKey, ResultCell> cells = rollUp(finest);
        if (definition.measure() instanceof ComposedMeasure.Cumulative cumulative) {
            cells = windows(cells, cumulative);
        }
        fillHoles(cells);
        List<KpiResult> results = new ArrayList<>(cells.size());
        cells.forEach((key, cell) -> results.add(result(key, cell)));
        return results;
    }

    private SortedMap<CellKey, ResultCell> rollUp(SortedMap<CellKey, ResultCell> finest) {
        SortedMap<CellKey, ResultCell> all = new TreeMap<>();
        for (List<String> dimensions : groupings(definition)) {
            Map<Segment, Segment> told =
                    Ranking.of(finest, dimensions, definition.handling().mostSegments());
            finest.forEach((key, cell) -> {
                Segment segment = key.segment().by(dimensions);
                at(all, new CellKey(key.firstDay(), told.getOrDefault(segment, segment)))
                        .merge(cell);
            });
        }
        return all;
    }

    /** The whole, each dimension, and all of them together. */
    static Set<List<String>> groupings(KpiDefinition definition) {
        Set<List<String>> groupings = new LinkedHashSet<>();
        groupings.add(List.of());
        definition.dimensions().forEach(dimension -> groupings.add(List.of(dimension)));
        groupings.add(definition.dimensions());
        return groupings;
    }

    // ---- several periods

    private SortedMap<CellKey, ResultCell> windows(
            SortedMap<CellKey, ResultCell> cells, ComposedMeasure.Cumulative cumulative) {
        SortedMap<CellKey, ResultCell> windows = new TreeMap<>();
        if (cells.isEmpty()) {
            return windows;
        }
        List<ReportingPeriod> periods =
                periodsUpTo(cells.lastKey().firstDay(), cells.firstKey().firstDay());
        Set<Segment> segments = new TreeSet<>();
        cells.keySet().forEach(key -> segments.add(key.segment()));
        for (int last = 0; last < periods.size(); last++) {
            ReportingPeriod period = periods.get(last);
            LocalDate from = firstDayOfWindow(period, cumulative);
            for (Segment segment : segments) {
                ResultCell window = new ResultCell();
                boolean any = false;
                for (int at = last; at >= 0 && !periods.get(at).firstDay().isBefore(from); at--) {
                    ResultCell cell = cells.get(new CellKey(periods.get(at).firstDay(), segment));
                    if (cell != null) {
                        window.merge(cell);
                        any = true;
                    }
                }
                if (from.isBefore(periods.get(0).firstDay())) {
                    window.markIncomplete();
                }
                if (any) {
                    windows.put(new CellKey(period.firstDay(), segment), window);
                }
            }
        }
        return windows;
    }

    private List<ReportingPeriod> periodsUpTo(LocalDate last, LocalDate first) {
        List<ReportingPeriod> periods = new ArrayList<>();
        for (ReportingPeriod period = period(first);
                !period.firstDay().isAfter(last) && periods.size() < 100 * LONGEST_HOLE;
                period = period.next()) {
            periods.add(period);
        }
        return periods;
    }

    private LocalDate firstDayOfWindow(ReportingPeriod period, ComposedMeasure.Cumulative cumulative) {
        if (cumulative.toDate() == null) {
            ReportingPeriod first = period;
            for (int i = 1; i < cumulative.periods(); i++) {
                first = first.previous();
            }
            return first.firstDay();
        }
        return cumulative.toDate() == ReportingPeriod.Grain.FISCAL_YEAR
                ? ReportingPeriod.fiscalYearContaining(period.start(), definition.firstMonth(), definition.zone())
                        .firstDay()
                : ReportingPeriod.containing(period.start(), cumulative.toDate(), definition.zone())
                        .firstDay();
    }

    // ---- holes

    private void fillHoles(SortedMap<CellKey, ResultCell> cells) {
        if (cells.isEmpty()) {
            at(cells, new CellKey(definition.periodOf(asOf).firstDay(), Segment.WHOLE));
            return;
        }
        List<LocalDate> days =
                cells.keySet().stream().map(CellKey::firstDay).distinct().toList();
        for (int i = 1; i < days.size(); i++) {
            fillHole(days.get(i - 1), days.get(i), cells);
        }
    }

    private void fillHole(LocalDate before, LocalDate after, SortedMap<CellKey, ResultCell> cells) {
        List<LocalDate> missing = new ArrayList<>();
        ReportingPeriod next = period(before).next();
        while (next.firstDay().isBefore(after) && missing.size() <= LONGEST_HOLE) {
            missing.add(next.firstDay());
            next = next.next();
        }
        if (missing.size() <= LONGEST_HOLE) {
            missing.forEach(day -> at(cells, new CellKey(day, Segment.WHOLE)));
        }
    }

    // ---- one result

    private KpiResult result(CellKey key, ResultCell cell) {
        ReportingPeriod period = period(key.firstDay());
        Figure figure = Figure.of(counted, cell);
        Measurement.State state = state(figure, cell, period);
        Measurement measurement = new Measurement(
                ref,
                state.hasValue() ? figure.value() : null,
                definition.unit(),
                figure.ratio(),
                figure.n(),
                state.hasValue() ? figure.interval() : null,
                state,
                period,
                revision,
                source);
        List<Signal> signals = new ArrayList<>(figure.signals());
        if (cell.incomplete()) {
            signals.add(Signal.INCOMPLETE_WINDOW);
        }
        boolean divides = counted.hasParts() && counted.denominatorText().isPresent();
        return new KpiResult(
                definition,
                period,
                key.segment(),
                measurement,
                counted.hasParts() ? cell.state().figure().numerator() : BigDecimal.ZERO,
                divides ? cell.state().figure().denominator() : null,
                cell.state().excluded(),
                assessment(definition, measurement),
                signals);
    }

    static @Nullable TargetAssessment assessment(KpiDefinition definition, Measurement measurement) {
        return definition.target() == null
                ? null
                : TargetAssessment.of(definition.target(), definition.direction(), measurement);
    }

    private Measurement.State state(Figure figure, ResultCell cell, ReportingPeriod period) {
        if (figure.value() == null) {
            return Measurement.State.NO_DATA;
        }
        if (figure.n() < definition.minimumN() && !(counted instanceof CaseMeasure.Backlog)) {
            return Measurement.State.TOO_FEW;
        }
        boolean waiting = counted instanceof CaseMeasure.Conversion
                && cell.state().excluded().containsKey(ExclusionReason.NOT_DUE_YET.code());
        return waiting || asOf.isBefore(period.end().plus(definition.provisionalFor()))
                ? Measurement.State.PROVISIONAL
                : Measurement.State.OK;
    }

    private ReportingPeriod period(LocalDate firstDay) {
        return new ReportingPeriod(definition.grain(), firstDay, definition.zone());
    }

    private static ResultCell at(SortedMap<CellKey, ResultCell> cells, CellKey key) {
        return cells.computeIfAbsent(key, absent -> new ResultCell());
    }
}
