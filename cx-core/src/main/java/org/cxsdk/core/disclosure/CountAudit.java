package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * Engineering 8 (1982) 574-582; arithmetic modulo the prime 2^31 - 1, in which rows that are dependent stay dependent. Left
 * out: small groups made of three or more, of which {@link SmallGroups} looks after the rest of a breakdown; and what only
 * bounds a count, for which there is {@link TableProtection}.
 *
 * <p>Cost: people in all groups together, groups squared, and groups shown times kinds times small groups. Stateless and safe
 * for use by many threads.
 */
public final class CountAudit {

    /** Small groups beyond these are looked after only one by one, not in pairs: a limit to time. */
    private static final int MOST_SECRETS = 6_000;

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
        Kinds kinds = Kinds.of(people, groups.values());
        List<BitSet> rows = groups.values().stream().map(kinds::of).toList();
        List<long[]> secrets = secrets(kinds, rows);
        Span span = new Span(kinds.count());
        BitSet everybody = new BitSet();
        everybody.set(0, kinds.count());
        span.add(row(everybody, kinds.count()), secrets);
        Set<String> shown = new LinkedHashSet<>();
        int at = 0;
        for (String name : groups.keySet()) {
            BitSet row = rows.get(at++);
            int size = kinds.people(row);
            if (!isSmall(size) && !isSmall(people - size) && span.add(row(row, kinds.count()), secrets)) {
                shown.add(name);
            }
        }
        return shown;
    }

    private boolean isSmall(int size) {
        return size > 0 && size < minimumN;
    }

    private List<long[]> secrets(Kinds kinds, List<BitSet> rows) {
        Set<BitSet> small = new LinkedHashSet<>();
        for (BitSet row : rows) {
            BitSet outside = (BitSet) row.clone();
            outside.flip(0, kinds.count());
            addSmall(row, kinds, small);
            addSmall(outside, kinds, small);
        }
        for (int i = 0; i < rows.size() && small.size() < MOST_SECRETS; i++) {
            for (int j = 0; j < i; j++) {
                BitSet both = (BitSet) rows.get(i).clone();
                both.and(rows.get(j));
                addSmall(both, kinds, small);
                BitSet one = (BitSet) rows.get(i).clone();
                one.andNot(rows.get(j));
                addSmall(one, kinds, small);
                BitSet other = (BitSet) rows.get(j).clone();
                other.andNot(rows.get(i));
                addSmall(other, kinds, small);
            }
        }
        List<long[]> secrets = new ArrayList<>();
        small.forEach(row -> secrets.add(row(row, kinds.count())));
        return secrets;
    }

    private void addSmall(BitSet row, Kinds kinds, Set<BitSet> small) {
        // each kind has somebody, so that a group of many kinds is not small
        if (row.cardinality() < minimumN && isSmall(kinds.people(row))) {
            small.add(row);
        }
    }

    private static long[] row(BitSet kinds, int count) {
        long[] row = new long[count];
        kinds.stream().forEach(kind -> row[kind] = 1);
        return row;
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

        BitSet of(BitSet group) {
            BitSet kinds = new BitSet();
            for (int p = group.nextSetBit(0); p >= 0; p = group.nextSetBit(p + 1)) {
                kinds.set(kindOf[p]);
            }
            return kinds;
        }

        int people(BitSet kinds) {
            return kinds.stream().map(kind -> sizes[kind]).sum();
        }
    }

    /** What the rows that are out determine, as rows in echelon form; what is left of each secret beside them. */
    private static final class Span {
        private final int width;
        private final List<long[]> rows = new ArrayList<>();
        private final List<Integer> pivots = new ArrayList<>();

        Span(int width) {
            this.width = width;
        }

        /** Adds a row, unless a secret would then lie in the span; says whether it may be out. */
        boolean add(long[] row, List<long[]> secrets) {
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
            for (long[] secret : secrets) {
                if (isMultiple(secret, row, pivot)) {
                    return rows.isEmpty();
                }
            }
            for (long[] secret : secrets) {
                clear(secret, row, pivot);
            }
            rows.add(row);
            pivots.add(pivot);
            return true;
        }

        private static boolean isMultiple(long[] secret, long[] row, int pivot) {
            long times = secret[pivot];
            if (times == 0) {
                return false;
            }
            for (int k = 0; k < row.length; k++) {
                if (secret[k] != times * row[k] % PRIME) {
                    return false;
                }
            }
            return true;
        }

        private static void clear(long[] target, long[] row, int pivot) {
            long times = target[pivot];
            if (times == 0) {
                return;
            }
            for (int k = 0; k < row.length; k++) {
                if (row[k] != 0) {
                    target[k] = Math.floorMod(target[k] - times * row[k] % PRIME, PRIME);
                }
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
