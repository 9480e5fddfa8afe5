package org.cxsdk.core.insight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts events into the stated order: by case in the order of first appearance, inside a case by time, then sequence number,
 * then by the {@link TieRule}. A counting sort by case, which keeps the order of arrival, then a stable sort of those cases
 * that are not in order. For one use, on one thread.
 */
final class EventOrder {

    private final int size;
    private final int[] from;
    private final int[] caseOf;
    private final long[] timeOf;
    private final long @Nullable [] sequenceOf;
    /** The rank of each event's activity by name, where that decides; else nothing does but arrival. */
    private final int @Nullable [] rankOf;

    EventOrder(
            int size, int[] from, int[] caseOf, long[] timeOf, long @Nullable [] sequenceOf, int @Nullable [] rankOf) {
        this.size = size;
        this.from = from;
        this.caseOf = caseOf;
        this.timeOf = timeOf;
        this.sequenceOf = sequenceOf;
        this.rankOf = rankOf;
    }

    /** The number that each event had on arrival, in the stated order. */
    int[] sorted() {
        int cases = from.length - 1;
        int[] next = Arrays.copyOf(from, cases);
        long[] last = new long[cases];
        boolean[] unordered = new boolean[cases];
        boolean any = false;
        Arrays.fill(last, Long.MIN_VALUE);
        int[] order = new int[size];
        boolean timeAlone = sequenceOf == null && rankOf == null;
        for (int i = 0; i < size; i++) {
            int c = caseOf[i];
            order[next[c]++] = i;
            long time = timeOf[i];
            if (time < last[c] || (!timeAlone && time == last[c])) {
                unordered[c] = true;
                any = true;
            }
            last[c] = time;
        }
        for (int c = 0; any && c < cases; c++) {
            if (unordered[c]) {
                sort(order, from[c], from[c + 1]);
            }
        }
        return order;
    }

    /** Whether two events stand as they do only because of the tie rule. */
    boolean isTie(int one, int other) {
        return timeOf[one] == timeOf[other] && (sequenceOf == null || sequenceOf[one] == sequenceOf[other]);
    }

    /** Cases are short and nearly in order, where insertion wins; a case that is neither is merge-sorted. */
    private void sort(int[] order, int begin, int end) {
        long budget = 16L * (end - begin);
        for (int i = begin + 1; i < end; i++) {
            int event = order[i];
            int j = i;
            while (j > begin && compare(order[j - 1], event) > 0) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = event;
            budget -= i - j;
            if (budget < 0) {
                mergeSort(order, begin, end);
                return;
            }
        }
    }

    /** Event numbers grow in order of arrival, so they end the comparison. */
    private void mergeSort(int[] order, int begin, int end) {
        Integer[] events = new Integer[end - begin];
        Arrays.setAll(events, i -> order[begin + i]);
        Arrays.sort(events, (a, b) -> {
            int compared = compare(a, b);
            return compared != 0 ? compared : Integer.compare(a, b);
        });
        for (int i = 0; i < events.length; i++) {
            order[begin + i] = events[i];
        }
    }

    private int compare(int one, int other) {
        if (timeOf[one] != timeOf[other]) {
            return Long.compare(timeOf[one], timeOf[other]);
        }
        if (sequenceOf != null && sequenceOf[one] != sequenceOf[other]) {
            return Long.compare(sequenceOf[one], sequenceOf[other]);
        }
        return rankOf == null ? 0 : Integer.compare(rankOf[one], rankOf[other]);
    }
}
