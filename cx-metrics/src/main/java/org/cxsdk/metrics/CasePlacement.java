package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.stat.SurvivalTime;
import org.jspecify.annotations.Nullable;

/**
 * Puts cases and persons into the cells of the periods and segments in which a KPI counts them, as of a time. Pure; each
 * case is looked at once, a stock once for each period in which it was open.
 */
final class CasePlacement {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final KpiDefinition definition;
    private final Instant asOf;
    private final BusinessTime time;
    private final Function<CellKey, ResultCell> cells;

    CasePlacement(KpiDefinition definition, Instant asOf, Function<CellKey, ResultCell> cells) {
        this.definition = definition;
        this.asOf = asOf;
        this.time = definition.handling().time();
        this.cells = cells;
    }

    void place(Timeline row) {
        Measure measure = definition.measure().counted();
        if (measure instanceof Measure.Attainment attainment) {
            CaseCourse course = CaseCourse.of(row, attainment.closing(), time);
            sound(row, course).ifPresent(opening -> place(attainment, opening, course));
        } else if (measure instanceof CaseMeasure.Elapsed elapsed) {
            CaseCourse course = CaseCourse.of(row, elapsed.closing(), time);
            sound(row, course).ifPresent(opening -> place(elapsed, opening, course));
        } else if (measure instanceof CaseMeasure.Conversion conversion) {
            place(conversion, row);
        } else if (measure instanceof CaseMeasure.Backlog backlog) {
            CaseCourse course = CaseCourse.of(row, Measure.Closing.NET_OF_CLOSED_SPANS, time);
            sound(row, course).ifPresent(opening -> place(backlog, opening, course, row));
        }
    }

    /** The opening of a case that can be; others are counted as left out. */
    private Optional<Mark> sound(Timeline row, CaseCourse course) {
        Mark opening = course.opening();
        Instant closed = course.closed();
        if (opening == null) {
            Instant seen = closed == null ? asOf : closed;
            cell(seen, nowhere()).add(CellPart.excluded(ExclusionReason.CLOSED_WITHOUT_OPENING.code()));
            return Optional.empty();
        }
        String excluded = row.excluded();
        if (excluded == null && closed != null && closed.isBefore(opening.at())) {
            excluded = ExclusionReason.CLOSED_BEFORE_OPENED.code();
        }
        if (excluded != null) {
            leaveOut(opening.at(), opening, excluded);
            return Optional.empty();
        }
        return Optional.of(opening);
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
        double entry = seconds(course.ranBeforeWatched()).doubleValue();
        double exit = seconds(course.ran(closed == null ? asOf : closed)).doubleValue();
        if (exit < entry || exit == entry && entry > 0) {
            leaveOut(opening.at(), opening, ExclusionReason.CLOSED_BEFORE_WATCHED.code());
        } else {
            cell(opening.at(), segment(opening)).add(new SurvivalTime(entry, exit, closed != null));
        }
    }

    // ---- followed by something

    private void place(CaseMeasure.Conversion conversion, Timeline row) {
        List<Mark> followers = new ArrayList<>();
        for (Mark mark : row.marks().keySet()) {
            if (mark.role() != Mark.Role.BASE) {
                followers.add(mark);
            }
        }
        for (Map.Entry<Mark, Long> entry : row.marks().entrySet()) {
            Mark base = entry.getKey();
            if (base.role() == Mark.Role.FOLLOWER) {
                continue;
            }
            long times = conversion.firstOnly() ? 1 : entry.getValue();
            Instant due = time.plus(base.at(), conversion.within());
            CellPart part = due.isAfter(asOf)
                    ? CellPart.excluded(ExclusionReason.NOT_DUE_YET.code())
                    : followed(base, entry.getValue(), followers, due) != conversion.negated()
                            ? CellPart.figure(BigDecimal.ONE, BigDecimal.ONE)
                            : CellPart.figure(null, BigDecimal.ONE);
            for (long i = 0; i < times; i++) {
                cell(base.at(), segment(base)).add(part);
            }
            if (conversion.firstOnly()) {
                return;
            }
        }
    }

    /** At the same moment only by another observation; later, up to the last moment, by any. */
    private static boolean followed(Mark base, long times, List<Mark> followers, Instant due) {
        for (Mark follower : followers) {
            boolean itself = follower.equals(base);
            boolean later =
                    follower.at().isAfter(base.at()) || follower.at().equals(base.at()) && (!itself || times > 1);
            if (later && !follower.at().isAfter(due)) {
                return true;
            }
        }
        return false;
    }

    // ---- what is open

    private void place(CaseMeasure.Backlog backlog, Mark opening, CaseCourse course, Timeline row) {
        boolean closedBefore = row.marks().keySet().stream()
                .takeWhile(mark -> mark.at().isBefore(opening.at()))
                .anyMatch(mark -> mark.role() == Mark.Role.CLOSE);
        if (closedBefore) {
            leaveOut(opening.at(), opening, ExclusionReason.CLOSED_BEFORE_OPENED.code());
            return;
        }
        @Nullable Instant since = null;
        for (Mark mark : row.marks().keySet()) {
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
        ReportingPeriod period = definition.periodOf(from);
        while (!period.start().isAfter(asOf)) {
            boolean running = asOf.isBefore(period.end());
            Instant at = running ? asOf : period.end();
            boolean open = to == null || (running ? to.isAfter(at) : !to.isBefore(at));
            if (!open) {
                return;
            }
            ResultCell cell = cells.apply(new CellKey(period.firstDay(), segment(opening)));
            cell.add(
                    backlog.statistic() == null
                            ? CellPart.figure(BigDecimal.ONE, null)
                            : told(backlog.statistic(), course.ran(at)));
            period = period.next();
        }
    }

    // ---- where it goes

    private void leaveOut(Instant at, Mark opening, String code) {
        cell(at, segment(opening)).add(CellPart.excluded(code));
    }

    private ResultCell cell(Instant at, Segment segment) {
        return cells.apply(new CellKey(definition.periodOf(at).firstDay(), segment));
    }

    private Segment segment(Mark opening) {
        return opening.segment() == null ? nowhere() : opening.segment();
    }

    /** The segment of a case that nobody saw being opened: every dimension is missing. */
    private Segment nowhere() {
        Map<String, Optional<String>> values = new TreeMap<>();
        definition.dimensions().forEach(name -> values.put(name, Optional.empty()));
        return new Segment(values);
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano() / 1_000).divide(MICROS));
    }
}
