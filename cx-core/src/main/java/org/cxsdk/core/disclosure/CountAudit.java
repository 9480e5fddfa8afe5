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
 * drawn from what is orthogonal to the span; such vectors are drawn once, and each row that is added is taken out of those
 * that are left. Left out: small groups made of three or more, of which {@link SmallGroups} looks
 * after the rest of a breakdown; and what only bounds a count, for which there is {@link TableProtection}.
 *
 * <p>Cost: people in all groups together, groups squared times kinds / 64, and groups cubed: a second or two for a thousand of them. Of more than {@value #MOST_GROUPS} groups those that come later are withheld. Stateless and safe for use
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

    /** What the counts that are out determine, by vectors drawn from what is orthogonal to all their rows. */
    private static final class Span {

        private static final long SEED = 20_261_128;
        private static final int SPARE = 64;
        private static final int FOLDS = 3;
        private final int width;
        /** Into which columns each kind is folded, and by which factors. */
        private final int[] columns;

        private final int[] factors;
        private final int folds;
        /** Independent vectors, of which each row that is added uses one up; the first {@code left} are in use. */
        private final int[][] orthogonal;

        private int left;
        /** The small groups, their kinds one after the other, numbered by their place in {@code kindsInSecrets}. */
        private final int[][] secrets;

        private final int[] kindsInSecrets;
        private boolean empty = true;

        Span(int kinds, int groups, List<int[]> secrets) {
            SplittableRandom random = new SplittableRandom(SEED);
            boolean fold = kinds > groups + SPARE;
            this.width = fold ? groups + SPARE : kinds;
            this.folds = fold ? FOLDS : 1;
            this.columns = new int[folds * kinds];
            this.factors = new int[columns.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = fold ? random.nextInt(width) : i;
                factors[i] = fold ? 1 + random.nextInt((int) PRIME - 1) : 1;
            }
            // everybody and each group use up one, and two are needed to try the last
            this.left = groups + 3;
            this.orthogonal = new int[left][width];
            for (int[] vector : orthogonal) {
                Arrays.setAll(vector, k -> random.nextInt((int) PRIME));
            }
            this.kindsInSecrets =
                    secrets.stream().flatMapToInt(Arrays::stream).distinct().toArray();
            int[] placeOf = new int[kinds];
            for (int i = 0; i < kindsInSecrets.length; i++) {
                placeOf[kindsInSecrets[i]] = i;
            }
            this.secrets = secrets.stream()
                    .map(secret ->
                            Arrays.stream(secret).map(kind -> placeOf[kind]).toArray())
                    .toArray(int[][]::new);
        }

        /** Adds a row, unless a small group would then lie in the span; says whether it may be out. */
        boolean add(long[] kinds) {
            int[] row = folded(kinds);
            long first = product(row, orthogonal[0]);
            long second = product(row, orthogonal[1]);
            if (first == 0 && second == 0) {
                // in the span already, or else both vanish by chance: once in 2^62
                return true;
            }
            // all people together are out, whatever follows from it
            if (!empty && bares(first, second)) {
                return false;
            }
            empty = false;
            takeOut(row);
            return true;
        }

        private int[] folded(long[] kinds) {
            long[] row = new long[width];
            for (int w = 0; w < kinds.length; w++) {
                for (long bits = kinds[w]; bits != 0; bits &= bits - 1) {
                    int kind = w * Long.SIZE + Long.numberOfTrailingZeros(bits);
                    for (int i = folds * kind; i < folds * (kind + 1); i++) {
                        row[columns[i]] += factors[i];
                    }
                }
            }
            return Arrays.stream(row).mapToInt(value -> (int) (value % PRIME)).toArray();
        }

        /**
         * Whether a small group is orthogonal to u (v r) - v (u r), which is orthogonal to all rows and to the new one, if u
         * and v are to all rows.
         */
        private boolean bares(long first, long second) {
            long minus = PRIME - first;
            int[] whole = new int[width];
            for (int k = 0; k < width; k++) {
                whole[k] = reduced(reduced(orthogonal[0][k] * second) + minus * orthogonal[1][k]);
            }
            long[] ofKind = new long[kindsInSecrets.length];
            for (int i = 0; i < ofKind.length; i++) {
                int kind = kindsInSecrets[i];
                for (int f = folds * kind; f < folds * (kind + 1); f++) {
                    ofKind[i] += reduced((long) factors[f] * whole[columns[f]]);
                }
            }
            for (int[] secret : secrets) {
                long sum = 0;
                for (int place : secret) {
                    sum += ofKind[place];
                }
                if (sum % PRIME == 0) {
                    return true;
                }
            }
            return false;
        }

        /** Makes all vectors but one orthogonal to the row by means of that one, which goes. */
        private void takeOut(int[] row) {
            int pivot = left - 1;
            long with = product(row, orthogonal[pivot]);
            while (with == 0) {
                with = product(row, orthogonal[--pivot]);
            }
            int[] gone = orthogonal[pivot];
            orthogonal[pivot] = orthogonal[--left];
            long inverse = power(with, PRIME - 2);
            for (int i = 0; i < left; i++) {
                long minus = PRIME - product(row, orthogonal[i]);
                int times = reduced(minus * inverse);
                int[] vector = orthogonal[i];
                for (int k = 0; k < vector.length; k++) {
                    vector[k] = reduced(vector[k] + (long) times * gone[k]);
                }
            }
        }

        private static long product(int[] one, int[] other) {
            long sum = 0;
            for (int k = 0; k < one.length; k++) {
                sum += reduced((long) one[k] * other[k]);
            }
            return sum % PRIME;
        }

        /** Modulo 2^31 - 1, of 0 to 2^63 - 1: the digits to the base 2^31 added up. */
        private static int reduced(long value) {
            long once = (value & PRIME) + (value >>> 31);
            long twice = (once & PRIME) + (once >>> 31);
            return (int) (twice >= PRIME ? twice - PRIME : twice);
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
