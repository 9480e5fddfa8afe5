package org.cxsdk.core.disclosure;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Question: which groups of a breakdown must stay hidden, so that none smaller than a minimum can be read off or worked out
 * by subtracting what is shown from the total?
 *
 * <p>Hidden are, first, the groups with 1 to {@code minimumN - 1} members. Then, as long as somebody who knows the total, every
 * shown size and that hidden groups have at least one member could still bound one of them below {@code minimumN}, the
 * smallest shown group, all of that size at once so that no name decides. With {@code h} groups hidden that have {@code S}
 * members together, the largest size that such an attacker must hold possible for each is {@code S - h + 1}. If hiding every
 * group does not help, the total is hidden too. Empty groups are shown: there is nobody in them.
 *
 * <p>Complementary suppression as in Hundepool and others, "Statistical Disclosure Control", Wiley 2012, chapter 4, for one
 * breakdown with one total. Left out: several breakdowns of the same people, nested periods, and an attacker who also knows
 * this rule and solves for it. O(n²) at worst; stateless.
 */
public final class SmallGroups {

    private final int minimumN;

    private SmallGroups(int minimumN) {
        this.minimumN = minimumN;
    }

    /**
     * Returns the rule for a smallest size that may be shown.
     *
     * @param minimumN at least 2
     */
    public static SmallGroups below(int minimumN) {
        if (minimumN < 2) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 2");
        }
        return new SmallGroups(minimumN);
    }

    /**
     * Says what may be shown.
     *
     * @param sizes how many people each group has, none negative
     */
    public Disclosure disclose(Map<String, Long> sizes) {
        Set<String> hidden = tooSmall(sizes);
        if (hidden.isEmpty()) {
            return new Disclosure(hidden, true);
        }
        while (!isProtected(hidden, sizes)) {
            Set<String> next = smallestShown(hidden, sizes);
            if (next.isEmpty()) {
                return new Disclosure(hidden, false);
            }
            hidden.addAll(next);
        }
        return new Disclosure(hidden, true);
    }

    private Set<String> tooSmall(Map<String, Long> sizes) {
        Set<String> small = new TreeSet<>();
        sizes.forEach((group, size) -> {
            if (size < 0) {
                throw new IllegalArgumentException(
                        "size of group \"" + group + "\" (" + size + ") must not be negative");
            }
            if (size > 0 && size < minimumN) {
                small.add(group);
            }
        });
        return small;
    }

    /** S - h + 1 >= minimumN, and more than one group to choose from. */
    private boolean isProtected(Set<String> hidden, Map<String, Long> sizes) {
        long together = hidden.stream().mapToLong(sizes::get).sum();
        return hidden.size() > 1 && together - hidden.size() + 1 >= minimumN;
    }

    private static Set<String> smallestShown(Set<String> hidden, Map<String, Long> sizes) {
        Map<String, Long> shown = new TreeMap<>(sizes);
        shown.keySet().removeAll(hidden);
        shown.values().removeIf(size -> size == 0);
        long smallest = shown.values().stream().min(Comparator.naturalOrder()).orElse(0L);
        shown.values().removeIf(size -> size != smallest);
        return shown.keySet();
    }
}
