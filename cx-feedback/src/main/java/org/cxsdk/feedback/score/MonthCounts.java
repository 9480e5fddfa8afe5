package org.cxsdk.feedback.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;

/**
 * How many people of each group there are in each month of a year, and which groups may be shown by which periods: the rule of
 * {@link YearRelease} for whatever is counted. Not safe for use by many threads while it is fed.
 */
public final class MonthCounts {

    private final ReportingPeriod year;
    private final List<String> combined;
    private final GroupCounts counts;

    private MonthCounts(ReportingPeriod year, List<String> combined, GroupCounts counts) {
        this.year = year;
        this.combined = combined;
        this.counts = counts;
    }

    /**
     * Starts with nobody.
     *
     * @param dimensions one group for each value of each
     */
    public static MonthCounts of(ReportingPeriod year, List<String> dimensions) {
        return of(year, dimensions, List.of());
    }

    static MonthCounts of(ReportingPeriod year, List<String> dimensions, List<String> combined) {
        return new MonthCounts(year, combined, new GroupCounts(dimensions, combined));
    }

    /**
     * Counts an answer.
     *
     * @param at within the year
     * @param values value by dimension; answers without a value of a dimension are in no group of it
     * @param person whose it is; several answers of one person are one person
     */
    public void add(Instant at, Map<String, String> values, SubjectId person) {
        add(at, values, true, person);
    }

    void add(Instant at, Map<String, String> values, boolean isUsed, SubjectId person) {
        counts.add(monthOf(LocalDate.ofInstant(at, year.zone())), values, isUsed, person);
    }

    private int monthOf(LocalDate day) {
        Period since = Period.between(year.firstDay(), day.withDayOfMonth(1));
        return since.getYears() * GroupCounts.MONTHS + since.getMonths();
    }

    /** What may be shown, of the people counted up to now. */
    public Shown shown(int minimumN) {
        ReleaseRule rule = ReleaseRule.of(counts, minimumN, combined);
        return (period, selection) -> {
            GroupCounts.Cell cell = GroupCounts.cell(selection, combined);
            return switch (period.grain()) {
                case MONTH -> rule.isShownByMonth(cell, monthOf(period.firstDay()));
                case QUARTER -> rule.isShownByQuarter(cell, monthOf(period.firstDay()) / 3);
                case DAY, ISO_WEEK, YEAR, FISCAL_YEAR -> rule.isShownByYear(cell);
            };
        };
    }

    /** Says whether a figure may be shown. */
    @FunctionalInterface
    public interface Shown {

        /**
         * Whether the figure of a selection in a period may be shown.
         *
         * @param period a month, quarter or year of the year that was counted
         * @param selection value by dimension; empty for everybody
         */
        boolean isShown(ReportingPeriod period, Map<String, String> selection);
    }
}
