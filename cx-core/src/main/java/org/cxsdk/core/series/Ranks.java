package org.cxsdk.core.series;

import java.util.Arrays;

/** The place of each value among all, from 1; equal values share the mean of theirs. Stateless. */
final class Ranks {

    private Ranks() {}

    static double[] of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(value -> (below(sorted, value, false) + 1 + below(sorted, value, true)) / 2.0)
                .toArray();
    }

    /** How many are below a value, or also equal to it. */
    private static int below(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
