package org.cxsdk.core.insight;

import java.util.Arrays;

/**
 * Sorts whole numbers of a small range, such as times in microseconds, digit by digit from the last (Knuth, The Art of
 * Computer Programming 3, 5.2.5): three or four passes where a day has 37 bits, whatever their number; comparing takes n log
 * n. For one thread.
 */
final class TimeSort {

    /** Fewer are sorted faster by comparing. */
    private static final int FEW = 128;

    /** The more numbers there are, the longer digits pay off: a table for each digit has to be cleared and added up. */
    private static final int SHORT_DIGIT = 8;

    private static final int LONG_DIGIT = 12;
    private static final int MANY = 4_096;
    private static final int MOST_DIGITS = Long.SIZE / SHORT_DIGIT;

    private final int[][] counts = new int[MOST_DIGITS][1 << LONG_DIGIT];
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
        int bits = Long.SIZE - Long.numberOfLeadingZeros(range);
        int longest = n < MANY ? SHORT_DIGIT : LONG_DIGIT;
        int digits = (bits + longest - 1) / longest;
        if (digits > 0) {
            byDigits(values, from, n, least, digits, (bits + digits - 1) / digits);
        }
    }

    private void byDigits(long[] values, int from, int n, long least, int digits, int width) {
        count(values, from, n, least, digits, width);
        long[] source = values;
        long[] target = scratch;
        int sourceFrom = from;
        int targetFrom = 0;
        for (int digit = 0; digit < digits; digit++) {
            pass(source, sourceFrom, target, targetFrom, n, least, digit, width);
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

    private void count(long[] values, int from, int n, long least, int digits, int width) {
        int mask = (1 << width) - 1;
        for (int digit = 0; digit < digits; digit++) {
            int[] ofDigit = counts[digit];
            Arrays.fill(ofDigit, 0, mask + 1, 0);
            int shift = digit * width;
            for (int i = from; i < from + n; i++) {
                ofDigit[(int) (values[i] - least >>> shift) & mask]++;
            }
        }
    }

    private void pass(long[] source, int from, long[] target, int targetFrom, int n, long least, int digit, int width) {
        int[] places = counts[digit];
        int mask = (1 << width) - 1;
        int shift = digit * width;
        int next = targetFrom;
        for (int bucket = 0; bucket <= mask; bucket++) {
            int count = places[bucket];
            places[bucket] = next;
            next += count;
        }
        for (int i = from; i < from + n; i++) {
            long value = source[i];
            target[places[(int) (value - least >>> shift) & mask]++] = value;
        }
    }
}
