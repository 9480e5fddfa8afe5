package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * How a KPI treats what is awkward about observations: which of their two times counts, what came late, what is missing,
 * groups so small that people could be recognised, and groups so many that nobody reads them.
 *
 * @param anchor which time of an observation puts it into a period
 * @param late what becomes of observations recorded after their period was final
 * @param missing what a missing value counts as
 * @param calendar whose working time is meant wherever a duration is measured; null for elapsed time
 * @param suppressBelow groups of fewer than so many are withheld, and as many others as it takes to keep them from being
 *     worked out; 0 to withhold nothing
 * @param mostSegments so many segments of each kind are told apart, the greatest ones; the rest is told as one, with exact
 *     figures. 0 for no limit
 * @param guards KPIs that must hold if an improvement of this one is to count
 */
public record Handling(
        Anchor anchor,
        Late late,
        Missing missing,
        @Nullable WorkingCalendar calendar,
        int suppressBelow,
        int mostSegments,
        List<Guard> guards) {

    /** Elapsed time, by the time at which things happened; late facts restate; missing values are left out and counted. */
    public static final Handling STANDARD =
            new Handling(Anchor.OCCURRED, Late.RESTATE, Missing.LEAVE_OUT, null, 0, 0, List.of());

    public Handling {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(late, "late");
        Objects.requireNonNull(missing, "missing");
        guards = List.copyOf(guards);
        if (suppressBelow < 0 || mostSegments < 0) {
            throw new IllegalArgumentException("suppressBelow (" + suppressBelow + ") and mostSegments (" + mostSegments
                    + ") must not be negative");
        }
    }

    /** Which time of an observation puts it into a period. */
    public enum Anchor {
        /** When it happened. */
        OCCURRED,
        /** When the system learned of it: for figures that must never change once told. */
        RECORDED
    }

    /** What becomes of observations recorded after their period was final. */
    public enum Late {
        /** The period is told anew, as its next revision. */
        RESTATE,
        /** The figure stays; the result says how many came too late. */
        COUNT_APART
    }

    /** What a missing value counts as. */
    public enum Missing {
        /** Nothing: the observation is left out and counted. */
        LEAVE_OUT,
        /** 0, because the source leaves out zeros. */
        ZERO
    }

    /** The same with working time instead of elapsed time. */
    public Handling in(WorkingCalendar calendar) {
        return new Handling(anchor, late, missing, calendar, suppressBelow, mostSegments, guards);
    }

    /** The same by another time. */
    public Handling by(Anchor anchor) {
        return new Handling(anchor, late, missing, calendar, suppressBelow, mostSegments, guards);
    }

    /** The same with another rule for late observations. */
    public Handling late(Late late) {
        return new Handling(anchor, late, missing, calendar, suppressBelow, mostSegments, guards);
    }

    /** The same with another rule for missing values. */
    public Handling missing(Missing missing) {
        return new Handling(anchor, late, missing, calendar, suppressBelow, mostSegments, guards);
    }

    /** The same with small groups withheld. */
    public Handling suppressBelow(int least) {
        return new Handling(anchor, late, missing, calendar, least, mostSegments, guards);
    }

    /** The same with at most so many segments of each kind. */
    public Handling mostSegments(int most) {
        return new Handling(anchor, late, missing, calendar, suppressBelow, most, guards);
    }

    /** The same with guards. */
    public Handling guardedBy(Guard... guards) {
        return new Handling(anchor, late, missing, calendar, suppressBelow, mostSegments, List.of(guards));
    }

    BusinessTime time() {
        return new BusinessTime(calendar);
    }

    /** What differs from {@link #STANDARD}, one property to a line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (anchor != STANDARD.anchor) {
            lines.add("anchor " + anchor);
        }
        if (late != STANDARD.late) {
            lines.add("late " + late);
        }
        if (missing != STANDARD.missing) {
            lines.add("missing " + missing);
        }
        if (calendar != null) {
            lines.add("calendar " + calendar.ref());
        }
        if (suppressBelow > 0) {
            lines.add("suppressBelow " + suppressBelow);
        }
        if (mostSegments > 0) {
            lines.add("mostSegments " + mostSegments);
        }
        guards.forEach(guard -> lines.add("guard " + guard.kpi() + " " + guard.tolerance()));
        return lines;
    }
}
