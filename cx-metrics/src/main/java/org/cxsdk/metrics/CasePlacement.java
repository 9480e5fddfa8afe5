package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.stat.SurvivalTime;
import org.jspecify.annotations.Nullable;

/**
 * Puts cases and persons into the cells of the periods and segments in which a KPI counts them, as of a time. Each case is
 * looked at once, a stock once for each period in which it was open. Not for several threads.
 */
final class CasePlacement {

    private static final int MICROS = 6;
    private static final double MICROS_IN_SECOND = 1e6;
    /** Below, microseconds fit a double; above, they do not matter. */
    private static final long LONG_AGO = 1L << 32;

    private final KpiDefinition definition;
    private final Instant asOf;
    private final BusinessTime time;
    private final Periods periods;
    private final Segment nowhere;
    private final Function<CellKey, ResultCell> cells;

    CasePlacement(KpiDefinition definition, Instant asOf, Periods periods, Function<CellKey, ResultCell> cells) {
        this.definition = definition;
        this.asOf = asOf;
        this.time = definition.handling().time();
        this.periods = periods;
        this.nowhere = nowhere(definition);
        this.cells = cells;
    }

    void place(CaseView view) {
        Timeline row = view.row();
        Measure measure = definition.measure().counted();
        if (measure instanceof Measure.Attainment attainment) {
            CaseCourse course = view.course(attainment.closing(), time);
            Mark opening = sound(row, course);
            if (opening != null) {
                place(attainment, opening, course);
            }
        } else if (measure instanceof CaseMeasure.Elapsed elapsed) {
            CaseCourse course = view.course(elapsed.closing(), time);
            Mark opening = sound(row, course);
            if (opening != null) {
                place(elapsed, opening, course);
            }
        } else if (measure instanceof CaseMeasure.Conversion conversion) {
            place(conversion, row);
        } else if (measure instanceof CaseMeasure.Backlog backlog) {
            CaseCourse course = view.course(Measure.Closing.NET_OF_CLOSED_SPANS, time);
            Mark opening = sound(row, course);
            if (opening != null) {
                place(backlog, opening, course, row);
            }
        }
    }

    /** The opening of a case that can be; others are counted as left out. */
    private @Nullable Mark sound(Timeline row, CaseCourse course) {
        Mark opening = course.opening();
        Instant closed = course.closed();
        if (opening == null) {
            Instant seen = closed == null ? asOf : closed;
            cell(seen, nowhere).add(CellPart.excluded(ExclusionReason.CLOSED_WITHOUT_OPENING.code()));
            return null;
        }
        String excluded = row.excluded();
        if (excluded == null && closed != null && closed.isBefore(opening.at())) {
            excluded = ExclusionReason.CLOSED_BEFORE_OPENED.code();
        }
        if (excluded != null) {
            leaveOut(opening.at(), opening, excluded);
            return null;
        }
        return opening;
    }

    // ---- closed within a time

    private void place(Measure.Attainment attainment, Mark opening, CaseCourse course) {
        switch (attainment.cohort()) {
            case DUE_COHORT -> {
                Optional<Instant> due = course.due(attainment.within());
                if (due.isEmpty()) {
                    leaveOut(opening.at(), opening, ExclusionReason.PAUSED.code());
                } else if (due.get().isAfter(asOf)) {
                    leaveOut(due.get(), opening, ExclusionReason.NOT_DUE_YET.code());
                } else {
                    cell(due.get(), segment(opening)).add(inTime(course.closed(), due.get()));
                }
            }
            case CLOSED_COHORT -> {
                Instant closed = course.closed();
                if (closed == null) {
                    leaveOut(asOf, opening, ExclusionReason.STILL_OPEN.code());
                } else {
                    cell(closed, segment(opening))
                            .add(inTime(closed, course.due(attainment.within()).orElse(Instant.MAX)));
                }
            }
            case OPENED_COHORT_KM -> watch(opening, course);
        }
    }

    private static CellPart inTime(@Nullable Instant closed, Instant due) {
        boolean met = closed != null && !closed.isAfter(due);
        return CellPart.figure(met ? BigDecimal.ONE : null, BigDecimal.ONE);
    }

    // ---- how long it took

    private void place(CaseMeasure.Elapsed elapsed, Mark opening, CaseCourse course) {
        if (elapsed.whose() == CaseMeasure.Whose.OPENED) {
            watch(opening, course);
            return;
        }
        Instant closed = course.closed();
        if (closed == null) {
            leaveOut(asOf, opening, ExclusionReason.STILL_OPEN.code());
        } else {
            cell(closed, segment(opening)).add(told(elapsed.statistic(), course.ran(closed)));
        }
    }

    private static CellPart told(CaseMeasure.Statistic statistic, Duration took) {
        if (statistic instanceof CaseMeasure.Statistic.ShareWithin within) {
            return CellPart.figure(took.compareTo(within.time()) <= 0 ? BigDecimal.ONE : null, BigDecimal.ONE);
        }
        return statistic instanceof CaseMeasure.Statistic.MeanOf
                ? CellPart.spread(seconds(took))
                : CellPart.value(seconds(took));
    }

