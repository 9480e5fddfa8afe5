package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Question: which of many counts of groups of the same people may be out together, so that nobody who adds and subtracts them
 * works out how many are in a group smaller than a minimum?
 *
 * <p>Groups may overlap in any way, since who is in them is known: a count is the sum over the kinds of people that the
 * groups tell apart. What the counts that are out determine is what their rows span; a count is withheld if with it the row
 * of a small group would lie in that span. Small groups that are looked after: each group, those outside it, those in both
 * of two groups, and those in one and not in the other. The number of all people is out. The order of the groups decides:
 * those that come first are shown rather than those that come later.
 *
 * <p>The test of Chin and Özsoyoğlu, "Auditing and inference control in statistical databases", IEEE Transactions on Software
 * Engineering 8 (1982) 574-582; arithmetic modulo the prime 2^31 - 1. Where people are of more kinds than there are groups,
 * kinds are folded at random (of a fixed seed): what is determined stays determined, so nothing is shown that should not be,
 * and a count is withheld without need about once in 2^31. A small group lies in the span if it is orthogonal to a vector
 * drawn from what is orthogonal to the span. Left out: small groups made of three or more, of which {@link SmallGroups} looks
 * after the rest of a breakdown; and what only bounds a count, for which there is {@link TableProtection}.
 *
 * <p>Cost: people in all groups together, groups squared times kinds / 64, and groups cubed: some seconds for a thousand of them. Of more than {@value #MOST_GROUPS} groups those that come later are withheld. Stateless and safe for use
 * by many threads.
 */
public final class CountAudit {

    private static final int MOST_GROUPS = 1_000;

    /** Small groups beyond these are not looked after in pairs: a limit to memory. */
    private static final int MOST_SECRETS = 50_000;

    private static final long PRIME = (1L << 31) - 1;

    private final int minimumN;

    private CountAudit(int minimumN) {
        this.minimumN = minimumN;
    }

    /**
     * Returns the rule for a smallest count that may be known.
     *
     * @param minimumN at least 2
     */
    public static CountAudit below(int minimumN) {
        if (minimumN < 2) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 2");
        }
        return new CountAudit(minimumN);
    }

    /**
     * Says which counts may be out.
     *
     * @param people how many there are, numbered from 0; that is known
     * @param groups who is in each, the most important first
     * @return the names of those that may be shown, in their order. An empty group may: nobody is in it
     */
    public Set<String> shown(int people, Map<String, BitSet> groups) {
        Map<String, BitSet> first = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            if (first.size() < MOST_GROUPS) {
                first.put(name, group);
            }
        });
        Kinds kinds = Kinds.of(people, first.values());
        List<long[]> rows = first.values().stream().map(kinds::of).toList();
        Span span = new Span(kinds.count(), first.size(), secrets(kinds, rows));
        BitSet everybody = new BitSet();
        everybody.set(0, kinds.count());
        span.add(everybody.toLongArray());
        Set<String> shown = new LinkedHashSet<>();
        int at = 0;
        for (Map.Entry<String, BitSet> group : first.entrySet()) {
            long[] row = rows.get(at++);
            int size = group.getValue().cardinality();
            if (!isSmall(size) && !isSmall(people - size) && span.add(row)) {
                shown.add(group.getKey());
            }
        }
        return shown;
    }

    private boolean isSmall(int size) {
        return size > 0 && size < minimumN;
    }

    /** The kinds in each small group that is looked after. */
    private List<int[]> secrets(Kinds kinds, List<long[]> rows) {
        long[] nobody = new long[kinds.words()];
        long[] everybody = new long[kinds.words()];
        BitSet all = new BitSet();
        all.set(0, kinds.count());
        System.arraycopy(all.toLongArray(), 0, everybody, 0, all.toLongArray().length);
        Set<List<Integer>> small = new LinkedHashSet<>();
        for (long[] row : rows) {
            addSmall(row, nobody, kinds, small);
            addSmall(everybody, row, kinds, small);
        }
        for (int i = 0; i < rows.size() && small.size() < MOST_SECRETS; i++) {
            long[] outside = new long[everybody.length];
            for (int w = 0; w < outside.length; w++) {
                outside[w] = everybody[w] & ~rows.get(i)[w];
            }
            for (int j = 0; j < i; j++) {
                addSmall(rows.get(i), rows.get(j), kinds, small);
                addSmall(rows.get(j), rows.get(i), kinds, small);
                addSmall(rows.get(j), outside, kinds, small);
            }
        }
        return small.stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Adds the group of those in {@code row} but not in {@code without}, if it is small. */
    private void addSmall(long[] row, long[] without, Kinds kinds, Set<List<Integer>> small) {
        // each kind has somebody, so that a group of many kinds is not small
        int count = 0;
        for (int w = 0; w < row.length; w++) {
            count += Long.bitCount(row[w] & ~without[w]);
            if (count >= minimumN) {
                return;
            }
        }
        List<Integer> found = new ArrayList<>(count);
        int people = 0;
        for (int w = 0; w < row.length && found.size() < count; w++) {
            for (long left = row[w] & ~without[w]; left != 0; left &= left - 1) {
                int kind = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                found.add(kind);
                people += kinds.sizes()[kind];
            }
        }
        if (isSmall(people)) {
            small.add(found);
        }
    }

    /** The people whom no group tells apart. */
    private record Kinds(int[] kindOf, int[] sizes) {

        static Kinds of(int people, Iterable<BitSet> groups) {
            int[] kindOf = new int[people];
            int count = Math.min(1, people);
            for (BitSet group : groups) {
                if (group.length() > people) {
                    throw new IllegalArgumentException("a group has more than the " + people + " people");
                }
                Map<Integer, Integer> split = new LinkedHashMap<>();
                for (int p = group.nextSetBit(0); p >= 0; p = group.nextSetBit(p + 1)) {
                    Integer kind = split.get(kindOf[p]);
                    if (kind == null) {
                        kind = count++;
                        split.put(kindOf[p], kind);
                    }
                    kindOf[p] = kind;
                }
            }
            // a kind that lost everybody to others goes
            int[] sizes = new int[count];
            Arrays.stream(kindOf).forEach(kind -> sizes[kind]++);
            int[] number = new int[count];
            int used = 0;
            for (int kind = 0; kind < count; kind++) {
                number[kind] = sizes[kind] == 0 ? -1 : used++;
            }
            int[] compact = new int[used];
            for (int kind = 0; kind < count; kind++) {
                if (sizes[kind] > 0) {
                    compact[number[kind]] = sizes[kind];
                }
            }
            for (int p = 0; p < people; p++) {
                kindOf[p] = number[kindOf[p]];
            }
            return new Kinds(kindOf, compact);
        }

        int count() {
            return sizes.length;
        }

        int words() {
            return (sizes.length + Long.SIZE - 1) / Long.SIZE;
        }

        /** The kinds in a group, a bit each. */
        long[] of(BitSet group) {
            long[] kinds = new long[words()];
            for (int p = group.nextSetBit(0); p >= 0; p = group.nextSetBit(p + 1)) {
                kinds[kindOf[p] / Long.SIZE] |= 1L << kindOf[p];
            }
            return kinds;
        }
    }

    /** What the counts that are out determine: their rows, reduced until each has a column in which it stands alone. */
    private static final class Span {

        private static final long SEED = 20_261_128;
        private static final int SPARE = 64;
        private static final int FOLDS = 3;

        private final SplittableRandom random = new SplittableRandom(SEED);
        private final List<int[]> secrets;
        private final int width;
        /** Into which columns each kind is folded, and by which factors. */
        private final int[] columns;

        private final long[] factors;
        private final int folds;
        private final List<long[]> rows = new ArrayList<>();
        private final List<Integer> pivots = new ArrayList<>();
        private final boolean[] isPivot;

        Span(int kinds, int groups, List<int[]> secrets) {
            this.secrets = secrets;
            boolean fold = kinds > groups + SPARE;
            this.width = fold ? groups + SPARE : kinds;
            this.folds = fold ? FOLDS : 1;
            this.columns = new int[folds * kinds];
            this.factors = new long[columns.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = fold ? random.nextInt(width) : i;
                factors[i] = fold ? 1 + random.nextLong(PRIME - 1) : 1;
            }
            this.isPivot = new boolean[width];
        }

        /** Adds a row, unless a small group would then lie in the span; says whether it may be out. */
        boolean add(long[] kinds) {
            long[] row = folded(kinds);
            for (int i = 0; i < rows.size(); i++) {
                clear(row, rows.get(i), pivots.get(i));
            }
            int pivot = 0;
            while (pivot < width && row[pivot] == 0) {
                pivot++;
            }
            if (pivot == width) {
                return true;
            }
            long inverse = power(row[pivot], PRIME - 2);
            for (int k = pivot; k < width; k++) {
                row[k] = row[k] * inverse % PRIME;
            }
            // all people together are out, whatever follows from it
            if (!rows.isEmpty() && bares(row, pivot)) {
                return false;
            }
            for (long[] other : rows) {
                clear(other, row, pivot);
            }
            rows.add(row);
            pivots.add(pivot);
            isPivot[pivot] = true;
            return true;
        }

        private long[] folded(long[] kinds) {
            long[] row = new long[width];
            for (int w = 0; w < kinds.length; w++) {
                for (long left = kinds[w]; left != 0; left &= left - 1) {
                    int kind = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                    for (int i = folds * kind; i < folds * (kind + 1); i++) {
                        row[columns[i]] = (row[columns[i]] + factors[i]) % PRIME;
                    }
                }
            }
            return row;
        }

        /** Whether a small group is orthogonal to a vector that is orthogonal to all rows and this one. */
        private boolean bares(long[] row, int pivot) {
            long[] orthogonal = new long[width];
            for (int k = 0; k < width; k++) {
                orthogonal[k] = isPivot[k] || k == pivot ? 0 : random.nextLong(PRIME);
            }
            orthogonal[pivot] = Math.floorMod(-product(row, orthogonal), PRIME);
            long[] whole = orthogonal.clone();
            for (int i = 0; i < rows.size(); i++) {
                whole[pivots.get(i)] = Math.floorMod(-product(rows.get(i), orthogonal), PRIME);
            }
            for (int[] secret : secrets) {
                long sum = 0;
                for (int kind : secret) {
                    for (int i = folds * kind; i < folds * (kind + 1); i++) {
                        sum = (sum + factors[i] * whole[columns[i]]) % PRIME;
                    }
                }
                if (sum == 0) {
                    return true;
                }
            }
            return false;
        }

        private static long product(long[] one, long[] other) {
            long sum = 0;
            for (int k = 0; k < one.length; k++) {
                sum = (sum + one[k] * other[k]) % PRIME;
            }
            return sum;
        }

        private static void clear(long[] target, long[] row, int pivot) {
            long times = target[pivot];
            if (times == 0) {
                return;
            }
            long minus = PRIME - times;
            for (int k = 0; k < row.length; k++) {
                target[k] = (target[k] + minus * row[k]) % PRIME;
            }
        }

        private static long power(long base, long exponent) {
            long result = 1;
            long square = base;
            for (long e = exponent; e > 0; e >>= 1) {
                if ((e & 1) == 1) {
                    result = result * square % PRIME;
                }
                square = square * square % PRIME;
            }
            return result;
        }
    }
}
