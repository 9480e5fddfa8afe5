package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.state.RatioOfSums;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a KPI remembers into figures as of a time.
 *
 * <p>Figure: {@code (numerator / denominator - offset) * factor}, exact. A share has the 95 % Wilson interval. State,
 * the first that applies: {@code NO_DATA} (nothing counted, or nothing to divide by), {@code TOO_FEW} (n below the
 * minimum), {@code PROVISIONAL} (the period and its provisional window are not over), {@code OK}. Results are given for
 * the whole, for each value of each single dimension, and for each combination of all dimensions; coarser ones are
 * merged from the finest cells. Between the first and the last period with data, the whole has a result for every
 * period, so that a series shows its holes, unless more than 1,000 are missing in a row.
 *
 * <p>Cost: each cell is merged once for each result it belongs to; pure and thread-safe.
 */
final class KpiEvaluator {

    private static final double LEVEL = 0.95;
    /** A longer gap comes from a wrong date, not from a series. */
    private static final int LONGEST_HOLE = 1_000;

    private final KpiDefinition definition;
    private final DefinitionRef ref;
    private final Instant asOf;
    private final long revision;
    private final String source;

    private KpiEvaluator(KpiDefinition definition, Instant asOf, long revision, String source) {
        this.definition = definition;
        this.ref = definition.ref();
        this.asOf = asOf;
        this.revision = revision;
        this.source = source;
    }

    static List<KpiResult> evaluate(
            KpiDefinition definition, KpiState state, Instant asOf, long revision, String source) {
        return new KpiEvaluator(definition, asOf, revision, source).evaluate(state);
    }

    private List<KpiResult> evaluate(KpiState state) {
        SortedMap<CellKey, CellState> finest = new TreeMap<>();
        state.cells().forEach((key, cell) -> merged(finest, key).merge(cell));
        if (definition.measure() instanceof Measure.Attainment attainment) {
            state.cases().values().forEach(row -> place(row, attainment, finest));
        }
        SortedMap<CellKey, CellState> rolledUp = rollUp(finest);
        fillHoles(rolledUp);
        List<KpiResult> results = new ArrayList<>(rolledUp.size());
        rolledUp.forEach((key, cell) -> results.add(result(key, cell)));
        return results;
    }

    /** Puts a case into the cell of its cohort. */
    private void place(CaseState row, Measure.Attainment attainment, SortedMap<CellKey, CellState> finest) {
        Instant closed = row.closing(attainment.closing());
        CaseState.Opening opening = row.opening();
        if (opening == null) {
            Instant seen = closed == null ? asOf : closed;
            add(finest, seen, nowhere(), CellPart.excluded(ExclusionReason.CLOSED_WITHOUT_OPENING.code()));
        } else if (row.excluded() != null) {
            add(finest, opening.at(), opening.segment(), CellPart.excluded(row.excluded()));
        } else if (closed != null && closed.isBefore(opening.at())) {
            String code = ExclusionReason.CLOSED_BEFORE_OPENED.code();
            add(finest, opening.at(), opening.segment(), CellPart.excluded(code));
        } else if (attainment.cohort() == Measure.Cohort.DUE_COHORT) {
            Instant due = opening.at().plus(attainment.within());
            add(finest, due, opening.segment(), dueCohort(closed, due));
        } else {
            Instant due = opening.at().plus(attainment.within());
            add(finest, closed == null ? asOf : closed, opening.segment(), closedCohort(closed, due));
        }
    }

    private CellPart dueCohort(@Nullable Instant closed, Instant due) {
        if (due.isAfter(asOf)) {
            return CellPart.excluded(ExclusionReason.NOT_DUE_YET.code());
        }
        return inTime(closed, due);
    }

    private static CellPart closedCohort(@Nullable Instant closed, Instant due) {
        return closed == null ? CellPart.excluded(ExclusionReason.STILL_OPEN.code()) : inTime(closed, due);
    }

    private static CellPart inTime(@Nullable Instant closed, Instant due) {
        boolean met = closed != null && !closed.isAfter(due);
        return CellPart.figure(met ? BigDecimal.ONE : null, BigDecimal.ONE);
    }

    /** The segment of a case that nobody saw being opened: every dimension is missing. */
    private Segment nowhere() {
        Map<String, Optional<String>> values = new TreeMap<>();
        definition.dimensions().forEach(name -> values.put(name, Optional.empty()));
        return new Segment(values);
    }

    private void add(SortedMap<CellKey, CellState> cells, Instant at, Segment segment, CellPart part) {
        merged(cells, new CellKey(definition.periodOf(at).firstDay(), segment)).add(part);
    }