    private void watch(Mark opening, CaseCourse course) {
        Instant closed = course.closed();
        double entry = inSeconds(course.ranBeforeWatched());
        double exit = inSeconds(course.ran(closed == null ? asOf : closed));
        if (exit < entry || exit == entry && entry > 0) {
            leaveOut(opening.at(), opening, ExclusionReason.CLOSED_BEFORE_WATCHED.code());
        } else {
            cell(opening.at(), segment(opening)).add(new SurvivalTime(entry, exit, closed != null));
        }
    }

    // ---- followed by something

    private void place(CaseMeasure.Conversion conversion, Timeline row) {
        for (int at = 0; at < row.size(); at++) {
            Mark base = row.mark(at);
            if (base.role() == Mark.Role.FOLLOWER) {
                continue;
            }
            long times = conversion.firstOnly() ? 1 : row.times(at);
            Instant due = time.plus(base.at(), conversion.within());
            CellPart part = due.isAfter(asOf)
                    ? CellPart.excluded(ExclusionReason.NOT_DUE_YET.code())
                    : followed(row, at, due) != conversion.negated()
                            ? CellPart.figure(BigDecimal.ONE, BigDecimal.ONE)
                            : CellPart.figure(null, BigDecimal.ONE);
            ResultCell cell = cell(base.at(), segment(base));
            for (long i = 0; i < times; i++) {
                cell.add(part);
            }
            if (conversion.firstOnly()) {
                return;
            }
        }
    }

    /** At the same moment only by another observation; later, up to the last moment, by any. */
    private static boolean followed(Timeline row, int at, Instant due) {
        int next = at;
        while (next > 0 && row.mark(next - 1).at().equals(row.mark(at).at())) {
            next--;
        }
        for (; next < row.size(); next++) {
            boolean another = next != at || row.times(at) > 1;
            if (another && row.mark(next).role() != Mark.Role.BASE) {
                return !row.mark(next).at().isAfter(due);
            }
        }
        return false;
    }

    // ---- what is open

    private void place(CaseMeasure.Backlog backlog, Mark opening, CaseCourse course, Timeline row) {
        @Nullable Instant since = null;
        for (int i = 0; i < row.size(); i++) {
            Mark mark = row.mark(i);
            if (mark.role() == Mark.Role.CLOSE && mark.at().isBefore(opening.at())) {
                leaveOut(opening.at(), opening, ExclusionReason.CLOSED_BEFORE_OPENED.code());
                return;
            }
            boolean opens = mark.role() == Mark.Role.OPEN || mark.role() == Mark.Role.REOPEN;
            if (opens && since == null && !mark.at().isBefore(opening.at())) {
                since = mark.at();
            } else if (mark.role() == Mark.Role.CLOSE && since != null) {
                standing(backlog, opening, course, since, mark.at());
                since = null;
            }
        }
        if (since != null) {
            standing(backlog, opening, course, since, null);
        }
    }

    /** Counts a case in each period at whose end it was open, and in the running one if it still is. */
    private void standing(
            CaseMeasure.Backlog backlog, Mark opening, CaseCourse course, Instant from, @Nullable Instant to) {
        Segment segment = segment(opening);
        Periods.Place period = periods.containing(from);
        while (!period.start().isAfter(asOf)) {
            boolean running = asOf.isBefore(period.end());
            Instant at = running ? asOf : period.end();
            boolean open = to == null || (running ? to.isAfter(at) : !to.isBefore(at));
            if (!open) {
                return;
            }
            ResultCell cell = cells.apply(new CellKey(period.firstDay(), segment));
            cell.add(
                    backlog.statistic() == null
                            ? CellPart.figure(BigDecimal.ONE, null)
                            : told(backlog.statistic(), course.ran(at)));
            period = periods.after(period);
        }
    }

    // ---- where it goes

    private void leaveOut(Instant at, Mark opening, String code) {
        cell(at, segment(opening)).add(CellPart.excluded(code));
    }

    private ResultCell cell(Instant at, Segment segment) {
        return cells.apply(new CellKey(periods.containing(at).firstDay(), segment));
    }

    private Segment segment(Mark opening) {
        return opening.segment() == null ? nowhere : opening.segment();
    }

    /** The segment of a case that nobody saw being opened: every dimension is missing. */
    private static Segment nowhere(KpiDefinition definition) {
        Map<String, Optional<String>> values = new TreeMap<>();
        definition.dimensions().forEach(name -> values.put(name, Optional.empty()));
        return new Segment(values);
    }

    private static BigDecimal seconds(Duration time) {
        BigDecimal whole = BigDecimal.valueOf(time.getSeconds());
        return time.getNano() == 0
                ? whole
                : whole.add(BigDecimal.valueOf(time.getNano() / 1_000, MICROS)).stripTrailingZeros();
    }

    /** The double nearest to it. */
    private static double inSeconds(Duration time) {
        return time.getSeconds() > LONG_AGO
                ? time.getSeconds()
                : (time.getSeconds() * 1_000_000L + time.getNano() / 1_000) / MICROS_IN_SECOND;
    }
}
