package org.cxsdk.core.insight;

import java.util.Arrays;

/**
 * Sorts whole numbers of a small range, such as times in microseconds, digit by digit from the last (Knuth, The Art of
 * Computer Programming 3, 5.2.5): five passes where a day has 37 bits, whatever their number; comparing takes n log n. For one
 * thread.
 */
final class TimeSort {

    /** Fewer are sorted faster by comparing. */
    private static final int FEW = 512;

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int MASK = BUCKETS - 1;

    private final int[] counts = new int[BUCKETS];
    private long[] scratch = new long[0];

    /** Sorts {@code values[from] … values[to - 1]}, negative ones first. */
    void sort(long[] values, int from, int to) {
        int n = to - from;
        if (n < FEW) {
            Arrays.sort(values, from, to);
            return;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        long range = most - least;
        if (range < 0) {
            // more than 63 bits apart
            Arrays.sort(values, from, to);
            return;
        }
        if (scratch.length < n) {
            scratch = new long[n];
        }
        long[] source = values;
        long[] target = scratch;
        int sourceFrom = from;
        int targetFrom = 0;
        for (int shift = 0; shift < Long.SIZE - 1 && range >>> shift > 0; shift += BITS) {
            pass(source, sourceFrom, target, targetFrom, n, least, shift);
            long[] swap = source;
            source = target;
            target = swap;
            int from2 = sourceFrom;
            sourceFrom = targetFrom;
            targetFrom = from2;
        }
        if (source != values) {
            System.arraycopy(source, 0, values, from, n);
        }
    }

    private void pass(long[] source, int from, long[] target, int targetFrom, int n, long least, int shift) {
        Arrays.fill(counts, 0);
        for (int i = from; i < from + n; i++) {
            counts[(int) (source[i] - least >>> shift) & MASK]++;
        }
        int next = targetFrom;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            counts[bucket] = next;
            next += count;
        }
        for (int i = from; i < from + n; i++) {
            long value = source[i];
            target[counts[(int) (value - least >>> shift) & MASK]++] = value;
        }
    }
}