    private SortedMap<CellKey, CellState> rollUp(SortedMap<CellKey, CellState> finest) {
        SortedMap<CellKey, CellState> all = new TreeMap<>();
        Set<List<String>> groupings = new LinkedHashSet<>();
        groupings.add(List.of());
        definition.dimensions().forEach(dimension -> groupings.add(List.of(dimension)));
        groupings.add(definition.dimensions());
        for (List<String> dimensions : groupings) {
            finest.forEach((key, cell) -> merged(
                            all, new CellKey(key.firstDay(), key.segment().by(dimensions)))
                    .merge(cell));
        }
        return all;
    }

    private void fillHoles(SortedMap<CellKey, CellState> cells) {
        if (cells.isEmpty()) {
            merged(cells, new CellKey(definition.periodOf(asOf).firstDay(), Segment.WHOLE));
            return;
        }
        List<LocalDate> days =
                cells.keySet().stream().map(CellKey::firstDay).distinct().toList();
        for (int i = 1; i < days.size(); i++) {
            fillHole(days.get(i - 1), days.get(i), cells);
        }
    }

    private void fillHole(LocalDate before, LocalDate after, SortedMap<CellKey, CellState> cells) {
        List<LocalDate> missing = new ArrayList<>();
        ReportingPeriod next = period(before).next();
        while (next.firstDay().isBefore(after) && missing.size() <= LONGEST_HOLE) {
            missing.add(next.firstDay());
            next = next.next();
        }
        if (missing.size() <= LONGEST_HOLE) {
            missing.forEach(day -> merged(cells, new CellKey(day, Segment.WHOLE)));
        }
    }

    private KpiResult result(CellKey key, CellState cell) {
        RatioOfSums figure = cell.figure();
        ReportingPeriod period = period(key.firstDay());
        boolean divided = divides();
        long n = divided ? figure.denominatorCount() : figure.numeratorCount();
        Rational value = value(figure, divided);
        Measurement.State state = state(value, n, period);
        boolean exceeds = isShare() && figure.numerator().compareTo(figure.denominator()) > 0;
        Measurement measurement = new Measurement(
                ref,
                state.hasValue() ? value : null,
                definition.unit(),
                divided ? figure.ratio().orElse(null) : null,
                n,
                state.hasValue() && isShare() && !exceeds ? interval(figure) : null,
                state,
                period,
                revision,
                source);
        return new KpiResult(
                definition,
                period,
                key.segment(),
                measurement,
                figure.numerator(),
                divided ? figure.denominator() : null,
                cell.excluded(),
                definition.target() == null
                        ? null
                        : TargetAssessment.of(definition.target(), definition.direction(), measurement),
                exceeds ? List.of(Signal.NUMERATOR_EXCEEDS_DENOMINATOR) : List.of());
    }

    private @Nullable Rational value(RatioOfSums figure, boolean divided) {
        if (!divided) {
            return figure.numeratorCount() == 0 ? null : scaled(Rational.of(figure.numerator()));
        }
        return figure.ratio().map(Ratio::exact).map(this::scaled).orElse(null);
    }

    private Rational scaled(Rational quotient) {
        return definition.measure() instanceof Measure.Aggregate aggregate
                ? quotient.minus(aggregate.offset()).times(aggregate.factor())
                : quotient;
    }

    private Measurement.State state(@Nullable Rational value, long n, ReportingPeriod period) {
        if (value == null) {
            return Measurement.State.NO_DATA;
        }
        if (n < definition.minimumN()) {
            return Measurement.State.TOO_FEW;
        }
        return asOf.isBefore(period.end().plus(definition.provisionalFor()))
                ? Measurement.State.PROVISIONAL
                : Measurement.State.OK;
    }

    private static ConfidenceInterval interval(RatioOfSums share) {
        return Intervals.wilson(share.numeratorCount(), share.denominatorCount(), LEVEL);
    }

    private boolean divides() {
        return definition.measure() instanceof Measure.Attainment
                || definition.measure() instanceof Measure.Aggregate aggregate && aggregate.denominator() != null;
    }

    private boolean isShare() {
        return definition.measure() instanceof Measure.Attainment
                || definition.measure() instanceof Measure.Aggregate aggregate && aggregate.share();
    }

    private ReportingPeriod period(LocalDate firstDay) {
        return new ReportingPeriod(definition.grain(), firstDay, definition.zone());
    }

    private static CellState merged(SortedMap<CellKey, CellState> cells, CellKey key) {
        return cells.computeIfAbsent(key, absent -> new CellState());
    }
}
