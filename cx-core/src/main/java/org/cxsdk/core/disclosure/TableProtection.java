package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.disclosure.Aggregates.Sum;

/**
 * Question: which of many connected figures must stay hidden, so that nobody who adds and subtracts the shown ones can
 * tell that a group is smaller than a minimum?
 *
 * <p>Hidden are, first, the cells with 1 to {@code minimumN - 1} people. An attacker knows the shown sizes and all sums, and
 * that a hidden cell has at least one person (empty cells are shown: there is nobody in them). The most that he must hold
 * possible for a cell is a linear programme; where it stays below {@code minimumN}, more cells are hidden: those that
 * let the small cell grow to {@code minimumN} at the smallest cost in people, again a linear programme, after which cells
 * that turn out to be superfluous are shown again. A union of small cells that is itself small is protected with them. What holds for sizes holds for sums and
 * means of answers: where a size cannot be worked out, neither can the answers behind it.
 *
 * <p>Complementary cell suppression with the audit problem: Fischetti and Salazar, "Models and algorithms for the
 * 2-dimensional cell suppression problem", Mathematical Programming 84 (1999); Hundepool and others, "Statistical
 * Disclosure Control", Wiley 2012, chapter 4. The pattern is safe but not always the cheapest one. Left out: an attacker
 * who counts himself in, or who knows single answers.
 *
 * <p>Cost: one linear programme for each small cell, over the cells it is connected with; tables of some hundred cells take
 * less than a second. Stateless and safe for use by many threads.
 */
public final class TableProtection {

    private static final double CLOSE = 1e-6;

    private final int minimumN;

    private TableProtection(int minimumN) {
        this.minimumN = minimumN;
    }

