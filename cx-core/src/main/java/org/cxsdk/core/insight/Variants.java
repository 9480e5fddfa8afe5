package org.cxsdk.core.insight;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.core.Ratio;

/**
 * The different paths that cases took. Two cases took the same path if they went through the same activities in the same
 * order, whatever the time between them.
 *
 * @param count how many different paths there are
 * @param cases how many cases took them
 * @param pathsByCases how many paths were taken by exactly that many cases, greatest number of cases first; paths taken by
 *     very few people can identify them
 * @param top the most frequent paths, by cases descending, then by path
 */
public record Variants(int count, int cases, SortedMap<Integer, Integer> pathsByCases, List<Variant> top) {

    public Variants {
        SortedMap<Integer, Integer> copy = new TreeMap<>(Comparator.<Integer>reverseOrder());
        copy.putAll(pathsByCases);
        pathsByCases = Collections.unmodifiableSortedMap(copy);
        top = List.copyOf(top);
    }

    /**
     * One path.
     *
     * @param count how many cases took it
     * @param path its activities in order
     */
    public record Variant(int count, List<String> path) {
        public Variant {
            path = List.copyOf(path);
        }
    }

    /**
     * The least number of paths that together were taken by at least this share of the cases.
     *
     * @param share between 0 and 1
     */
    public int covering(Ratio share) {
        long covered = 0;
        int paths = 0;
        for (Map.Entry<Integer, Integer> group : pathsByCases.entrySet()) {
            for (int i = 0; i < group.getValue(); i++) {
                // covered / cases >= numerator / denominator, without dividing
                if (share.denominator()
                                .multiply(BigDecimal.valueOf(covered))
                                .compareTo(share.numerator().multiply(BigDecimal.valueOf(cases)))
                        >= 0) {
                    return paths;
                }
                covered += group.getKey();
                paths++;
            }
        }
        return paths;
    }
}
