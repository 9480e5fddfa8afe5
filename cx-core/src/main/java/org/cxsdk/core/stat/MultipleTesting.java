package org.cxsdk.core.stat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Question: which of many differences are more than chance? Forty offices tested at 5 % give two alarms a month for nothing;
 * adjusted p values take back what looking often gives. Stateless; O(n log n).
 */
public final class MultipleTesting {

    private MultipleTesting() {}

    /**
     * Adjusted p values of Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
     * Statistics 6 (1979): the chance of even one false alarm is kept, whatever the tests have to do with each other.
     *
     * @param p p values, 0 to 1
     * @return adjusted values in the same order
     */
    public static double[] holm(double... p) {
        Integer[] order = order(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int rank = 0; rank < p.length; rank++) {
            most = Math.max(most, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = most;
        }
        return adjusted;
    }

    /**
     * Adjusted p values of Benjamini and Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical
     * Society B 57 (1995): the expected share of false alarms among the alarms is kept, for independent tests.
     *
     * @param p p values, 0 to 1
     * @return adjusted values in the same order
     */
    public static double[] falseDiscoveryRate(double... p) {
        Integer[] order = order(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int rank = p.length - 1; rank >= 0; rank--) {
            least = Math.min(least, p.length / (rank + 1.0) * p[order[rank]]);
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }

    private static Integer[] order(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("p (" + value + ") must lie between 0 and 1");
            }
        }
        Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> p[i]).thenComparing(i -> i));
        return order;
    }
}
