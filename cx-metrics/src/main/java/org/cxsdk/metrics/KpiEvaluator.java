package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private final Periods periods;
    private final boolean divides;
    /** What is known by finest segment; filled before results are made. */
    private final Map<CellKey, ResultCell> finest = new HashMap<>();

    private KpiEvaluator(KpiDefinition definition, DefinitionRef ref, Instant asOf, long revision, String source) {
        this.definition = definition;
        this.counted = definition.measure().counted();
        this.ref = ref;
        this.asOf = asOf;
        this.revision = revision;
        this.source = source;
        this.periods = new Periods(definition);
        this.divides = counted.hasParts() && counted.denominatorText().isPresent();
    }

    /** The results of all KPIs, derived ones too, in the order of the definitions. */
    static List<KpiResult> evaluate(
            KpiDefinitions definitions, Map<String, KpiState> states, Instant asOf, long revision, String source) {
        Map<KpiDefinition, KpiEvaluator> counting = new IdentityHashMap<>();
        Map<Map<String, Timeline>, List<CasePlacement>> placements = new IdentityHashMap<>();
        for (KpiDefinition definition : definitions.kpis()) {
            DefinitionRef ref = definition.ref();
            KpiState state = states.get(ref.sha256());
            if (state != null) {
                KpiEvaluator evaluator = new KpiEvaluator(definition, ref, asOf, revision, source);
                state.cells().forEach((key, cell) -> evaluator.finest.put(key, ResultCell.of(cell)));
                counting.put(definition, evaluator);
                if (!state.cases().isEmpty()) {
                    placements
                            .computeIfAbsent(state.cases(), cases -> new ArrayList<>())
                            .add(evaluator.placement());
                }
            }
        }
        placements.forEach(KpiEvaluator::place);
        Map<KpiId, List<KpiResult>> results = new HashMap<>();
        for (KpiDefinition definition : definitions.inOrderOfDerivation()) {
            KpiEvaluator evaluator = counting.get(definition);
            List<KpiResult> figures = definition.measure() instanceof ComposedMeasure.Derived derived
                    ? new Derivation(definition, derived, results, revision, source).results()
                    : evaluator == null ? List.of() : evaluator.results();
            results.put(definition.id(), Suppression.of(figures, definition));
        }
        List<KpiResult> inOrder = new ArrayList<>();
        definitions.kpis().forEach(kpi -> inOrder.addAll(results.getOrDefault(kpi.id(), List.of())));
        return inOrder;
    }

    private CasePlacement placement() {
        return new CasePlacement(definition, asOf, periods, key -> at(finest, key));
    }

    /** Puts cases that several KPIs look at into the cells of each. */
    private static void place(Map<String, Timeline> cases, List<CasePlacement> placements) {
        CaseView view = new CaseView();
        for (Timeline row : cases.values()) {
            view.turnTo(row);
            placements.forEach(placement -> placement.place(view));
        }
    }

    private List<KpiResult> results() {
        Map<CellKey, ResultCell> cells = rollUp();
        SortedMap<CellKey, ResultCell> sorted = new TreeMap<>(cells);
        if (definition.measure() instanceof ComposedMeasure.Cumulative cumulative) {
            sorted = windows(sorted, cumulative);
        }
        fillHoles(sorted);
        List<KpiResult> results = new ArrayList<>(sorted.size());
        sorted.forEach((key, cell) -> results.add(result(key, cell)));
        return results;
    }

    private Map<CellKey, ResultCell> rollUp() {
        Map<CellKey, ResultCell> all = new HashMap<>();
        for (List<String> dimensions : groupings(definition)) {
            Map<Segment, Segment> told =
                    Ranking.of(finest, dimensions, definition.handling().mostSegments());
            Map<Segment, Segment> coarse = new HashMap<>();
            finest.forEach((key, cell) -> {
                Segment segment = coarse.computeIfAbsent(key.segment(), finer -> {
                    Segment seen = finer.by(dimensions);
                    return told.getOrDefault(seen, seen);
                });
                CellKey place = new CellKey(key.firstDay(), segment);
                ResultCell sum = all.get(place);
                if (sum == null) {
                    all.put(place, cell.copy());
                } else {
                    sum.merge(cell);
                }
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
        Periods.Place place = periods.startingOn(key.firstDay());
        ReportingPeriod period = place.period();
        Figure figure = Figure.of(counted, cell);
        Measurement.State state = state(figure, cell, place);
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

    private Measurement.State state(Figure figure, ResultCell cell, Periods.Place period) {
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
        return periods.startingOn(firstDay).period();
    }

    private static ResultCell at(Map<CellKey, ResultCell> cells, CellKey key) {
        return cells.computeIfAbsent(key, absent -> new ResultCell());
    }
}
