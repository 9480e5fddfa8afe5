package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cxsdk.feedback.score.GroupCounts.Cell;

/**
 * Question: which groups may be shown by month, which by quarter, which by year only, so that nobody who adds and subtracts all
 * that may ever be asked for finds a group smaller than the minimum? The answer depends on the year's counts alone and not on
 * what was asked before, so that no order of questions gets around it.
 *
 * <ol>
 *   <li>Everybody: {@link WholeByPeriod}.
 *   <li>A group is shown by months of a quarter if it has nobody or at least the minimum in each of them, by quarters of the year
 *       if that holds for each quarter, by year likewise; and by months only if by quarters, by quarters only if by years, where
 *       those are shown of everybody.
 *   <li>What is hidden of a breakdown is, in each period, nobody or at least the minimum together: otherwise its smallest shown
 *       group is hidden, too. A breakdown is that of everybody by a dimension, that of a group by the groups that lie inside
 *       it, offices in a region for example, and that by regions where they are shown and offices elsewhere; people without a
 *       value are a part of it that is never shown.
 *   <li>Combinations of dimensions are shown if no group of the combination is small in any month, and never hide others.
 * </ol>
 *
 * <p>Counted are people asked as well as people whose answers count; who answers often counts once in a period
 * ({@link Repeats}). Left out: an attacker who knows single answers; figures of a
 * running month, which change with each answer; two different combinations of dimensions held against each other. Groups that
 * share people are compared pairwise in each of six blocks of periods: O(groups²) at worst, with some thousand groups well under
 * a second. Compare {@link org.cxsdk.core.disclosure.TableProtection}, which hides less in one table that is published once.
 */
final class ReleaseRule {

    private static final int YEAR = 0;
    private static final int QUARTERS = 1;
    private static final int BLOCKS = 6;

    private final GroupCounts counts;
    private final WholeByPeriod whole;
    private final String combined;
    private final Map<Cell, boolean[]> shown = new HashMap<>();
    private final boolean combinationShown;

    /**
     * Groups that lie inside a group.
     *
     * @param whole the group
     * @param coarse groups inside it that share nobody
     * @param fine more such groups, of which only those that share nobody with a shown coarse one are taken away from the whole
     */
    private record Breakdown(Cell whole, List<Cell> coarse, List<Cell> fine) {}

    private ReleaseRule(GroupCounts counts, int minimum, List<String> combined) {
        this.counts = counts;
        this.whole = new WholeByPeriod(counts, minimum);
        this.combined = combined.size() < 2 ? "" : GroupCounts.nameOf(combined);
        List<Cell> single = counts.cells().stream()
                .filter(cell -> !cell.dimension().equals(this.combined))
                .toList();
        single.forEach(cell -> shown.put(cell, bearable(cell)));
        for (int block = 0; block < BLOCKS; block++) {
            complement(block, breakdowns(block, single));
        }
        this.combinationShown = !this.combined.isEmpty() && isCombinationSafe();
    }

    /**
     * @param combined the dimensions whose combination was counted; fewer than two for none
     */
    static ReleaseRule of(GroupCounts counts, int minimum, List<String> combined) {
        return new ReleaseRule(counts, minimum, combined);
    }

    /** Whether a group may be shown in a year. */
    boolean isShownByYear(Cell cell) {
        return whole.isYearShown() && isShown(cell, YEAR);
    }

    /** Whether a group may be shown in a quarter of the year, 0 to 3. */
    boolean isShownByQuarter(Cell cell, int quarter) {
        return whole.isQuarterShown(quarter) && isShown(cell, QUARTERS);
    }

    /** Whether a group may be shown in a month of the year, 0 to 11. */
    boolean isShownByMonth(Cell cell, int month) {
        return whole.isMonthShown(month) && isShown(cell, QUARTERS + 1 + month / 3);
    }

    private boolean isShown(Cell cell, int block) {
        if (cell.equals(GroupCounts.WHOLE)) {
            return true;
        }
        boolean[] of = shown.get(cell);
        if (of == null) {
            // a group without anybody has nobody to protect
            return !cell.dimension().equals(combined) || combinationShown;
        }
        return of[block];
    }

    private boolean isVisible(Cell cell, int block) {
        boolean[] of = shown.get(cell);
        return cell.equals(GroupCounts.WHOLE) || of != null && of[block];
    }

    /** The block whose periods hold those of this one, where it is shown of everybody; -1 if there is none. */
    private int coarser(int block) {
        if (block == YEAR) {
            return -1;
        }
        if (block == QUARTERS) {
            return whole.isYearShown() ? YEAR : -1;
        }
        return whole.isQuarterShown(block - QUARTERS - 1) ? QUARTERS : -1;
    }

    private void hide(Cell cell, int block) {
        boolean[] of = shown.getOrDefault(cell, new boolean[BLOCKS]);
        of[block] = false;
        for (int finer = block + 1; finer < BLOCKS; finer++) {
            of[finer] &= coarser(finer) < 0 || of[coarser(finer)];
        }
    }