    /**
     * Returns the rule for a smallest size that may be shown.
     *
     * @param minimumN at least 2
     */
    public static TableProtection below(int minimumN) {
        if (minimumN < 2) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 2");
        }
        return new TableProtection(minimumN);
    }

    /** Says what may be shown. */
    public Protection protect(Aggregates aggregates) {
        List<String> small = new ArrayList<>();
        aggregates.sizes().forEach((cell, size) -> {
            if (size > 0 && size < minimumN) {
                small.add(cell);
            }
        });
        small.sort(Comparator.comparing((String cell) -> aggregates.size(cell)).thenComparing(cell -> cell));
        Set<String> hidden = new LinkedHashSet<>(aggregates.neverShown());
        Set<String> exposed = new TreeSet<>();
        for (String cell : small) {
            if (aggregates.shown().contains(cell)) {
                exposed.add(cell);
            } else {
                hidden.add(cell);
            }
        }
        Set<String> needed = Set.copyOf(hidden);
        for (String cell : small) {
            if (!exposed.contains(cell) && !isProtected(aggregates, hidden, cell)) {
                Set<String> more = complement(aggregates, hidden, cell);
                if (more.isEmpty()) {
                    exposed.add(cell);
                }
                hidden.addAll(more);
            }
        }
        showSuperfluous(aggregates, hidden, needed, small, exposed);
        hidden.removeAll(aggregates.neverShown());
        return new Protection(hidden, exposed);
    }

    /**
     * What an attacker must hold possible for a hidden cell.
     *
     * @param hidden the cells not shown, those never shown included
     * @param least what he knows every hidden cell to have at least: 0, or 1 where empty cells are shown
     * @return lowest and highest size; both the same where he knows it
     */
    public static Range range(Aggregates aggregates, Set<String> hidden, String cell, long least) {
        return new Range(
                -most(aggregates, hidden, cell, least, -1).orElse(Double.NEGATIVE_INFINITY),
                most(aggregates, hidden, cell, least, 1).orElse(Double.POSITIVE_INFINITY));
    }

    /**
     * What is possible for a cell.
     *
     * @param low least number of people
     * @param high most number of people; infinite if nothing bounds it
     */
    public record Range(double low, double high) {}

    private boolean isProtected(Aggregates aggregates, Set<String> hidden, String cell) {
        OptionalDouble most = most(aggregates, hidden, cell, 1, 1);
        return most.isEmpty() || most.getAsDouble() >= minimumN - CLOSE;
    }

    /** The most of {@code sign · size}; empty if nothing bounds it. Only sums that are connected with the cell take part. */
    private static OptionalDouble most(Aggregates aggregates, Set<String> hidden, String cell, long least, int sign) {
        Connected connected = Connected.with(aggregates, hidden, cell);
        int[] places = connected.places();
        double[] low = new double[connected.cells.size()];
        for (int i = 0; i < low.length; i++) {
            // nobody is in an empty cell that is never shown; the attacker need not know it
            low[i] = Math.min(least, aggregates.size(connected.cells.get(i)));
        }
        LinearProgram programme = new LinearProgram(connected.cells.size());
        for (Map<Integer, Integer> row : connected.rows) {
            double[] coefficients = new double[connected.cells.size()];
            double constant = 0;
            for (Map.Entry<Integer, Integer> entry : row.entrySet()) {
                coefficients[entry.getKey()] = entry.getValue();
                // sizes of hidden cells in the truth, less what each has at least
                constant +=
                        entry.getValue() * (aggregates.size(connected.cells.get(entry.getKey())) - low[entry.getKey()]);
            }
            programme.equal(coefficients, constant);
        }
        double[] objective = new double[connected.cells.size()];
        objective[places[0]] = -sign;
        OptionalDouble least1 = programme.minimum(objective);
        return least1.isEmpty() ? least1 : OptionalDouble.of(-least1.getAsDouble() + sign * low[places[0]]);
    }

    /** Shown cells to hide, so that the cell can be thought to have {@code minimumN} people; empty if none can help. */
    private Set<String> complement(Aggregates aggregates, Set<String> hidden, String cell) {
        Set<String> movable = new LinkedHashSet<>(aggregates.sizes().keySet());
        movable.removeAll(aggregates.shown());
        // an empty cell is shown, for there is nobody to protect; it cannot stand in for anybody
        movable.removeIf(other -> aggregates.size(other) == 0 && !hidden.contains(other));
        Connected connected = Connected.with(aggregates, movable, cell);
        int cells = connected.cells.size();
        // each cell may grow (first half) or shrink (second half) at a cost
        LinearProgram programme = new LinearProgram(2 * cells);
        double[] cost = new double[2 * cells];
        for (int i = 0; i < cells; i++) {
            String other = connected.cells.get(i);
            long size = aggregates.size(other);
            double price = hidden.contains(other) ? 1e-4 : size;
            cost[i] = price;
            cost[cells + i] = price;
            programme.atMost(cells + i, Math.max(0, size - 1));
        }
        int target = connected.places()[0];
        double rise = minimumN - aggregates.size(cell);
        double[] grows = new double[2 * cells];
        grows[target] = 1;
        programme.equal(grows, rise);
        programme.atMost(cells + target, 0);
        for (Map<Integer, Integer> row : connected.rows) {
            double[] coefficients = new double[2 * cells];
            row.forEach((place, sign) -> {
                coefficients[place] = sign;
                coefficients[cells + place] = -sign;
            });
            programme.equal(coefficients, 0);
        }
        Set<String> more = new LinkedHashSet<>();
        programme.minimising(cost).ifPresent(solution -> {
            for (int i = 0; i < cells; i++) {
                String other = connected.cells.get(i);
                if (!hidden.contains(other) && solution[i] + solution[cells + i] > CLOSE) {
                    more.add(other);
                }
            }
        });
        return more;
    }

    /** What was hidden for one cell may not be needed any more once others were hidden. The largest are shown first. */
    private void showSuperfluous(
            Aggregates aggregates, Set<String> hidden, Set<String> needed, List<String> small, Set<String> exposed) {
        List<String> extra = new ArrayList<>(hidden);
        extra.removeAll(needed);
        if (extra.size() < 2) {
            return;
        }
        extra.sort(Comparator.comparing((String cell) -> -aggregates.size(cell)).thenComparing(cell -> cell));
        for (String cell : extra) {
            hidden.remove(cell);
            boolean safe = small.stream()
                    .filter(other -> !exposed.contains(other))
                    .allMatch(other -> isProtected(aggregates, hidden, other));
            if (!safe) {
                hidden.add(cell);
            }
        }
    }

    /**
     * The cells that can move with a given one, and what each sum says of them.
     *
     * @param cells the given one first
     * @param rows for each sum: sign by place of the cell
     */
    private record Connected(List<String> cells, List<Map<Integer, Integer>> rows) {

        static Connected with(Aggregates aggregates, Set<String> movable, String cell) {
            List<String> cells = new ArrayList<>(List.of(cell));
            Map<String, Integer> places = new HashMap<>(Map.of(cell, 0));
            List<Map<Integer, Integer>> rows = new ArrayList<>();
            Map<String, List<Sum>> byCell = new HashMap<>();
            for (Sum sum : aggregates.sums()) {
                byCell.computeIfAbsent(sum.whole(), first -> new ArrayList<>()).add(sum);
                sum.parts()
                        .forEach(part -> byCell.computeIfAbsent(part, first -> new ArrayList<>())
                                .add(sum));
            }
            Set<Sum> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            for (int next = 0; next < cells.size(); next++) {
                for (Sum sum : byCell.getOrDefault(cells.get(next), List.of())) {
                    if (!seen.add(sum)) {
                        continue;
                    }
                    Map<Integer, Integer> row = new HashMap<>();
                    place(sum.whole(), -1, movable, cells, places, row);
                    sum.parts().forEach(part -> place(part, 1, movable, cells, places, row));
                    rows.add(row);
                }
            }
            return new Connected(cells, rows);
        }

        private static void place(
                String cell,
                int sign,
                Set<String> movable,
                List<String> cells,
                Map<String, Integer> places,
                Map<Integer, Integer> row) {
            if (!movable.contains(cell) && !cells.get(0).equals(cell)) {
                return;
            }
            Integer place = places.get(cell);
            if (place == null) {
                place = cells.size();
                places.put(cell, place);
                cells.add(cell);
            }
            row.merge(place, sign, Integer::sum);
        }

        int[] places() {
            return new int[] {0};
        }
    }
}
