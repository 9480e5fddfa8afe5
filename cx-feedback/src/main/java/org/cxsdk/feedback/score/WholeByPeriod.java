package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.feedback.score.GroupCounts.Cell;

/**
 * Question: in which months, quarters and year may figures of everybody be shown? A month with fewer people than the minimum is
 * hidden. If another month of its quarter can be hidden with it, the smallest that makes them enough together, the quarter is
 * shown; otherwise neither the quarter nor the year is, and the other months stay.
 */
final class WholeByPeriod {

    private static final int QUARTERS_OF_A_YEAR = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int YEAR = 0;
    private static final int QUARTERS = 1;

    private final GroupCounts counts;
    private final int minimum;
    private final boolean[] months = new boolean[GroupCounts.MONTHS];
    private final boolean[] quarters = new boolean[QUARTERS_OF_A_YEAR];
    private final boolean year;
    private final List<List<int[]>> periods = new ArrayList<>();

    WholeByPeriod(GroupCounts counts, int minimum) {
        this.counts = counts;
        this.minimum = minimum;
        boolean all = true;
        for (int quarter = 0; quarter < QUARTERS_OF_A_YEAR; quarter++) {
            quarters[quarter] = show(monthsOf(quarter));
            all &= quarters[quarter];
        }
        this.year = all;
        for (int block = 0; block <= QUARTERS + QUARTERS_OF_A_YEAR; block++) {
            periods.add(periodsOf(block));
        }
    }

    private static int[] monthsOf(int quarter) {
        return IntStream.range(MONTHS_OF_A_QUARTER * quarter, MONTHS_OF_A_QUARTER * (quarter + 1))
                .toArray();
    }

    /** Shows what may be shown of a quarter's months; returns whether the quarter may be. */
    private boolean show(int[] of) {
        List<Integer> small = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int month : of) {
            months[month] = isFine(GroupCounts.WHOLE, new int[] {month});
            if (!months[month]) {
                small.add(month);
            } else if (counts.asked(GroupCounts.WHOLE, new int[] {month}) > 0) {
                others.add(month);
            }
        }
        others.sort(Comparator.comparingLong(month -> counts.asked(GroupCounts.WHOLE, new int[] {month})));
        List<Integer> hidden = new ArrayList<>(small);
        while (!small.isEmpty() && !isEnough(hidden)) {
            if (others.isEmpty()) {
                return false;
            }
            hidden.add(others.remove(0));
        }
        hidden.forEach(month -> months[month] = false);
        return true;
    }

    /** Two months or more, and enough people together. */
    private boolean isEnough(List<Integer> hidden) {
        return hidden.size() > 1
                && isFine(
                        GroupCounts.WHOLE,
                        hidden.stream().mapToInt(Integer::intValue).toArray());
    }

    boolean isMonthShown(int month) {
        return months[month];
    }

    boolean isQuarterShown(int quarter) {
        return quarters[quarter];
    }

    boolean isYearShown() {
        return year;
    }

    /** No answer, or answers of enough people. */
    boolean isFine(long answers, long people) {
        return answers == 0 || people >= minimum;
    }

    boolean isFine(Cell cell, int[] in) {
        return isFine(counts.asked(cell, in), counts.peopleAsked(cell, in))
                && isFine(counts.used(cell, in), counts.peopleUsed(cell, in));
    }

    /**
     * What can be told apart in a block: 0 the year, 1 its quarters, 2 to 5 the months of each quarter. Months that are hidden of
     * everybody are one period where their quarter is shown, for it less the other months is them.
     */
    List<int[]> periods(int block) {
        return periods.get(block);
    }

    /** All months of a block. */
    int[] months(int block) {
        return block <= QUARTERS ? IntStream.range(0, GroupCounts.MONTHS).toArray() : monthsOf(block - QUARTERS - 1);
    }

    private List<int[]> periodsOf(int block) {
        if (block == YEAR) {
            return year ? List.of(months(block)) : List.of();
        }
        if (block == QUARTERS) {
            return IntStream.range(0, QUARTERS_OF_A_YEAR)
                    .filter(quarter -> quarters[quarter])
                    .mapToObj(WholeByPeriod::monthsOf)
                    .toList();
        }
        int[] of = months(block);
        List<int[]> told = new ArrayList<>();
        Arrays.stream(of).filter(month -> months[month]).forEach(month -> told.add(new int[] {month}));
        int[] hidden = Arrays.stream(of).filter(month -> !months[month]).toArray();
        if (hidden.length > 0 && quarters[block - QUARTERS - 1]) {
            told.add(hidden);
        }
        return List.copyOf(told);
    }
}