    /** The blocks in which a group is nowhere small by itself. */
    private boolean[] bearable(Cell cell) {
        boolean[] bearable = new boolean[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            bearable[block] = (coarser(block) < 0 || bearable[coarser(block)])
                    && whole.periods(block).stream().allMatch(months -> whole.isFine(cell, months));
        }
        return bearable;
    }

    private List<Breakdown> breakdowns(int block, List<Cell> cells) {
        List<Breakdown> breakdowns = new ArrayList<>();
        int[] months = whole.months(block);
        add(breakdowns, GroupCounts.WHOLE, cells, months);
        for (Cell group : cells) {
            List<Cell> inside = counts.neighbours(group).stream()
                    .filter(part -> shown.containsKey(part) && counts.isInside(part, group, months))
                    .toList();
            add(breakdowns, group, inside, months);
        }
        return breakdowns;
    }

    private void add(List<Breakdown> breakdowns, Cell of, List<Cell> inside, int[] months) {
        Map<String, List<Cell>> byDimension = new TreeMap<>();
        inside.forEach(part -> byDimension
                .computeIfAbsent(part.dimension(), first -> new ArrayList<>())
                .add(part));
        byDimension.values().forEach(parts -> breakdowns.add(new Breakdown(of, parts, List.of())));
        byDimension
                .values()
                .forEach(coarse -> byDimension.values().forEach(fine -> {
                    if (fine != coarse && holds(coarse, fine, months)) {
                        breakdowns.add(new Breakdown(of, coarse, fine));
                    }
                }));
    }

    private boolean holds(List<Cell> coarse, List<Cell> fine, int[] months) {
        return fine.stream().anyMatch(part -> coarse.stream().anyMatch(group -> counts.isInside(part, group, months)));
    }

    /** Hides the smallest shown parts until nothing hidden can be told from what is left. */
    private void complement(int block, List<Breakdown> breakdowns) {
        int[] months = whole.months(block);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Breakdown breakdown : breakdowns) {
                while (isVisible(breakdown.whole(), block) && !isSafe(breakdown, block)) {
                    Optional<Cell> fine = smallest(apart(breakdown, block, months).stream(), block, months);
                    Optional<Cell> next =
                            fine.isPresent() ? fine : smallest(breakdown.coarse().stream(), block, months);
                    hide(next.orElse(breakdown.whole()), block);
                    changed = true;
                }
            }
        }
    }

    private Optional<Cell> smallest(Stream<Cell> parts, int block, int[] months) {
        return parts.filter(part -> isVisible(part, block))
                .filter(part -> counts.asked(part, months) > 0)
                .min(Comparator.comparingLong((Cell part) -> counts.asked(part, months))
                        .thenComparing(part -> part));
    }

    /** The shown fine groups that share nobody with a shown coarse one. */
    private List<Cell> apart(Breakdown breakdown, int block, int[] months) {
        return breakdown.fine().stream()
                .filter(part -> isVisible(part, block))
                .filter(part -> breakdown.coarse().stream()
                        .noneMatch(group -> isVisible(group, block) && counts.share(part, group, months)))
                .toList();
    }

    /** Whether what is hidden of a breakdown is nobody or enough, in each period. */
    private boolean isSafe(Breakdown breakdown, int block) {
        List<Cell> apart = apart(breakdown, block, whole.months(block));
        for (int[] months : whole.periods(block)) {
            long asked = counts.asked(breakdown.whole(), months);
            long used = counts.used(breakdown.whole(), months);
            long peopleAsked = counts.peopleAsked(breakdown.whole(), months);
            long peopleUsed = counts.peopleUsed(breakdown.whole(), months);
            for (List<Cell> parts : List.of(breakdown.coarse(), apart)) {
                for (Cell part : parts) {
                    if (isVisible(part, block)) {
                        asked -= counts.asked(part, months);
                        used -= counts.used(part, months);
                        peopleAsked -= counts.peopleAsked(part, months);
                        peopleUsed -= counts.peopleUsed(part, months);
                    }
                }
            }
            if (!whole.isFine(asked, peopleAsked) || !whole.isFine(used, peopleUsed)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no group of the combination is small, nor what is left of a group that holds or is held by some of them. */
    private boolean isCombinationSafe() {
        List<Cell> groups = counts.cells().stream()
                .filter(cell -> cell.dimension().equals(combined))
                .toList();
        for (Cell group : groups) {
            boolean[] all = new boolean[BLOCKS];
            Arrays.fill(all, true);
            shown.put(group, all);
        }
        boolean safe = groups.stream().allMatch(this::isFineInEachMonth);
        List<Cell> all = counts.cells();
        for (int block = 0; block < BLOCKS && safe; block++) {
            int at = block;
            safe = breakdowns(block, all).stream()
                    .filter(breakdown -> isVisible(breakdown.whole(), at))
                    .allMatch(breakdown -> isSafe(breakdown, at));
        }
        groups.forEach(shown::remove);
        return safe;
    }

    private boolean isFineInEachMonth(Cell group) {
        for (int month = 0; month < GroupCounts.MONTHS; month++) {
            if (!whole.isFine(group, new int[] {month})) {
                return false;
            }
        }
        return true;
    }
}
